using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax.Nginx;

/// <summary>A whole nginx file.</summary>
public sealed class NginxFile : FileNode
{
    internal NginxFile(SourceText source, SyntaxNode[] members)
        : base(source, members)
    {
    }
}

/// <summary>One statement: words, then a semicolon or a block. Map, geo and types entries are statements too.</summary>
public abstract class NginxStatement : SyntaxNode
{
    private readonly SyntaxToken[] _words;
    private string? _name;

    private protected NginxStatement(SourceText source, SyntaxToken[] words)
        : base(source) => _words = words;

    /// <summary>The first word without quotes and escapes; empty when the statement has none.</summary>
    public string Name => _name ??= _words.Length == 0 ? "" : NginxText.Decode(Source, _words[0]);

    /// <summary>The name as it stands in the text: no allocation; equal to <see cref="Name"/> unless quoted or escaped.</summary>
    public ReadOnlySpan<char> RawName => _words.Length == 0 ? default : NginxText.Raw(Source, _words[0]);

    public IReadOnlyList<SyntaxToken> Words => _words;

    public int ArgumentCount => Math.Max(0, _words.Length - 1);

    public TextSpan NameSpan => _words.Length == 0 ? new TextSpan(Span.Start, 0) : _words[0].Span;

    /// <summary>The argument's value as nginx passes it on: quotes cut, escapes decoded, variables as written.</summary>
    public string Argument(int index) => NginxText.Decode(Source, _words[index + 1]);

    public TextSpan ArgumentSpan(int index) => _words[index + 1].Span;

    public Location ArgumentAt(int index) => new(Source, ArgumentSpan(index));

    public IEnumerable<string> Arguments()
    {
        for (var i = 0; i < ArgumentCount; i++)
            yield return Argument(i);
    }
}

/// <summary><c>name argument…;</c></summary>
public sealed class NginxDirective : NginxStatement
{
    internal NginxDirective(SourceText source, SyntaxToken[] words, SyntaxToken semicolon)
        : base(source, words) => Semicolon = semicolon;

    /// <summary>Missing when the text has none.</summary>
    public SyntaxToken Semicolon { get; }

    public override TextSpan Span => TextSpan.FromBounds(Words.Count > 0 ? Words[0].Start : Semicolon.Start, Semicolon.End);

    public override int ChildCount => Words.Count + 1;

    public override SyntaxNodeOrToken ChildAt(int index) => index < Words.Count ? Words[index] : Semicolon;
}

/// <summary><c>name argument… { … }</c></summary>
public sealed class NginxBlock : NginxStatement
{
    private readonly SyntaxNode[] _members;

    internal NginxBlock(SourceText source, SyntaxToken[] words, SyntaxToken openBrace, SyntaxNode[] members, SyntaxToken closeBrace)
        : base(source, words)
    {
        OpenBrace = openBrace;
        CloseBrace = closeBrace;
        _members = members;
        foreach (var member in members)
            member.SetParent(this);
    }

    public SyntaxToken OpenBrace { get; }

    /// <summary>Missing when the text has none.</summary>
    public SyntaxToken CloseBrace { get; }

    public IReadOnlyList<SyntaxNode> Members => _members;

    /// <summary>The words before the brace: what a diagnostic about the whole block points at.</summary>
    public TextSpan HeadSpan => TextSpan.FromBounds(Span.Start, Words.Count > 0 ? Words[^1].End : OpenBrace.End);

    public override TextSpan Span => TextSpan.FromBounds(Words.Count > 0 ? Words[0].Start : OpenBrace.Start, CloseBrace.End);

    public override int ChildCount => Words.Count + 1 + _members.Length + 1;

    public override SyntaxNodeOrToken ChildAt(int index)
    {
        if (index < Words.Count)
            return Words[index];
        index -= Words.Count;
        if (index == 0)
            return OpenBrace;
        return index <= _members.Length ? _members[index - 1] : CloseBrace;
    }
}

/// <summary><c>xxx_by_lua_block { … }</c>: the body is Lua, kept as one token and never looked into.</summary>
public sealed class NginxLuaBlock : NginxStatement
{
    private readonly SyntaxToken _body;

    internal NginxLuaBlock(SourceText source, SyntaxToken[] words, SyntaxToken openBrace, SyntaxToken body, SyntaxToken closeBrace)
        : base(source, words)
    {
        OpenBrace = openBrace;
        CloseBrace = closeBrace;
        _body = body;
    }

    public SyntaxToken OpenBrace { get; }

    public SyntaxToken CloseBrace { get; }

    public override TextSpan Span => TextSpan.FromBounds(Words[0].Start, CloseBrace.End);

    public override int ChildCount => Words.Count + 3;

    public override SyntaxNodeOrToken ChildAt(int index) => index < Words.Count
        ? Words[index]
        : (index - Words.Count) switch { 0 => OpenBrace, 1 => _body, _ => CloseBrace };
}
