namespace ConfigLint.Syntax.Command;

/// <summary>
/// Words, operators and redirections of a command line. Total: what is not closed is a Bad token up to the end.
/// Sources: POSIX.1-2017 XCU 2.2, 2.3, 2.7; Python's shlex; systemd's extract_first_word (src/basic/extract-word.c).
/// </summary>
internal sealed class CommandTokenizer : RangeTokenizer
{
    private readonly CommandDialect _dialect;
    private readonly Queue<string?> _faults = new();
    private readonly Queue<(string Delimiter, bool StripTabs)> _heredocs = new();
    private bool? _heredocStripsTabs;
    private bool _bodyNext;

    public CommandTokenizer(JoinedText joined, CommandDialect dialect, bool isCertain)
        : base(joined.Text, joined.Start, joined.End)
    {
        IsCertain = isCertain;
        _dialect = dialect;
    }

    /// <summary>False behind a command substitution: a "case" in it may have a lone ")", so what follows may be cut wrongly.</summary>
    public bool IsCertain { get; private set; }

    private bool IsShell => _dialect == CommandDialect.Shell;

    /// <summary>Why the next Bad token, in the order of the text, is refused; null when that is not certain.</summary>
    public string? TakeFault() => _faults.TryDequeue(out var fault) ? fault : null;

    protected override bool Next(out SyntaxKind kind, out int start)
    {
        kind = SyntaxKind.None;
        start = At;
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
        start = At;
        if (At >= End)
            return false;
        kind = Operator() ?? Word();
        return true;
    }

    private void SkipBlanks()
    {
        while (At < End)
        {
            if (IsBlank(Text[At]))
                At++;
            else if (IsShell && Text[At] == '\\' && LineBreakLength(At + 1) > 0)
                At += 1 + LineBreakLength(At + 1);
            else if (IsShell && Text[At] == '#')
                At = LineEnd(At);
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
                return Text[At] is '<' or '>' ? Redirection() : Text[At] is '(' or ')' ? null : Control();
            case CommandDialect.Systemd when Text[At] == ';' && (At + 1 == End || IsBlank(Text[At + 1])):
                return Take(SyntaxKind.Operator, 1);
            default:
                return null;
        }
    }

    private SyntaxKind? LineBreak()
    {
        var length = LineBreakLength(At);
        if (length == 0)
            return null;
        _bodyNext = _heredocs.Count > 0;
        return Take(SyntaxKind.EndOfLine, length);
    }

    private SyntaxKind? Redirection()
    {
        var at = At;
        while (at < End && char.IsAsciiDigit(Text[at]))
            at++;
        if (at == At && Text[at] == '&' && at + 1 < End && Text[at + 1] == '>')
            at++;
        var rest = Text.AsSpan(at, Math.Min(3, End - at));
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
        return Take(SyntaxKind.Symbol, at - At + length);
    }

    private SyntaxKind? Control()
    {
        var two = Text.AsSpan(At, Math.Min(2, End - At));
        if (two is "&&" or "||" or ";;" or "|&")
            return Take(SyntaxKind.Operator, 2);
        return two is [';' or '&' or '|' or '(' or ')', ..] ? Take(SyntaxKind.Operator, 1) : null;
    }

    private SyntaxKind Word()
    {
        var start = At;
        var end = WordScanner.FindEnd(Text, At, End, _dialect, '\\', out var fault, out var isCertain);
        At = end;
        IsCertain &= isCertain;
        if (fault is not null)
        {
            _faults.Enqueue(IsCertain ? fault : null);
            return SyntaxKind.Bad;
        }
        if (_heredocStripsTabs is { } strip)
            _heredocs.Enqueue((Text[start..end].Replace("'", "", StringComparison.Ordinal).Replace("\"", "", StringComparison.Ordinal).Replace("\\", "", StringComparison.Ordinal), strip));
        _heredocStripsTabs = null;
        return SyntaxKind.Word;
    }

    /// <summary>Takes the bodies of the here-documents of the line before, up to and with the delimiter of the last.</summary>
    private bool ReadHeredocs()
    {
        var start = At;
        while (At < End && _heredocs.TryPeek(out var heredoc))
        {
            var lineEnd = LineEnd(At);
            var line = Text.AsSpan(At, lineEnd - At);
            if ((heredoc.StripTabs ? line.TrimStart('\t') : line).SequenceEqual(heredoc.Delimiter))
            {
                _heredocs.Dequeue();
                if (_heredocs.Count == 0)
                {
                    At = lineEnd;
                    break;
                }
            }
            At = lineEnd + LineBreakLength(lineEnd);
        }
        _heredocs.Clear();
        return At > start;
    }

    private bool IsBlank(char c) => c is ' ' or '\t' || (!IsShell && c is '\n' or '\r');

    private int LineBreakLength(int at)
    {
        if (at >= End)
            return 0;
        return Text[at] == '\n' ? 1 : Text[at] == '\r' && at + 1 < End && Text[at + 1] == '\n' ? 2 : 0;
    }

    private int LineEnd(int at)
    {
        var offset = Text.AsSpan(at, End - at).IndexOf('\n');
        if (offset < 0)
            return End;
        return offset > 0 && Text[at + offset - 1] == '\r' ? at + offset - 1 : at + offset;
    }
}
