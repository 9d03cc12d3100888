namespace ConfigLint.Syntax.Apache;

// Which closing tag belongs to which opening one, and what is said when none does.
internal sealed partial class ApacheTreeBuilder
{
    private void Close(ApacheCloseTag tag)
    {
        var word = tag.Word;
        var match = FindMatch(tag, word);
        if (match <= 0)
        {
            NoteMacroEnd(word);
            CloseUnmatched(tag);
            return;
        }
        while (_frames.Count - 1 > match)
            CloseInner(tag);
        if (Top.HasLooseName && !Top.IsText && (!Top.InConditional || word.Length > 1))
            Top.Errors.Add(new SyntaxError(Top.Tag!.Span, "unexpected blank between \"<\" and the name"));
        if (Top.MatchWith(word) == TagMatch.Faulty && !Top.IsText)
            Report(tag, new SyntaxError(tag.Span, $"\"</{ApacheFrame.Show(Top.Name)}>\" expected: no blank before \">\" and no text right behind it"));
        Pop(tag);
    }

    /// <summary>The index of the open section that the tag closes, or -1. A macro's body is text: it never closes what stands around the macro.</summary>
    private int FindMatch(ApacheCloseTag tag, string word)
    {
        var floor = Top.BodyIsText ? _frames.FindLastIndex(f => f.Kind == ApacheSectionKind.Macro) : 1;
        if (Top.BodyIsText && EndsMacro(word))
            return floor;
        for (var i = _frames.Count - 1; i >= floor; i--)
        {
            if (_frames[i].Kind != ApacheSectionKind.Macro && _frames[i].MatchWith(word) != TagMatch.None)
                return FindTwin(tag, i, floor);
        }
        return -1;
    }

    /// <summary>Only <c>&lt;/Macro&gt;</c> as it is ends a macro; a near miss is taken for it once it is known that the true one is lost.</summary>
    private bool EndsMacro(string word) => word.Equals("Macro>", StringComparison.OrdinalIgnoreCase)
        || (_recovery.IsOn && (word + ">").StartsWith("Macro>", StringComparison.OrdinalIgnoreCase));

    private void NoteMacroEnd(string word)
    {
        if (word.Length == 0 || !word.AsSpan(0, word.Length - 1).Equals("Macro", StringComparison.OrdinalIgnoreCase))
            return;
        foreach (var frame in _frames)
            frame.MayBeClosed |= frame.InConditional;
    }

    /// <summary>Of several open sections with one name, the tag closes the one with its own indentation when tags are lost.</summary>
    private int FindTwin(ApacheCloseTag tag, int match, int floor)
    {
        var indent = _lostTags > 0 && !Top.BodyIsText ? IndentOf(tag.Span.Start) : -1;
        if (indent < 0 || _frames[match].Indent <= indent)
            return match;
        for (var i = match - 1; i >= floor && match - i <= _lostTags; i--)
        {
            if (_frames[i].Indent == indent && _frames[i].Name.Equals(_frames[match].Name, StringComparison.OrdinalIgnoreCase))
            {
                _lostTags -= match - i;
                return i;
            }
        }
        return match;
    }

    private void CloseInner(ApacheCloseTag tag)
    {
        if (!Top.IsText)
            ReportUnclosed($"\"</{ApacheFrame.Show(Top.Name)}>\" expected before \"{ShowTag(tag)}\" on line {LineOf(tag)}");
        Pop(closeTag: null);
    }

    private void CloseUnmatched(ApacheCloseTag tag)
    {
        if (Top.BodyIsText)
        {
            ApacheMacros.MarkUnbalanced(_frames);
            Skip([.. tag.Children().Select(c => c.Token)], error: null);
            return;
        }
        var expected = _frames.Count > 1 ? $"\"</{ApacheFrame.Show(Top.Name)}>\" expected for line {LineOf(Top.Tag!)}" : "no section is open here";
        var error = new SyntaxError(tag.Span, $"unexpected \"{ShowTag(tag)}\": {expected}");
        var isCertain = CountBalanceError();
        // With the indentation of the innermost section it is most likely that one's end, misspelt.
        if (_recovery.IsOn && _frames.Count > 1 && Top.Indent >= 0 && Top.Indent == IndentOf(tag.Span.Start))
        {
            if (isCertain)
                Report(tag, error);
            Pop(tag);
            return;
        }
        Skip([.. tag.Children().Select(c => c.Token)], isCertain ? error : null);
    }

    /// <summary>A section of the same name at the same indentation, still open: its closing tag is one of the lost ones.</summary>
    private void CloseLostTwin(ApacheFrame next)
    {
        if (_lostTags == 0 || next.Indent < 0)
            return;
        var twin = _frames.Count - 1;
        while (twin > 0 && _frames.Count - twin <= _lostTags && IsBetweenTwins(_frames[twin], next))
            twin--;
        var lost = _frames.Count - twin;
        if (twin == 0 || lost > _lostTags || !IsTwin(_frames[twin], next))
            return;
        _lostTags -= lost;
        for (; lost > 0; lost--)
        {
            ReportUnclosed($"\"</{ApacheFrame.Show(Top.Name)}>\" expected before the next section on line {LineOf(next.Tag!)}");
            Pop(closeTag: null);
        }
    }

    private static bool IsBetweenTwins(ApacheFrame frame, ApacheFrame next) => frame.Indent > next.Indent && !frame.BodyIsText;

    private static bool IsTwin(ApacheFrame frame, ApacheFrame next) => frame.Kind == ApacheSectionKind.Ordinary && !frame.IsText
        && frame.Indent == next.Indent && frame.Name.Equals(next.Name, StringComparison.OrdinalIgnoreCase);

    /// <summary><c>&lt;A&gt;&lt;/A&gt;</c>: for Apache the second tag is part of the first, so that the section stays open.</summary>
    private bool IsClosedOnItsLine(ApacheFrame frame)
    {
        if (frame.Name.Contains("</", StringComparison.Ordinal))
            return true;
        if (!_recovery.IsOn || frame.IsText || frame.Name.Length == 0
            || !_source.AsSpan(frame.Tag!.Span).Contains($"</{frame.Name}>", StringComparison.OrdinalIgnoreCase))
            return false;
        if (CountBalanceError())
            frame.Errors.Add(new SyntaxError(frame.Tag.Span, $"unexpected \"</{ApacheFrame.Show(frame.Name)}>\": a closing tag needs a line of its own"));
        return true;
    }

    private void CloseAll()
    {
        UnclosedSections = _frames.Count - 1;
        var isCertain = true;
        foreach (var frame in _frames.Skip(1))
        {
            // At the end of the file Apache accepts a read-time section without its closing tag, if its test is true, and all in it.
            isCertain &= frame.Kind is ApacheSectionKind.Ordinary or ApacheSectionKind.Macro;
            if (frame.IsText || !(isCertain || (frame.Kind == ApacheSectionKind.Macro && !frame.MayBeClosed)))
                continue;
            if (CountBalanceError(evenIfUncertain: frame.Kind == ApacheSectionKind.Macro))
                frame.Errors.Add(new SyntaxError(frame.Tag!.Span, $"this section is never closed: \"</{ApacheFrame.Show(frame.Name)}>\" expected before the end of the file"));
        }
        while (_frames.Count > 1)
            Pop(closeTag: null);
    }

    private void ReportUnclosed(string message)
    {
        if (CountBalanceError())
            Top.Errors.Add(new SyntaxError(Top.Tag!.Span, $"this section is never closed: {message}"));
    }

    /// <summary>False when the fault is only a guess and must not be reported.</summary>
    private bool CountBalanceError(bool evenIfUncertain = false)
    {
        if (_macros.NestingIsUncertain && !evenIfUncertain)
            return false;
        BalanceErrors++;
        return true;
    }

    private string ShowTag(ApacheCloseTag tag) => ApacheFrame.Show(ApacheText.Join(_source, tag.Span).Text);

    private int LineOf(SyntaxNode node) => _source.GetLinePosition(node.Span.Start).Line;
}
