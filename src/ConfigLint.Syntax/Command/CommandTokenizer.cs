using Superpower;
using Superpower.Model;

namespace ConfigLint.Syntax.Command;

/// <summary>
/// Words, operators and redirections of a command line. Total: what is not closed is a Bad token up to the end.
/// Sources: POSIX.1-2017 XCU 2.2, 2.3, 2.7; Python's shlex; systemd's extract_first_word (src/basic/extract-word.c).
/// </summary>
internal sealed class CommandTokenizer : Tokenizer<SyntaxKind>
{
    private readonly string _text;
    private readonly int _end;
    private readonly CommandDialect _dialect;
    private readonly Queue<string?> _faults = new();
    private readonly Queue<(string Delimiter, bool StripTabs)> _heredocs = new();
    private int _at;
    private bool? _heredocStripsTabs;
    private bool _bodyNext;

    public CommandTokenizer(JoinedText joined, CommandDialect dialect, bool isCertain)
    {
        IsCertain = isCertain;
        _text = joined.Text;
        _at = joined.Start;
        _end = joined.End;
        _dialect = dialect;
    }

    /// <summary>False behind a command substitution: a "case" in it may have a lone ")", so what follows may be cut wrongly.</summary>
    public bool IsCertain { get; private set; }

    private bool IsShell => _dialect == CommandDialect.Shell;

    /// <summary>Why the next Bad token, in the order of the text, is refused; null when that is not certain.</summary>
    public string? TakeFault() => _faults.TryDequeue(out var fault) ? fault : null;

    /// <summary>Fills Superpower's list directly: its own loop over results costs twice the time.</summary>
    public TokenList<SyntaxKind> TokenizeAll()
    {
        var tokens = new List<Token<SyntaxKind>>();
        while (Next(out var kind, out var start))
            tokens.Add(new Token<SyntaxKind>(kind, new Superpower.Model.TextSpan(_text, new Position(start, 1, start + 1), _at - start)));
        return new TokenList<SyntaxKind>([.. tokens]);
    }

    protected override IEnumerable<Result<SyntaxKind>> Tokenize(Superpower.Model.TextSpan span)
    {
        while (Next(out var kind, out var start))
        {
            var from = new Superpower.Model.TextSpan(_text, new Position(start, 1, start + 1), _end - start);
            yield return Result.Value(kind, from, from.Skip(_at - start));
        }
    }

    private bool Next(out SyntaxKind kind, out int start)
    {
        kind = SyntaxKind.None;
        start = _at;
        if (_bodyNext)
        {
            _bodyNext = false;
            if (ReadHeredocs())
            {
                kind = SyntaxKind.Heredoc;
                return true;
            }
        }
        SkipBlanks();
        start = _at;
        if (_at >= _end)
            return false;
        kind = Operator() ?? Word();
        return true;
    }

    private void SkipBlanks()
    {
        while (_at < _end)
        {
            if (IsBlank(_text[_at]))
                _at++;
            else if (IsShell && _text[_at] == '\\' && LineBreakLength(_at + 1) > 0)
                _at += 1 + LineBreakLength(_at + 1);
            else if (IsShell && _text[_at] == '#')
                _at = LineEnd(_at);
            else
                return;
        }
    }

    private SyntaxKind? Operator()
    {
        switch (_dialect)
        {
            case CommandDialect.Shell:
                return LineBreak() ?? Redirection() ?? Control();
            case CommandDialect.Compose:
                return _text[_at] is '<' or '>' ? Redirection() : _text[_at] is '(' or ')' ? null : Control();
            case CommandDialect.Systemd when _text[_at] == ';' && (_at + 1 == _end || IsBlank(_text[_at + 1])):
                return Take(SyntaxKind.Operator, 1);
            default:
                return null;
        }
    }

    private SyntaxKind? LineBreak()
    {
        var length = LineBreakLength(_at);
        if (length == 0)
            return null;
        _bodyNext = _heredocs.Count > 0;
        return Take(SyntaxKind.EndOfLine, length);
    }

    private SyntaxKind? Redirection()
    {
        var at = _at;
        while (at < _end && char.IsAsciiDigit(_text[at]))
            at++;
        if (at == _at && _text[at] == '&' && at + 1 < _end && _text[at + 1] == '>')
            at++;
        var rest = _text.AsSpan(at, Math.Min(3, _end - at));
        if (rest is not ['<' or '>', ..])
            return null;
        var length = rest switch
        {
            ['<', '<', '<' or '-'] => 3,
            ['<', '<', ..] or ['>', '>', ..] or ['<' or '>', '&', ..] or ['<', '>', ..] or ['>', '|', ..] => 2,
            _ => 1,
        };
        if (IsShell && rest.StartsWith("<<") && rest is not ['<', '<', '<'])
            _heredocStripsTabs = length == 3;
        return Take(SyntaxKind.Symbol, at - _at + length);
    }

    private SyntaxKind? Control()
    {
        var two = _text.AsSpan(_at, Math.Min(2, _end - _at));
        if (two is "&&" or "||" or ";;" or "|&")
            return Take(SyntaxKind.Operator, 2);
        return two is [';' or '&' or '|' or '(' or ')', ..] ? Take(SyntaxKind.Operator, 1) : null;
    }

    private SyntaxKind Word()
    {
        var start = _at;
        var end = WordScanner.FindEnd(_text, _at, _end, _dialect, '\\', out var fault, out var isCertain);
        _at = end;
        IsCertain &= isCertain;
        if (fault is not null)
        {
            _faults.Enqueue(IsCertain ? fault : null);
            return SyntaxKind.Bad;
        }
        if (_heredocStripsTabs is { } strip)
            _heredocs.Enqueue((_text[start..end].Replace("'", "", StringComparison.Ordinal).Replace("\"", "", StringComparison.Ordinal).Replace("\\", "", StringComparison.Ordinal), strip));
        _heredocStripsTabs = null;
        return SyntaxKind.Word;
    }

    /// <summary>Takes the bodies of the here-documents of the line before, up to and with the delimiter of the last.</summary>
    private bool ReadHeredocs()
    {
        var start = _at;
        while (_at < _end && _heredocs.TryPeek(out var heredoc))
        {
            var lineEnd = LineEnd(_at);
            var line = _text.AsSpan(_at, lineEnd - _at);
            if ((heredoc.StripTabs ? line.TrimStart('\t') : line).SequenceEqual(heredoc.Delimiter))
            {
                _heredocs.Dequeue();
                if (_heredocs.Count == 0)
                {
                    _at = lineEnd;
                    break;
                }
            }
            _at = lineEnd + LineBreakLength(lineEnd);
        }
        _heredocs.Clear();
        return _at > start;
    }

    private SyntaxKind Take(SyntaxKind kind, int length)
    {
        _at += length;
        return kind;
    }

    private bool IsBlank(char c) => c is ' ' or '\t' || (!IsShell && c is '\n' or '\r');

    private int LineBreakLength(int at)
    {
        if (at >= _end)
            return 0;
        return _text[at] == '\n' ? 1 : _text[at] == '\r' && at + 1 < _end && _text[at + 1] == '\n' ? 2 : 0;
    }

    private int LineEnd(int at)
    {
        var offset = _text.AsSpan(at, _end - at).IndexOf('\n');
        if (offset < 0)
            return _end;
        return offset > 0 && _text[at + offset - 1] == '\r' ? at + offset - 1 : at + offset;
    }
}
