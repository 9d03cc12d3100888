namespace ConfigLint.Syntax.Apache;

/// <summary>Faults of an opening tag itself. Each handler of a section looks for the last &gt; behind the name and refuses the line without one.</summary>
internal static class ApacheTagCheck
{
    public static SyntaxError? FindFault(ApacheOpenTag tag)
    {
        var rest = tag.RestSpan;
        // Without anything behind the name Apache supplies the ">" itself: "<Else" is "<Else>".
        if (rest.IsEmpty || tag.ArgumentsAreClosed || tag.Variables().Count > 0)
            return null;
        return tag.NameIsClosed
            ? new SyntaxError(rest, $"unexpected text after <{ApacheFrame.Show(tag.Name)}>: put it on a line of its own")
            : new SyntaxError(tag.Span, $"\">\" is missing at the end of <{ApacheFrame.Show(tag.Name)}");
    }
}
