namespace ConfigLint.Syntax.Apache;

/// <summary>
/// What may open or close a section without a tag in this file: a Use puts a macro's lines in its place, and a variable can hold a whole
/// tag (both seen with apache2 -t 2.4.71). After one that is not known to be harmless the nesting is a guess, and no fault of it is certain.
/// </summary>
internal sealed class ApacheMacros
{
    private readonly HashSet<string> _balanced = new(StringComparer.OrdinalIgnoreCase);

    public bool NestingIsUncertain { get; private set; }

    public void Define(ApacheFrame macro)
    {
        if (macro.Tag!.ArgumentCount == 0)
            return;
        if (macro.IsUnbalanced)
            _balanced.Remove(macro.Tag.Argument(0));
        else
            _balanced.Add(macro.Tag.Argument(0));
    }

    public void Note(ApacheDirective directive, List<ApacheFrame> frames)
    {
        var first = directive.Source.Text[directive.Span.Start];
        if (first is not ('U' or 'u' or '$' or '%' or '@' or '"' or '\''))
            return;
        var isParameter = directive.Name.Length > 0 && directive.Name[0] is '$' or '%' or '@';
        var isHarmless = directive.Is("Use")
            ? directive.ArgumentCount > 0 && _balanced.Contains(directive.Argument(0)) && !LosesTheNextLine(directive)
            : !(frames[^1].BodyIsText ? isParameter : directive.Name.StartsWith("${", StringComparison.Ordinal));
        if (!isHarmless)
            Doubt(frames);
    }

    public void NoteTag(string name, List<ApacheFrame> frames)
    {
        if (name.AsSpan().IndexOfAny('$', '%', '@') >= 0)
            Doubt(frames);
    }

    public static void MarkUnbalanced(List<ApacheFrame> frames)
    {
        foreach (var frame in frames)
        {
            if (frame.Kind == ApacheSectionKind.Macro)
                frame.IsUnbalanced = true;
        }
    }

    /// <summary>mod_macro drops the line behind a Use when that is the last one and has no line break (array_getstr).</summary>
    private static bool LosesTheNextLine(ApacheDirective use)
    {
        var rest = use.Source.Text.AsSpan(use.Span.End);
        var lineEnd = rest.IndexOf('\n');
        return lineEnd >= 0 && !rest[(lineEnd + 1)..].IsWhiteSpace() && !rest[(lineEnd + 1)..].Contains('\n');
    }

    private void Doubt(List<ApacheFrame> frames)
    {
        MarkUnbalanced(frames);
        NestingIsUncertain |= !frames[^1].BodyIsText;
    }
}
