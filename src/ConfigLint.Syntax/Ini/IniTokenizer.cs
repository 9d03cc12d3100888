using Superpower;
using Superpower.Model;

namespace ConfigLint.Syntax.Ini;

/// <summary>
/// What the readers of all dialects share: they are total, and give Name, Equals, the parts of a value, brackets and EndOfLine.
/// What a server would refuse becomes one Bad token up to the end of its line; <see cref="TakeFault"/> says why.
/// </summary>
internal abstract class IniTokenizer : Tokenizer<SyntaxKind>
{
    private readonly Queue<string?> _faults = new();

    protected IniTokenizer(string text) => Text = text;

    protected string Text { get; }

    /// <summary>Where reading goes on.</summary>
    protected int At { get; set; }

    protected bool AtEnd => At >= Text.Length;

    protected char Current => Text[At];

    public static IniTokenizer For(IniDialect dialect, string text) => dialect switch
    {
        IniDialect.Systemd => new SystemdTokenizer(text),
        IniDialect.Supervisor => new SupervisorTokenizer(text),
        _ => new PhpIniTokenizer(text, lineByLine: dialect == IniDialect.Php),
    };

    /// <summary>Why the next Bad token, in the order of the text, is refused; null when the server passes over it in silence.</summary>
    public string? TakeFault() => _faults.TryDequeue(out var fault) ? fault : null;

    /// <summary>Fills Superpower's list directly: its own loop over results costs twice the time.</summary>
    public TokenList<SyntaxKind> TokenizeAll()
    {
        var tokens = new List<Token<SyntaxKind>>((Text.Length / 8) + 4);
        while (Next(out var kind, out var start))
            tokens.Add(new Token<SyntaxKind>(kind, new Superpower.Model.TextSpan(Text, new Position(start, 1, start + 1), At - start)));
        return new TokenList<SyntaxKind>([.. tokens]);
    }

    protected override IEnumerable<Result<SyntaxKind>> Tokenize(Superpower.Model.TextSpan span)
    {
        while (Next(out var kind, out var start))
        {
            var from = new Superpower.Model.TextSpan(Text, new Position(start, 1, start + 1), Text.Length - start);
            yield return Result.Value(kind, from, from.Skip(At - start));
        }
    }

    /// <summary>The next token: from <paramref name="start"/> to <see cref="At"/>, never empty. False at the end of the text.</summary>
    protected abstract bool Next(out SyntaxKind kind, out int start);

    /// <summary>Makes the rest of the line one Bad token.</summary>
    protected SyntaxKind Bad(string? fault)
    {
        AddFault(fault);
        At = Math.Max(At, LineEnd(At));
        return SyntaxKind.Bad;
    }

    protected void AddFault(string? fault) => _faults.Enqueue(fault);

    protected SyntaxKind Take(SyntaxKind kind, int length = 1)
    {
        At += length;
        return kind;
    }

    /// <summary>Takes one line break: \n, \r\n or a lone \r.</summary>
    protected SyntaxKind TakeLineBreak() => Take(SyntaxKind.EndOfLine, Current == '\r' && At + 1 < Text.Length && Text[At + 1] == '\n' ? 2 : 1);

    protected void SkipBlanks()
    {
        while (!AtEnd && IsBlank(Current))
            At++;
    }

    /// <summary>Skips a byte order mark, also one that stands in a file read as Latin-1.</summary>
    protected void SkipByteOrderMark()
    {
        if (!AtEnd && Current == '\uFEFF')
            At++;
        else if (Text.AsSpan(At).StartsWith("ï»¿", StringComparison.Ordinal))
            At += 3;
    }

    protected int LineEnd(int from)
    {
        var offset = Text.AsSpan(from).IndexOfAny('\n', '\r');
        return offset < 0 ? Text.Length : from + offset;
    }

    /// <summary>The end of a stretch without the blanks at its end.</summary>
    protected int TrimEnd(int start, int end)
    {
        while (end > start && IsBlank(Text[end - 1]))
            end--;
        return end;
    }

    protected static bool IsBlank(char c) => c is ' ' or '\t';

    protected static bool IsLineBreak(char c) => c is '\n' or '\r';
}
