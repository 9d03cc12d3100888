using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax.HAProxy;

/// <summary>A whole haproxy.cfg.</summary>
public sealed class HAProxyFile : CompositeNode
{
    internal HAProxyFile(SourceText source, IReadOnlyList<SyntaxNode> members)
        : base(source, [.. members.Select(SyntaxNodeOrToken.FromSyntaxNode), new SyntaxToken(SyntaxKind.EndOfFile, source.Length, source.Length)]) => Members = members;

    /// <summary>Sections; and statements (<c>.if</c> and the like, or refused ones) before the first.</summary>
    public IReadOnlyList<SyntaxNode> Members { get; }

    public IEnumerable<HAProxySection> Sections => Members.OfType<HAProxySection>();

    public override TextSpan Span => new(0, Source.Length);
}

/// <summary>From a header such as <c>backend app</c> to the next one.</summary>
public sealed class HAProxySection : CompositeNode
{
    private const int WorthAnIndex = 16;

    internal HAProxySection(SourceText source, IReadOnlyList<HAProxyStatement> lines)
        : base(source, [.. lines.Select(line => (SyntaxNodeOrToken)line)])
    {
        Header = lines[0];
        Statements = [.. lines.Skip(1)];
    }

    public HAProxyStatement Header { get; }

    /// <summary>"global", "defaults", "frontend", "backend", "listen", "resolvers", …</summary>
    public string Kind => Header.Keyword;

    /// <summary>Null for global, for a nameless defaults, and when a variable makes it.</summary>
    public string? Name => Header.ArgumentCount > 0 && !(Kind == "defaults" && Header.Argument(0) == "from") ? Header.Argument(0) : null;

    /// <summary>The defaults section named behind <c>from</c>.</summary>
    public string? From
    {
        get
        {
            for (var i = 0; i + 1 < Header.ArgumentCount; i++)
            {
                if (Header.Argument(i) == "from" && (i > 0 || Kind == "defaults"))
                    return Header.Argument(i + 1);
            }
            return null;
        }
    }

    /// <summary>The lines below the header, <c>.if</c> and <c>.endif</c> among them.</summary>
    public IReadOnlyList<HAProxyStatement> Statements { get; }

    // A backend may have very many servers, and each setting is asked for by its keyword.
    private Dictionary<string, List<HAProxyStatement>> ByKeyword => field ??= Statements.GroupBy(s => s.Keyword, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);

    /// <summary>The lines with this keyword, in their order.</summary>
    public IReadOnlyList<HAProxyStatement> Named(string keyword) => Statements.Count < WorthAnIndex ? [.. Statements.Where(s => s.Keyword == keyword)]
        : ByKeyword.TryGetValue(keyword, out var lines) ? lines : [];
}

/// <summary>One line: a keyword and its arguments.</summary>
public sealed class HAProxyStatement : SyntaxNode
{
    private readonly SyntaxToken[] _tokens;
    private readonly int _first;

    internal HAProxyStatement(SourceText source, SyntaxToken[] tokens, bool isConditional)
        : base(source)
    {
        _tokens = tokens;
        IsConditional = isConditional;
        var first = WordAt(0);
        Prefix = tokens.Length > 1 && first is "no" or "default" ? first : null;
        _first = Prefix is null ? 0 : 1;
        Keyword = WordAt(_first) ?? "";
    }

    /// <summary>"no" or "default" before the keyword, or null.</summary>
    public string? Prefix { get; }

    /// <summary>Empty when a variable makes it. HAProxy knows keywords in lower case only.</summary>
    public string Keyword { get; }

    /// <summary>Between <c>.if</c> and <c>.endif</c>: it may not be in force.</summary>
    public bool IsConditional { get; }

    public int ArgumentCount => _tokens.Length - _first - 1;

    /// <summary>The decoded argument, from 0; null when there are fewer, or an environment variable is in it.</summary>
    public string? Argument(int index) => index >= 0 && index < ArgumentCount ? WordAt(_first + 1 + index) : null;

    public TextSpan ArgumentSpan(int index) => _tokens[_first + 1 + index].Span;

    /// <summary>All arguments, decoded; null stands for an unknown one.</summary>
    public IEnumerable<string?> Arguments() => Enumerable.Range(0, ArgumentCount).Select(Argument);

    /// <summary>The words from one argument to another, both included.</summary>
    public Location ArgumentsAt(int first, int last) => new(Source, TextSpan.FromBounds(ArgumentSpan(first).Start, ArgumentSpan(last).End));

    /// <summary>Keyword and following words match: <c>Is("timeout", "server")</c>.</summary>
    public bool Is(string keyword, params ReadOnlySpan<string> arguments)
    {
        if (Keyword != keyword)
            return false;
        for (var i = 0; i < arguments.Length; i++)
        {
            if (Argument(i) != arguments[i])
                return false;
        }
        return true;
    }

    public override TextSpan Span => TextSpan.FromBounds(_tokens[0].Start, _tokens[^1].End);

    public override int ChildCount => _tokens.Length;

    public override SyntaxNodeOrToken ChildAt(int index) => _tokens[index];

    private string? WordAt(int index) => _tokens[index].Kind == SyntaxKind.Word ? HAProxyWord.Decode(Source.AsSpan(_tokens[index].Span)) : null;
}
