namespace ConfigLint.Syntax.Ruby;

/// <summary>What is done about openers that nothing closes.</summary>
internal sealed partial class RubyMatcher
{
    private void Abandon(int index)
    {
        while (_openStrings > 0)
            Ends[Pop().Index] = new RubyEnd(index + 1, IsMissing: true);
    }

    /// <summary>At the first token of a line: gives up the openers that its indentation shows to be unclosed.</summary>
    private void CloseLost(int index)
    {
        var token = _tokens[index];
        if (token.Kind is SyntaxKind.EndOfLine or SyntaxKind.Opaque or SyntaxKind.StringText or SyntaxKind.StringEnd or SyntaxKind.Dot)
            return;
        var indent = IndentOf(token.Start);
        if (indent < 0 || !_open.TryPeek(out var top) || top.LineStart == token.Start - indent)
            return;
        var isClosing = _roles[index] is Role.Close or Role.Middle;
        if (isClosing && !_open.Take(MaxSearch).Any(o => o.Indent == indent))
            return;
        while (_lost > 0 && _open.TryPeek(out top) && top.Closer is not (SyntaxKind.InterpolationEnd or SyntaxKind.StringEnd)
            && (isClosing ? top.Indent > indent : top.Indent >= indent) && top.LineStart != token.Start - indent)
        {
            _lost--;
            GiveUp(index, ": by its indentation it ends here");
        }
    }

    private void GiveUp(int index, string where)
    {
        var opener = Pop();
        Ends[opener.Index] = new RubyEnd(index, IsMissing: true);
        if (opener.Closer == SyntaxKind.StringEnd || Errors.Count >= MaxErrors)
            return;
        var closer = opener.Closer switch
        {
            SyntaxKind.CloseParen => ")",
            SyntaxKind.CloseBracket => "]",
            SyntaxKind.CloseBrace or SyntaxKind.InterpolationEnd => "}",
            _ => "end",
        };
        Errors.Add(new SyntaxError(_tokens[opener.Index].Span, $"\"{Text(opener.Index)}\" is never closed: \"{closer}\" is missing{where}"));
    }

    /// <summary>The column (from 0) of a token that is the first of its line, else -1.</summary>
    private int IndentOf(int start)
    {
        var at = start;
        while (at > 0 && _text[at - 1] is ' ' or '\t')
            at--;
        return at == 0 || _text[at - 1] == '\n' ? start - at : -1;
    }

    /// <summary>The start of the line and the column of its first token.</summary>
    private (int Start, int Indent) LineOf(int position)
    {
        // Only asked for when something is lost: most files never pay for it.
        if (_lost == 0)
            return default;
        // Asked from left to right: a long line is looked through once.
        var newline = _text.AsSpan(_indentAt, position - _indentAt).LastIndexOf('\n');
        if (newline >= 0)
            _lineStart = _indentAt + newline + 1;
        _indentAt = position;
        var at = _lineStart;
        while (at < position && _text[at] is ' ' or '\t')
            at++;
        return (_lineStart, at - _lineStart);
    }
}
