using System.Globalization;
using System.Text;

namespace ConfigLint.Cli;

/// <summary>What the program has around it; tests put their own in its place.</summary>
internal sealed class CliHost
{
    public static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public required TextWriter Out { get; init; }

    /// <summary>What <see cref="Out"/> writes to, for bytes that are no UTF-8; null when it is no stream.</summary>
    public Stream? OutBytes { get; init; }

    public required TextWriter Error { get; init; }

    public required Func<Stream> In { get; init; }

    public required string CurrentDirectory { get; init; }

    public bool OutIsTerminal { get; init; }

    public bool ErrorIsTerminal { get; init; }

    /// <summary>How many columns the terminal has; null when output goes elsewhere or nobody knows.</summary>
    public int? Width => OutIsTerminal ? ColumnsOf(Variable("COLUMNS")) ?? TerminalWidth() : null;

    /// <summary>Asks the terminal itself.</summary>
    public Func<int?> TerminalWidth { get; init; } = () => null;

    public Func<string, string?> Variable { get; init; } = _ => null;

    /// <param name="when">always, never, or auto: on a terminal unless NO_COLOR or TERM says otherwise.</param>
    public bool HasColor(string when) => when switch
    {
        "always" => true,
        "never" => false,
        _ => OutIsTerminal && string.IsNullOrEmpty(Variable("NO_COLOR")) && Variable("TERM") != "dumb",
    };

    /// <summary>The streams directly: Console.Out asks the terminal for more than a linter needs at its start.</summary>
    public static CliHost ForProcess() => ForProcess(Console.OpenStandardOutput());

    private static CliHost ForProcess(Stream output) => new()
    {
        Out = new StreamWriter(output, Utf8, 16 * 1024),
        OutBytes = output,
        Error = new StreamWriter(Console.OpenStandardError(), Utf8, 256) { AutoFlush = true },
        In = Console.OpenStandardInput,
        CurrentDirectory = Environment.CurrentDirectory,
        OutIsTerminal = !Console.IsOutputRedirected,
        ErrorIsTerminal = !Console.IsErrorRedirected,
        Variable = Environment.GetEnvironmentVariable,
        TerminalWidth = ConsoleWidth,
    };

    private static int? ConsoleWidth()
    {
        try
        {
            return Console.WindowWidth is > 0 and var width ? width : null;
        }
        catch (Exception e) when (e is IOException or PlatformNotSupportedException)
        {
            return null;
        }
    }

    private static int? ColumnsOf(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var columns) && columns > 0 ? columns : null;
}
