using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax.Yaml;

/// <summary>The scanner's refusals in our words, at the place where a person would look.</summary>
internal static class YamlMessages
{
    public const string Tab = "a tab cannot indent: YAML wants blanks";

    public const string NoKey = "expected a key before \":\"";

    public static YamlToken BadStart(SourceText source, int at) =>
        new(YamlTokenKind.Error, at, at + 1, $"no value can start with \"{source.Text[at]}\": put it in quotes");

    /// <param name="start">Where the scanner began the token that it could not finish.</param>
    /// <param name="end">Where it stopped.</param>
    public static YamlToken ErrorToken(string message, int start, int end, SourceText source)
    {
        var at = end < source.Length ? source.Text[end] : '\0';
        if (message.Contains("quoted scalar, found unexpected", StringComparison.Ordinal))
            return new YamlToken(YamlTokenKind.Error, start, start + 1, $"the closing {source.Text[start]} is missing");
        if (message.Contains("could not find expected ':'", StringComparison.Ordinal))
            return new YamlToken(YamlTokenKind.Error, start, start, "a key must be followed by \":\"");
        if (message.Contains("cannot start any token", StringComparison.Ordinal))
            return source.Text[start] == '\t' ? new YamlToken(YamlTokenKind.Error, start, end, Tab) : BadStart(source, start);
        if (message.Contains("anchor or alias", StringComparison.Ordinal))
            return new YamlToken(YamlTokenKind.Error, start, start + 1, $"a name must follow \"{source.Text[start]}\"; put text that starts with it in quotes");
        if (message.Contains("found wrong indentation", StringComparison.Ordinal))
            return new YamlToken(YamlTokenKind.Error, start, start + 1, "the closing \" is missing, or the lines below it are not indented");
        if (at == '\t' || message.Contains("tab", StringComparison.Ordinal))
            return new YamlToken(YamlTokenKind.Error, end, end + (at == '\t' ? 1 : 0), Tab);
        if (message.Contains("values are not allowed", StringComparison.Ordinal) || message.Contains("found invalid mapping", StringComparison.Ordinal))
            return new YamlToken(YamlTokenKind.Error, end, end + 1, "\":\" starts a mapping where none can stand: indent the line, or quote the value that holds it");
        if (message.Contains("sequence entries are not allowed", StringComparison.Ordinal))
            return new YamlToken(YamlTokenKind.Error, end, end + 1, "\"-\" starts a sequence where none can stand");
        return new YamlToken(YamlTokenKind.Error, end, end, Reword(message));
    }

    /// <summary>"While scanning a tag, did not find expected '>'." to "did not find expected '>'".</summary>
    private static string Reword(string message)
    {
        var comma = message.StartsWith("While ", StringComparison.Ordinal) ? message.IndexOf(", ", StringComparison.Ordinal) + 2 : 0;
        var rest = message[Math.Max(comma, 0)..].TrimEnd('.');
        return rest.Length == 0 ? "this is no YAML" : char.ToLowerInvariant(rest[0]) + rest[1..];
    }
}
