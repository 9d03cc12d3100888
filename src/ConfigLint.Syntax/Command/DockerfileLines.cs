using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax.Command;

/// <summary>One instruction of a Dockerfile: the pieces of its lines without continuation characters and comment lines, and its here-documents.</summary>
internal sealed record DockerfileLine(JoinedText Text, IReadOnlyList<TextSpan> Heredocs, string? Fault);

/// <summary>
/// Cuts a Dockerfile into instructions (Parse in moby/buildkit, frontend/dockerfile/parser/parser.go): the escape directive, continued lines,
/// comments and empty lines inside of them, here-documents.
/// </summary>
internal sealed class DockerfileLines
{
    private readonly SourceText _source;
    private readonly string _text;
    private int _at;

    public DockerfileLines(SourceText source)
    {
        _source = source;
        _text = source.Text;
        if (_text.StartsWith('\uFEFF'))
            _at = 1;
        else if (_text.StartsWith("ï»¿", StringComparison.Ordinal))
            _at = 3;
        Escape = ReadDirectives();
    }

    /// <summary>The character that continues lines: a backslash unless "# escape=`" says otherwise.</summary>
    public char Escape { get; }

    public DockerfileLine? Next()
    {
        while (_at < _text.Length)
        {
            var (start, end) = NextLine();
            start = SkipBlanks(start, end);
            if (start == end || _text[start] == '#')
                continue;
            var pieces = new List<TextSpan>();
            var continues = AddPiece(pieces, start, end);
            while (continues && _at < _text.Length)
            {
                (start, end) = NextLine();
                var first = SkipBlanks(start, end);
                if (first < end && _text[first] != '#')
                    continues = AddPiece(pieces, start, end);
            }
            var line = JoinedText.From(_source, pieces, "");
            if (line.Text.AsSpan(line.Start, line.End - line.Start).IsWhiteSpace())
                continue;
            var heredocs = ReadHeredocs(line, out var fault);
            return new DockerfileLine(line, heredocs, fault);
        }
        return null;
    }

    /// <summary>Comments at the top of the form "# name=value", before anything else.</summary>
    private char ReadDirectives()
    {
        var back = _at;
        var escape = '\\';
        while (_at < _text.Length)
        {
            var (start, end) = NextLine();
            start = SkipBlanks(start, end);
            var line = _text.AsSpan(start, end - start).Trim();
            var equals = line.IndexOf('=');
            if (line is not ['#', ..] || equals < 0)
                break;
            var name = line[1..equals].Trim();
            if (name.Equals("escape", StringComparison.OrdinalIgnoreCase))
                escape = line[(equals + 1)..].Trim() is "`" ? '`' : '\\';
            else if (!name.Equals("syntax", StringComparison.OrdinalIgnoreCase) && !name.Equals("check", StringComparison.OrdinalIgnoreCase))
                break;
        }
        _at = back;
        return escape;
    }

    /// <summary>Adds a line without the escape character and blanks at its end; true when there was one.</summary>
    private bool AddPiece(List<TextSpan> pieces, int start, int end)
    {
        var last = end;
        while (last > start && _text[last - 1] is ' ' or '\t')
            last--;
        var continues = last > start && _text[last - 1] == Escape && !(last - 1 > start && _text[last - 2] == Escape);
        pieces.Add(TextSpan.FromBounds(start, continues ? last - 1 : end));
        return continues;
    }

    private List<TextSpan> ReadHeredocs(JoinedText line, out string? fault)
    {
        fault = null;
        var bodies = new List<TextSpan>();
        foreach (var (delimiter, stripsTabs) in DockerfileHeredocs.Find(line, Escape))
        {
            var start = _at;
            var isClosed = false;
            while (!isClosed && _at < _text.Length)
            {
                var (lineStart, lineEnd) = NextLine();
                var text = _text.AsSpan(lineStart, lineEnd - lineStart);
                isClosed = (stripsTabs ? text.TrimStart('\t') : text).SequenceEqual(delimiter);
                if (isClosed || _at == _text.Length)
                    bodies.Add(TextSpan.FromBounds(start, lineEnd));
            }
            if (!isClosed)
                fault = $"the here-document is not closed: a line with \"{delimiter}\" alone is expected";
        }
        return bodies;
    }

    private (int Start, int End) NextLine()
    {
        var start = _at;
        var offset = _text.AsSpan(start).IndexOf('\n');
        var end = offset < 0 ? _text.Length : start + offset;
        _at = offset < 0 ? end : end + 1;
        return (start, end > start && _text[end - 1] == '\r' ? end - 1 : end);
    }

    private int SkipBlanks(int start, int end)
    {
        while (start < end && char.IsWhiteSpace(_text[start]))
            start++;
        return start;
    }
}

/// <summary>The here-documents that a RUN, COPY or ADD starts: words <c>&lt;&lt;EOF</c>, <c>3&lt;&lt;-"EOF"</c>.</summary>
internal static class DockerfileHeredocs
{
    public static IEnumerable<(string Delimiter, bool StripsTabs)> Find(JoinedText line, char escape)
    {
        var text = line.Text;
        var at = line.Start;
        if (!text.AsSpan(at, line.End - at).Contains("<<", StringComparison.Ordinal))
            yield break;
        at = SkipBlanks(text, at, line.End);
        var nameEnd = WordEnd(text, at, line.End, escape);
        if (text[at..nameEnd].ToUpperInvariant() is not ("RUN" or "COPY" or "ADD"))
            yield break;
        while ((at = SkipBlanks(text, nameEnd, line.End)) < line.End)
        {
            nameEnd = WordEnd(text, at, line.End, escape);
            var word = text.AsSpan(at, nameEnd - at).TrimStart("0123456789");
            if (!word.StartsWith("<<"))
                continue;
            word = word[2..];
            var stripsTabs = word is ['-', ..];
            if (stripsTabs)
                word = word[1..];
            var delimiter = word.ToString().Replace("\"", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal);
            if (delimiter.Length > 0 && !delimiter.Contains('<', StringComparison.Ordinal))
                yield return (delimiter, stripsTabs);
        }
    }

    private static int WordEnd(string text, int at, int end, char escape) =>
        WordScanner.FindEnd(text, at, end, CommandDialect.Dockerfile, escape, out _, out _);

    private static int SkipBlanks(string text, int at, int end)
    {
        while (at < end && char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }
}
