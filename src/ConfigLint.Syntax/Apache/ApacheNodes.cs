using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax.Apache;

/// <summary>A whole Apache file.</summary>
public sealed class ApacheFile : FileNode
{
    internal ApacheFile(SourceText source, SyntaxNode[] members)
        : base(source, members)
    {
    }
}

/// <summary><c>Name argument…</c> on one line.</summary>
public sealed class ApacheDirective : ApacheStatement
{
    internal ApacheDirective(SourceText source, SyntaxToken[] tokens)
        : base(source, tokens, nameIndex: 0, firstArgument: 1, tokens.Length - 1)
    {
    }

    private protected override string DecodeName()
    {
        // Apache cuts one > from the end of every name whose second character is no slash (ap_build_config_sub).
        var name = base.DecodeName();
        return name.EndsWith('>') && !(name.Length > 1 && name[1] == '/') ? name[..^1] : name;
    }
}

/// <summary><c>&lt;Name argument…&gt;</c>, one line. The arguments end at the last &gt; of the line; text behind it is ignored.</summary>
public sealed class ApacheOpenTag : ApacheStatement
{
    private ApacheOpenTag(SourceText source, SyntaxToken[] tokens, int nameIndex, int firstArgument, int argumentCount)
        : base(source, tokens, nameIndex, firstArgument, argumentCount)
    {
    }

    internal static ApacheOpenTag Create(SourceText source, SyntaxToken[] tokens)
    {
        var nameIndex = tokens[0].Kind == SyntaxKind.Quoted ? 0 : tokens.Length > 1 && tokens[1].Kind is SyntaxKind.Word or SyntaxKind.Quoted ? 1 : -1;
        var first = Math.Max(nameIndex, 0) + 1;
        while (first < tokens.Length && tokens[first].Kind is not (SyntaxKind.Word or SyntaxKind.Quoted))
            first++;
        var end = first;
        while (end < tokens.Length && tokens[end].Kind is SyntaxKind.Word or SyntaxKind.Quoted)
            end++;
        return new ApacheOpenTag(source, tokens, nameIndex, first, end - first);
    }

    /// <summary>A &gt; ends the name itself: <c>&lt;Else&gt;</c>.</summary>
    internal bool NameIsClosed => NameEnd < LineTokens.Count && LineTokens[NameEnd].Kind == SyntaxKind.GreaterThan && !IsSeparate(NameEnd);

    internal bool ArgumentsAreClosed => LineTokens.Skip(RestStart).Any(t => t.Kind == SyntaxKind.GreaterThan);

    /// <summary>All behind the name and its &gt;.</summary>
    internal TextSpan RestSpan => RestStart < LineTokens.Count ? TextSpan.FromBounds(LineTokens[RestStart].Start, LineTokens[^1].End) : new TextSpan(Span.End, 0);

    private int NameEnd => LineTokens.Count > 1 && LineTokens[0].Kind == SyntaxKind.LessThan && LineTokens[1].Kind == SyntaxKind.Word ? 2 : 1;

    private int RestStart => NameIsClosed ? NameEnd + 1 : NameEnd;

    private bool IsSeparate(int index) => LineTokens[index].Start > LineTokens[index - 1].End && !ApacheText.IsContinuation(Source, LineTokens[index - 1].End, LineTokens[index].Start);

    private protected override string DecodeName()
    {
        var name = base.DecodeName();
        if (LineTokens[0].Kind != SyntaxKind.Quoted)
            return name;
        return name.EndsWith('>') ? name[1..^1] : name[1..];
    }
}

/// <summary><c>&lt;/Name&gt;</c>, one line; text behind it is ignored.</summary>
public sealed class ApacheCloseTag : SyntaxNode
{
    private readonly SyntaxToken[] _tokens;

    internal ApacheCloseTag(SourceText source, SyntaxToken[] tokens)
        : base(source) => _tokens = tokens;

    public override TextSpan Span => TextSpan.FromBounds(_tokens[0].Start, _tokens[^1].End);

    public override int ChildCount => _tokens.Length;

    public override SyntaxNodeOrToken ChildAt(int index) => _tokens[index];

    /// <summary>The first word without its <c>&lt;/</c>: normally the name and <c>&gt;</c>.</summary>
    internal string Word => _tokens[0].Kind == SyntaxKind.Quoted
        ? ApacheText.Decode(Source, _tokens[0])[2..]
        : string.Concat(_tokens.Skip(1).TakeWhile(t => t.Kind != SyntaxKind.Opaque).Select(t => ApacheText.Decode(Source, t)));
}

/// <summary>A section: opening tag, what it holds, closing tag.</summary>
public sealed class ApacheSection : SyntaxNode
{
    private readonly SyntaxNode[] _members;

    internal ApacheSection(ApacheOpenTag openTag, ApacheSectionKind kind, SyntaxNode[] members, ApacheCloseTag? closeTag)
        : base(openTag.Source)
    {
        OpenTag = openTag;
        Kind = kind;
        CloseTag = closeTag;
        _members = members;
        openTag.SetParent(this);
        closeTag?.SetParent(this);
        foreach (var member in members)
            member.SetParent(this);
    }

    public ApacheOpenTag OpenTag { get; }

    /// <summary>Null when the text has none. Apache accepts that at the end of a file for a read-time section whose test is true.</summary>
    public ApacheCloseTag? CloseTag { get; }

    public ApacheSectionKind Kind { get; }

    /// <summary>As written; compare without regard to case, or use <see cref="Is"/>.</summary>
    public string Name => OpenTag.Name;

    public IReadOnlyList<SyntaxNode> Members => _members;

    /// <summary>Between the tags, line breaks included: what a macro's Use puts in its place.</summary>
    public TextSpan BodySpan => TextSpan.FromBounds(OpenTag.Span.End, CloseTag?.Span.Start ?? (_members.Length > 0 ? _members[^1].Span.End : OpenTag.Span.End));

    public override TextSpan Span => TextSpan.FromBounds(OpenTag.Span.Start, CloseTag?.Span.End ?? BodySpan.End);

    public override int ChildCount => 1 + _members.Length + (CloseTag is null ? 0 : 1);

    public bool Is(string name) => OpenTag.Is(name);

    public override SyntaxNodeOrToken ChildAt(int index) => index switch
    {
        0 => OpenTag,
        _ when index <= _members.Length => _members[index - 1],
        _ => CloseTag!,
    };
}

/// <summary>The body of a Lua or Perl section, never looked into.</summary>
public sealed class ApacheRawBody : SyntaxNode
{
    private readonly SyntaxToken _text;

    internal ApacheRawBody(SourceText source, SyntaxToken text)
        : base(source) => _text = text;

    public override TextSpan Span => _text.Span;

    public override int ChildCount => 1;

    public override SyntaxNodeOrToken ChildAt(int index) => _text;
}
