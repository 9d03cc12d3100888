using ConfigLint.Syntax.Command;

namespace ConfigLint.Syntax.HAProxy;

/// <summary>Words and line ends of haproxy.cfg; <c>#</c> outside of quotes begins a comment, also within a word. What HAProxy refuses is one Bad token up to the end of its line.</summary>
internal sealed class HAProxyTokenizer(string text) : RangeTokenizer(text, 0, text.Length)
{
    private readonly Queue<string> _faults = new();

    /// <summary>Why the next Bad token, in the order of the text, is refused.</summary>
    public string TakeFault() => _faults.Dequeue();

    protected override bool Next(out SyntaxKind kind, out int start)
    {
        while (At < End && (HAProxyWord.IsBlank(Text[At]) || Text[At] == '#'))
            At = Text[At] == '#' ? LineEnd(At) : At + 1;
        start = At;
        kind = SyntaxKind.Word;
        if (At >= End)
            return false;
        if (Text[At] == '\n')
        {
            kind = Take(SyntaxKind.EndOfLine, 1);
            return true;
        }
        var word = HAProxyWord.Scan(Text, At, out var end);
        if (word.Fault is { } fault)
        {
            _faults.Enqueue(fault);
            kind = SyntaxKind.Bad;
            end = TrimEnd(LineEnd(At));
        }
        At = end;
        return true;
    }

    private int LineEnd(int from)
    {
        var offset = Text.AsSpan(from).IndexOf('\n');
        return offset < 0 ? End : from + offset;
    }

    private int TrimEnd(int end)
    {
        while (HAProxyWord.IsBlank(Text[end - 1]))
            end--;
        return end;
    }
}
