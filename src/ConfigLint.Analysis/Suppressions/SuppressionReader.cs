using System.Buffers;
using ConfigLint.Syntax;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Analysis;

/// <summary>Finds suppressions in the trivia of a tree: in comments of any syntax, never in a string.</summary>
internal static class SuppressionReader
{
    private const string Mark = "configlint-";

    private static readonly SearchValues<char> WordCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz-");

    private static readonly Dictionary<string, SuppressionKind> Kinds = new(StringComparer.Ordinal)
    {
        ["configlint-disable-next-line"] = SuppressionKind.NextLine,
        ["configlint-disable-line"] = SuppressionKind.Line,
        ["configlint-disable-file"] = SuppressionKind.File,
        ["configlint-disable"] = SuppressionKind.Disable,
        ["configlint-enable"] = SuppressionKind.Enable,
    };

    /// <summary>The tree is not even asked for when the text cannot hold a suppression.</summary>
    public static bool MayHold(SourceText source) => source.Text.Contains(Mark, StringComparison.Ordinal);

    /// <summary>In the order of the text.</summary>
    public static List<SuppressionComment> Read(SyntaxTree tree)
    {
        var source = tree.Source;
        var comments = new List<SuppressionComment>();
        var lines = new CodeLines(tree);
        foreach (var gap in lines.Gaps)
        {
            var at = gap.Start;
            while (source.Text.AsSpan(at, gap.End - at).IndexOf(Mark) is >= 0 and var offset)
            {
                at += offset;
                var line = TextSpan.FromBounds(Math.Max(gap.Start, source.GetLineStart(at)), Math.Min(gap.End, source.GetLineSpanAt(at).End));
                if (ReadLine(source, line, at, lines) is { } comment)
                    comments.Add(comment);
                // Whatever else the line holds does not open a comment.
                at = line.End;
            }
        }
        return comments;
    }

    /// <summary>The suppression in a line of trivia; null when it holds none.</summary>
    /// <param name="at">Of the mark in the line.</param>
    internal static SuppressionComment? ReadLine(SourceText source, TextSpan line, int at, CodeLines lines) =>
        OpensComment(source.AsSpan(TextSpan.FromBounds(line.Start, at)), out var terminator)
            ? ReadOne(source, TextSpan.FromBounds(at, line.End), terminator, lines)
            : null;

    /// <summary>What stands before the first word is a comment's opening and nothing else, so prose about suppressions is none.</summary>
    private static bool OpensComment(ReadOnlySpan<char> before, out string terminator)
    {
        var opening = before.Trim([' ', '\t', '\uFEFF']);
        terminator = opening switch { "<!--" => "-->", "/*" => "*/", _ => "" };
        return terminator.Length > 0
            || (opening.Length > 0 && opening[0] is '#' or ';' && !opening.ContainsAnyExcept(opening[0]))
            || (opening.Length > 1 && !opening.ContainsAnyExcept('/'));
    }

    private static SuppressionComment? ReadOne(SourceText source, TextSpan place, string terminator, CodeLines lines)
    {
        var text = source.AsSpan(place);
        if (terminator.Length > 0 && text.IndexOf(terminator) is >= 0 and var close)
            text = text[..close];
        var word = text.IndexOfAnyExcept(WordCharacters) is >= 0 and var end ? text[..end] : text;
        if (!Kinds.TryGetValue(word.ToString(), out var kind))
        {
            // Only what is surely meant as one: "configlint-action" at the head of a comment is somebody's prose.
            return word.StartsWith("configlint-disable") || word.StartsWith("configlint-enable")
                ? new SuppressionComment(SuppressionKind.Misspelt, new TextSpan(place.Start, word.Length), 0, [], null)
                : null;
        }
        var rules = ReadRules(text, place.Start, word.Length, out var reason);
        var span = TextSpan.FromBounds(place.Start, rules.Count > 0 ? rules[^1].End : place.Start + word.Length);
        var line = source.GetLinePosition(place.Start).Line;
        return new SuppressionComment(kind, span, kind == SuppressionKind.NextLine ? lines.After(line) : line, rules, reason);
    }

    /// <summary>The words up to <c>--</c>, between blanks and commas; what follows is the reason.</summary>
    private static List<TextSpan> ReadRules(ReadOnlySpan<char> text, int start, int at, out string? reason)
    {
        var rules = new List<TextSpan>();
        reason = null;
        while (at < text.Length)
        {
            if (text[at] is ',' || char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }
            if (text[at..].StartsWith("--"))
            {
                var rest = text[(at + 2)..].Trim();
                reason = rest.IsEmpty ? null : rest.ToString();
                break;
            }
            var length = 0;
            while (at + length < text.Length && text[at + length] is not ',' && !char.IsWhiteSpace(text[at + length]))
                length++;
            rules.Add(new TextSpan(start + at, length));
            at += length;
        }
        return rules;
    }
}
