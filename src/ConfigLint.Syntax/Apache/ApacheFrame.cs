using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax.Apache;

internal enum TagMatch
{
    None,
    Closes,

    /// <summary>The right name, but Apache refuses the line.</summary>
    Faulty,
}

/// <summary>A section that is still open, or the file itself.</summary>
internal sealed class ApacheFrame
{
    // A false section keeps the > of a name with text behind it.
    private readonly string _skippedName;

    private ApacheFrame()
    {
        Kind = ApacheSectionKind.Ordinary;
        Name = "";
        _skippedName = "";
        Indent = -1;
    }

    public ApacheFrame(ApacheOpenTag tag, int indent, ApacheFrame parent)
    {
        Tag = tag;
        Name = tag.Name;
        HasLooseName = Name.Length == 0 || (tag.NameSpan.Start > tag.Span.Start + 1 && !ApacheText.IsContinuation(tag.Source, tag.Span.Start + 1, tag.NameSpan.Start));
        Kind = HasLooseName ? ApacheSectionKind.Ordinary : ApacheSections.KindOf(Name);
        Indent = indent;
        IsText = parent.BodyIsText;
        InConditional = parent.InConditional || parent.Kind == ApacheSectionKind.Conditional;
        _skippedName = InConditional && tag.NameIsClosed && !tag.RestSpan.IsEmpty ? Name + ">" : Name;
    }

    /// <summary>Null for the file.</summary>
    public ApacheOpenTag? Tag { get; }

    public string Name { get; }

    public ApacheSectionKind Kind { get; }

    /// <summary>The column of the tag when it is the first of its line, else -1.</summary>
    public int Indent { get; }

    /// <summary>Inside a macro: text for now.</summary>
    public bool IsText { get; }

    public bool BodyIsText => IsText || Kind == ApacheSectionKind.Macro;

    /// <summary>Inside a section that is tested at read time.</summary>
    public bool InConditional { get; }

    /// <summary><c>&lt; Name&gt;</c>: for Apache the name is empty.</summary>
    public bool HasLooseName { get; }

    /// <summary>For a macro in a read-time section: a false one may have ended at a line that is no end for a true one.</summary>
    public bool MayBeClosed { get; set; }

    /// <summary>For a macro: whether a Use of it may open or close sections of the place where it stands.</summary>
    public bool IsUnbalanced { get; set; }

    public List<SyntaxNode> Members { get; } = [];

    public List<SyntaxError> Errors { get; } = [];

    public static ApacheFrame ForFile() => new();

    /// <param name="word">The closing tag's first word without <c>&lt;/</c>.</param>
    public TagMatch MatchWith(string word)
    {
        if (Name.Contains("${", StringComparison.Ordinal) || word.Contains("${", StringComparison.Ordinal))
            return TagMatch.Closes;
        // mod_lua looks only at how the line starts.
        if (Kind == ApacheSectionKind.Raw && word.StartsWith(Name, StringComparison.OrdinalIgnoreCase))
            return TagMatch.Closes;
        // A false section compares without the last character, whatever that is (ap_soak_end_container).
        var maySkip = InConditional || Kind == ApacheSectionKind.Conditional;
        if (word.EndsWith('>') && Same(word.AsSpan(0, word.Length - 1), Name))
            return TagMatch.Closes;
        if (maySkip && word.Length > 0 && Same(word.AsSpan(0, word.Length - 1), _skippedName))
            return TagMatch.Closes;
        if (HasLooseName && (word == ">" || (maySkip && word.Length < 2)))
            return TagMatch.Closes;
        var bracket = word.IndexOf('>');
        return Same(bracket < 0 ? word : word.AsSpan(0, bracket), Name) ? TagMatch.Faulty : TagMatch.None;
    }

    /// <summary>A name or a tag for a message: on one line.</summary>
    public static string Show(string text)
    {
        var shown = Excerpt.Of(text);
        return shown.Any(char.IsControl) ? string.Concat(shown.Select(c => char.IsControl(c) ? ' ' : c)) : shown;
    }

    private static bool Same(ReadOnlySpan<char> word, string name) => name.Length > 0 && word.Equals(name, StringComparison.OrdinalIgnoreCase);
}
