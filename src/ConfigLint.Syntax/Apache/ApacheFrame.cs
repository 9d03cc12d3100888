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
    private ApacheFrame()
    {
        Kind = ApacheSectionKind.Ordinary;
        Name = "";
        Indent = -1;
    }

    public ApacheFrame(ApacheOpenTag tag, int indent, ApacheFrame parent)
    {
        Tag = tag;
        Name = tag.Name;
        Kind = ApacheSections.KindOf(Name);
        Indent = indent;
        IsText = parent.BodyIsText;
        InConditional = parent.InConditional || parent.Kind == ApacheSectionKind.Conditional;
        HasLooseName = Name.Length == 0 || (tag.NameSpan.Start > tag.Span.Start + 1 && !ApacheText.IsContinuation(tag.Source, tag.Span.Start + 1, tag.NameSpan.Start));
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
        if (word.Length > 0 && HasName(word.AsSpan(0, word.Length - 1)))
        {
            // A false section compares without the last character, whatever that is (ap_soak_end_container).
            return word[^1] == '>' || InConditional || Kind == ApacheSectionKind.Conditional ? TagMatch.Closes : TagMatch.None;
        }
        if (HasLooseName && word == ">")
            return TagMatch.Closes;
        var bracket = word.IndexOf('>');
        return HasName(bracket < 0 ? word : word.AsSpan(0, bracket)) ? TagMatch.Faulty : TagMatch.None;
    }

    /// <summary>A name for a message: at most 40 characters.</summary>
    public static string Show(string name) => name.Length <= 40 ? name : string.Concat(name.AsSpan(0, 40), "…");

    private bool HasName(ReadOnlySpan<char> name) => Name.Length > 0 && name.Equals(Name, StringComparison.OrdinalIgnoreCase);
}
