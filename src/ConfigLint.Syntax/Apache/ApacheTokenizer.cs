using System.Buffers;
using ConfigLint.Syntax.Text;
using Superpower;
using Superpower.Model;

namespace ConfigLint.Syntax.Apache;

/// <summary>
/// Lines and words as Apache's own reader cuts them: ap_cfg_getline joins and trims (server/util.c), ap_getword_conf cuts words.
/// Total: any text gives tokens; what Apache refuses is left to the parser to say.
/// </summary>
internal sealed class ApacheTokenizer : Tokenizer<SyntaxKind>
{
    /// <summary>VARBUF_MAX_LEN in server/config.c: from here on "Line too long".</summary>
    public const int MaxLineBytes = 16 * 1024 * 1024;

    private static readonly SearchValues<char> Spaces = SearchValues.Create(" \t\n\v\f\r");

    private readonly SourceText _source;
    private readonly string _text;
    private readonly bool _hasNul;
    private readonly LineJoiner _joiner = new(0);
    private readonly List<Token<SyntaxKind>> _tokens;
    private int _lineStart;
    private bool _isJoined;
    private string? _rawSection;
    private int _openMacros;

    public ApacheTokenizer(SourceText source)
    {
        _source = source;
        _text = source.Text;
        _hasNul = _text.Contains('\0');
        _tokens = new List<Token<SyntaxKind>>((_text.Length / 8) + 4);
    }

    public List<SyntaxError> LongLines { get; } = [];

    /// <summary>Fills Superpower's list directly, as the nginx tokenizer does.</summary>
    public TokenList<SyntaxKind> TokenizeAll()
    {
        var at = ReadByteOrderMark();
        while (at < _text.Length)
            at = _rawSection is null ? ReadLine(at) : ReadRawBody(at, _rawSection);
        return new TokenList<SyntaxKind>([.. _tokens]);
    }

    protected override IEnumerable<Result<SyntaxKind>> Tokenize(Superpower.Model.TextSpan span)
    {
        foreach (var token in TokenizeAll())
            yield return Result.Value(token.Kind, token.Span, token.Span.Skip(token.Span.Length));
    }

    private int ReadByteOrderMark()
    {
        var length = _text.StartsWith('\uFEFF') ? 1
            : _source.IsUtf8 ? 0
            : _text.StartsWith("\u00EF\u00BB\u00BF", StringComparison.Ordinal) ? 3
            : _text.StartsWith("\u00FF\u00FE", StringComparison.Ordinal) || _text.StartsWith("\u00FE\u00FF", StringComparison.Ordinal) ? 2
            : 0;
        if (length > 0)
            Emit(SyntaxKind.Bad, 0, length);
        return length;
    }

    /// <summary>Reads the line that starts at <paramref name="at"/>, joined with those that continue it, and returns where the next one starts.</summary>
    private int ReadLine(int at)
    {
        var end = EndOfLine(at);
        var content = WithoutNul(at, end);
        _isJoined = end < _text.Length && content == end && EndsInBackslash(at, end);
        if (!_isJoined)
        {
            _lineStart = at;
            ScanLine(_text.AsSpan(at, content - at), end);
            return end + 1;
        }
        _joiner.Clear();
        while (true)
        {
            _joiner.Add(_text.AsSpan(at, content - at), at);
            // At the end of the file a last backslash is an ordinary character.
            var goesOn = content == end && end < _text.Length && _joiner.TryContinue() && _joiner.Text.Length < MaxLineBytes;
            if (!goesOn || end + 1 >= _text.Length)
                break;
            at = end + 1;
            end = EndOfLine(at);
            content = WithoutNul(at, end);
        }
        ScanLine(_joiner.Text, end);
        return end + 1;
    }

    private int EndOfLine(int at)
    {
        var offset = _text.AsSpan(at).IndexOf('\n');
        return offset < 0 ? _text.Length : at + offset;
    }

    /// <summary>C strings end at a NUL: what follows it on a line does not exist for Apache.</summary>
    private int WithoutNul(int at, int end)
    {
        var nul = _hasNul ? _text.AsSpan(at, end - at).IndexOf('\0') : -1;
        return nul < 0 ? end : at + nul;
    }

    private bool EndsInBackslash(int start, int end)
    {
        if (end > start && _text[end - 1] == '\r')
            end--;
        return end > start && _text[end - 1] == '\\';
    }

    private void ScanLine(ReadOnlySpan<char> line, int lineEnd)
    {
        var start = 0;
        var end = line.Length;
        while (start < end && ApacheText.IsSpace(line[start]))
            start++;
        while (end > start && ApacheText.IsSpace(line[end - 1]))
            end--;
        if (IsTooLong(line))
        {
            LongLines.Add(new SyntaxError(new TextSpan(PositionOf(0), 1), "line too long: Apache reads at most 16 MiB, continued lines included"));
            return;
        }
        if (start == end || line[start] == '#')
            return;
        ScanStatement(line[..end], start);
        if (lineEnd < _text.Length)
            _tokens.Add(NewToken(SyntaxKind.EndOfLine, lineEnd, lineEnd + 1));
    }

    private bool IsTooLong(ReadOnlySpan<char> line) => line.Length >= MaxLineBytes
        || (_source.IsUtf8 && line.Length >= MaxLineBytes / 3 && System.Text.Encoding.UTF8.GetByteCount(line) >= MaxLineBytes);

    private void ScanStatement(ReadOnlySpan<char> line, int start)
    {
        var isTag = line[start] == '<';
        if (!isTag && (line[start] is not ('"' or '\'') || start + 1 >= line.Length || line[start + 1] != '<'))
        {
            ScanWords(line, start);
            return;
        }
        // Apache compares words, not characters: a quoted "<Location" opens a section too.
        var wordEnd = EndOfWord(line, start);
        var afterLessThan = start + (isTag ? 1 : 2);
        var isClosing = afterLessThan < line.Length && line[afterLessThan] == '/';
        if (isClosing)
            ScanCloseTag(line, start, wordEnd, isTag);
        else
            ScanOpenTag(line, start, wordEnd, isTag);
    }

    private void ScanCloseTag(ReadOnlySpan<char> line, int start, int wordEnd, bool isTag)
    {
        if (isTag)
        {
            Emit(SyntaxKind.LessThanSlash, start, start + 2);
            ScanTagName(line, start + 2, wordEnd);
            if (_openMacros > 0 && line[(start + 2)..wordEnd].Equals("Macro>", StringComparison.OrdinalIgnoreCase))
                _openMacros--;
        }
        else
        {
            Emit(SyntaxKind.Quoted, start, wordEnd);
        }
        var rest = SkipSpaces(line, wordEnd);
        if (rest < line.Length)
            Emit(SyntaxKind.Opaque, rest, line.Length);
    }

    /// <summary>The arguments of an opening tag end at the last &gt; of the line, whatever stands around it (ap_strrchr in every handler).</summary>
    private void ScanOpenTag(ReadOnlySpan<char> line, int start, int wordEnd, bool isTag)
    {
        var nameIsClosed = line[wordEnd - 1] == '>' && isTag;
        if (isTag)
        {
            Emit(SyntaxKind.LessThan, start, start + 1);
            ScanTagName(line, start + 1, wordEnd);
        }
        else
        {
            Emit(SyntaxKind.Quoted, start, wordEnd);
        }
        var rest = SkipSpaces(line, wordEnd);
        var last = rest < line.Length ? line[rest..].LastIndexOf('>') : -1;
        if (last >= 0)
        {
            ScanWords(line[..(rest + last)], rest);
            Emit(SyntaxKind.GreaterThan, rest + last, rest + last + 1);
            rest = SkipSpaces(line, rest + last + 1);
            if (rest < line.Length)
                Emit(SyntaxKind.Opaque, rest, line.Length);
        }
        else if (rest < line.Length && nameIsClosed)
        {
            Emit(SyntaxKind.Opaque, rest, line.Length);
        }
        else
        {
            ScanWords(line, rest);
        }
        if (!isTag || !(nameIsClosed || last >= 0))
            return;
        var name = line[(start + 1)..wordEnd].TrimEnd('>');
        if (name.Equals("Macro", StringComparison.OrdinalIgnoreCase))
            _openMacros++;
        else if (_openMacros == 0) // in a macro these are lines like any other
            _rawSection = ApacheSections.RawBodyName(name);
    }

    private void ScanTagName(ReadOnlySpan<char> line, int start, int wordEnd)
    {
        var isClosed = wordEnd > start && line[wordEnd - 1] == '>';
        var nameEnd = isClosed ? wordEnd - 1 : wordEnd;
        if (nameEnd > start)
            Emit(SyntaxKind.Word, start, nameEnd);
        if (isClosed)
            Emit(SyntaxKind.GreaterThan, nameEnd, wordEnd);
    }

    private void ScanWords(ReadOnlySpan<char> line, int at)
    {
        while ((at = SkipSpaces(line, at)) < line.Length)
        {
            var end = EndOfWord(line, at);
            Emit(line[at] is '"' or '\'' ? SyntaxKind.Quoted : SyntaxKind.Word, at, end);
            at = end;
        }
    }

    /// <summary>Behind the word: a quoted one ends at its closing quote or, lacking that, with the line.</summary>
    private static int EndOfWord(ReadOnlySpan<char> line, int at)
    {
        var quote = line[at];
        if (quote is not ('"' or '\''))
        {
            var offset = line[at..].IndexOfAny(Spaces);
            return offset < 0 ? line.Length : at + offset;
        }
        at++;
        while (at < line.Length && line[at] != quote)
            at += ApacheText.IsEscape(line, at, quote) ? 2 : 1;
        return Math.Min(at + 1, line.Length);
    }

    private static int SkipSpaces(ReadOnlySpan<char> line, int at)
    {
        while (at < line.Length && ApacheText.IsSpace(line[at]))
            at++;
        return at;
    }

    /// <summary>The body of a section in another language: one token up to the line that starts with its closing tag.</summary>
    private int ReadRawBody(int at, string name)
    {
        _rawSection = null;
        _isJoined = false;
        _lineStart = 0;
        var start = at;
        while (at < _text.Length)
        {
            var end = EndOfLine(at);
            var line = _text.AsSpan(at, end - at).TrimStart();
            if (line.StartsWith("</", StringComparison.Ordinal) && line[2..].StartsWith(name, StringComparison.OrdinalIgnoreCase))
                break;
            at = Math.Min(end + 1, _text.Length);
        }
        var body = _text.AsSpan(start, at - start);
        var from = start + (body.Length - body.TrimStart().Length);
        var to = start + body.TrimEnd().Length;
        if (to > from)
            Emit(SyntaxKind.Opaque, from, to);
        return at;
    }

    private int PositionOf(int index) => _isJoined ? _joiner.Positions[index] : _lineStart + index;

    private void Emit(SyntaxKind kind, int start, int end) => _tokens.Add(NewToken(kind, PositionOf(start), PositionOf(end - 1) + 1));

    private Token<SyntaxKind> NewToken(SyntaxKind kind, int start, int end) =>
        new(kind, new Superpower.Model.TextSpan(_text, new Position(start, 1, start + 1), end - start));
}
