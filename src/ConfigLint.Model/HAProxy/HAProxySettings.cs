using System.Globalization;
using ConfigLint.Syntax.HAProxy;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Model.HAProxy;

/// <summary>What holds in a frontend, backend or listen section: its own lines, then those of its defaults.</summary>
/// <param name="Chain">The section itself, then the defaults that it inherits from, nearest first.</param>
/// <param name="IsComplete">Nothing outside can be inherited: what is in no section has HAProxy's default.</param>
internal sealed record HAProxySettings(IReadOnlyList<HAProxySection> Chain, bool IsComplete)
{
    private const string Source = "HAProxy's default";

    /// <summary>The last line that matches on the nearest level that has one.</summary>
    public HAProxyStatement? Find(string keyword, params string[] arguments) =>
        Chain.Select(section => section.Named(keyword).LastOrDefault(s => s.Is(keyword, arguments))).FirstOrDefault(s => s is not null);

    /// <summary>Unknown when there is no limit: it is not written, or 0.</summary>
    public Setting<TimeSpan> Timeout(string name)
    {
        var setting = Read<TimeSpan>($"timeout {name}", 1, Find("timeout", name), HAProxyTime.TryParse, null);
        return setting.Is(t => t == TimeSpan.Zero) ? Setting<TimeSpan>.NoLimit(setting.Name, "0 stands for no limit") : setting;
    }

    public Setting<int> Number(string keyword, int otherwise) => Read<int>(keyword, 0, Find(keyword), TryParseNumber, otherwise);

    public Setting<string> Text(string keyword, string? otherwise)
    {
        var found = Find(keyword);
        if (found is null && IsComplete && otherwise is not null)
            return Setting<string>.Known(keyword, otherwise, new Origin.Default(Source));
        return found is { IsConditional: false } && found.Argument(0) is { } text
            ? Setting<string>.Known(keyword, text, OriginOf(found, 0))
            : Setting<string>.Unknown(keyword, Reason(found));
    }

    /// <summary>Where the line stands: here or in the defaults.</summary>
    public Origin OriginOf(HAProxyStatement statement, int lastArgument)
    {
        var at = new Location(statement.Source, TextSpan.FromBounds(statement.Span.Start, statement.ArgumentSpan(lastArgument).End));
        return statement.Parent == Chain[0] ? new Origin.Written(at) : new Origin.Inherited(at, "defaults");
    }

    public static bool TryParseNumber(string text, out int value) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);

    private Setting<T> Read<T>(string name, int argument, HAProxyStatement? found, Parse<T> parse, T? otherwise)
        where T : struct
    {
        if (found is null)
        {
            return !IsComplete ? Setting<T>.Unknown(name, Reason(null))
                : otherwise is { } value ? Setting<T>.Known(name, value, new Origin.Default(Source))
                : Setting<T>.NoLimit(name, Reason(null));
        }
        return !found.IsConditional && found.Argument(argument) is { } text && parse(text, out var read)
            ? Setting<T>.Known(name, read, OriginOf(found, argument))
            : Setting<T>.Unknown(name, Reason(found));
    }

    private string Reason(HAProxyStatement? found) => found is null
        ? IsComplete ? "there is no limit" : "a file that was not read may set it"
        : found.IsConditional ? "it stands between .if and .endif" : "HAProxy reads no such value";

    private delegate bool Parse<T>(string text, out T value);
}
