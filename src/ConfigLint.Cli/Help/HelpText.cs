using System.Text;

namespace ConfigLint.Cli.Help;

/// <summary>What --help prints: usage, arguments, options, commands and examples, in lines that fit.</summary>
internal static class HelpText
{
    /// <summary>Where the terminal does not say its own.</summary>
    public const int UsualWidth = 100;

    private const int Indentation = 2;

    /// <summary>Below this width a meaning stands under its name.</summary>
    private const int WidthForColumns = 60;

    public static string Of(CommandDescription description, int width)
    {
        var text = new StringBuilder();
        text.Append(TextWrap.Hanging(description.Summary, 0, width)).Append("\n\n");
        text.Append(TextWrap.Hanging("Usage: " + description.Usage, 7, width)).Append('\n');
        if (description.Commands.Count > 0)
            text.Append(' ', 7).Append(TextWrap.Hanging("configlint COMMAND [OPTIONS]", 7, width)).Append('\n');
        Append(text, "Arguments", description.Arguments, width);
        Append(text, "Commands", description.Commands, width);
        Append(text, "Options", description.Options, width);
        Append(text, "Examples", [.. CommandExamples.Of(description.Name).Select(example => (example.Line, example.Meaning))], width);
        if (description.Name is "configlint" or "check")
            Append(text, "Exit codes", ExitCodes, width);
        return text.ToString();
    }

    public static IReadOnlyList<(string Name, string Meaning)> ExitCodes { get; } =
    [
        ("0", "nothing at or above the fail level"),
        ("1", "findings at or above it; with --diff, there is something to fix"),
        ("2", "the run itself failed; standard error says why"),
    ];

    private static void Append(StringBuilder text, string title, IReadOnlyList<(string Name, string Meaning)> entries, int width)
    {
        if (entries.Count == 0)
            return;
        text.Append('\n').Append(title).Append(":\n");
        var column = Indentation + entries.Max(entry => entry.Name.Length) + 2;
        var hasColumns = width >= WidthForColumns && column <= width / 2;
        foreach (var (name, meaning) in entries)
        {
            var indented = new string(' ', Indentation) + name;
            text.Append(hasColumns ? indented.PadRight(column) : $"{indented}\n{new string(' ', 2 * Indentation)}");
            text.Append(TextWrap.Hanging(meaning, hasColumns ? column : 2 * Indentation, width)).Append('\n');
        }
    }
}
