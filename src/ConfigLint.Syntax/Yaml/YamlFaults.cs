using System.Buffers;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax.Yaml;

/// <summary>Words and place of a fault that the grammar finds.</summary>
internal static class YamlFaults
{
    private static readonly SearchValues<char> WordEnds = SearchValues.Create(" \t\r\n,:");

    /// <param name="token">What stands where a key should.</param>
    /// <param name="end">The end of what was read.</param>
    /// <param name="column">Where the mapping's keys stand, from 1.</param>
    public static string NoKey(SourceText source, YamlToken token, int end, int column) => token.Kind switch
    {
        YamlTokenKind.BlockEntry or YamlTokenKind.BlockSequenceStart => $"\"-\" where a key is expected: the keys of this mapping stand at column {column}",
        YamlTokenKind.BlockMappingStart => $"wrong indentation: the keys of this mapping stand at column {column}",
        YamlTokenKind.Scalar when OnSameLine(source, end, token.Start) => "the value ends before this: quote the whole value",
        YamlTokenKind.Scalar => "a key must be followed by \":\"",
        YamlTokenKind.Value => YamlMessages.NoKey,
        _ => "expected a key",
    };

    public static string NoItem(SourceText source, YamlToken token, int end, int column) => token.Kind == YamlTokenKind.Scalar && OnSameLine(source, end, token.Start)
        ? "the value ends before this: quote the whole value"
        : $"expected \"-\": the items of this sequence start at column {column}";

    public static string NoValue(SourceText source, YamlToken token) => token.Kind switch
    {
        YamlTokenKind.FlowEntry => "expected a value before \",\"",
        YamlTokenKind.FlowMappingEnd or YamlTokenKind.FlowSequenceEnd => $"\"{source.Text[token.Start]}\" closes nothing",
        YamlTokenKind.Value => YamlMessages.NoKey,
        YamlTokenKind.BlockEntry => "\"-\" starts a sequence where none can stand",
        _ => "expected a value",
    };

    /// <summary>The token, or the word that stands where it has no length; never more than one line.</summary>
    public static TextSpan SpanOf(SourceText source, YamlToken token, int end)
    {
        var start = Math.Min(token.Start, end);
        var text = source.AsSpan(TextSpan.FromBounds(start, end));
        var length = token.End - token.Start;
        if (length == 0)
        {
            length = text.IndexOfAny(WordEnds);
            length = length < 0 ? text.Length : Math.Max(length, text.IsEmpty ? 0 : 1);
        }
        var lineBreak = text[..Math.Min(length, text.Length)].IndexOfAny('\n', '\r');
        return new TextSpan(start, lineBreak > 0 ? lineBreak : Math.Min(length, text.Length));
    }

    private static bool OnSameLine(SourceText source, int start, int end) =>
        start <= end && !source.AsSpan(TextSpan.FromBounds(start, end)).ContainsAny('\n', '\r');
}
