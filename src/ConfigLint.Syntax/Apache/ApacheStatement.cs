using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax.Apache;

/// <summary>
/// A line with a name and arguments: a directive or an opening tag. Apache puts variables in before it cuts words, so a word with a
/// variable may really be several words, or its quotes may end elsewhere: see <see cref="HasVariables"/> before relying on a value.
/// </summary>
public abstract class ApacheStatement : SyntaxNode
{
    private readonly SyntaxToken[] _tokens;
    private readonly int _nameIndex;
    private readonly int _firstArgument;
    private string? _name;
    private ApacheVariable[]? _variables;

    /// <param name="nameIndex">-1 for a tag without a name.</param>
    private protected ApacheStatement(SourceText source, SyntaxToken[] tokens, int nameIndex, int firstArgument, int argumentCount)
        : base(source)
    {
        _tokens = tokens;
        _nameIndex = nameIndex;
        _firstArgument = firstArgument;
        ArgumentCount = argumentCount;
    }

    /// <summary>As written, without quotes and escapes; compare without regard to case, or use <see cref="Is"/>.</summary>
    public string Name => _name ??= DecodeName();

    public TextSpan NameSpan => _nameIndex < 0 ? new TextSpan(_tokens[0].End, 0) : _tokens[_nameIndex].Span;

    public int ArgumentCount { get; }

    public override TextSpan Span => TextSpan.FromBounds(_tokens[0].Start, _tokens[^1].End);

    /// <summary>From the first argument to the last; empty behind the name when there is none.</summary>
    public TextSpan ArgumentsSpan => ArgumentCount == 0
        ? new TextSpan(NameSpan.End, 0)
        : TextSpan.FromBounds(_tokens[_firstArgument].Start, _tokens[_firstArgument + ArgumentCount - 1].End);

    /// <summary>The arguments as one text, quotes and escapes kept, continuations cut: for the directives that read their line themselves.</summary>
    public string ArgumentText => ApacheText.Join(Source, ArgumentsSpan).Text;

    public override int ChildCount => _tokens.Length;

    private protected IReadOnlyList<SyntaxToken> LineTokens => _tokens;

    public override SyntaxNodeOrToken ChildAt(int index) => _tokens[index];

    /// <summary>True when the name is <paramref name="name"/> in any case.</summary>
    public bool Is(string name) => Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>The argument's value as Apache passes it on: continuations and quotes cut, escapes decoded, variables as written.</summary>
    public string Argument(int index) => ApacheText.Decode(Source, _tokens[_firstArgument + index]);

    /// <summary>The argument as it stands in the text, quotes included.</summary>
    public TextSpan ArgumentSpan(int index) => _tokens[_firstArgument + index].Span;

    public IEnumerable<string> Arguments()
    {
        for (var i = 0; i < ArgumentCount; i++)
            yield return Argument(i);
    }

    /// <summary>The argument cut at its first <c>=</c>; null when it has none.</summary>
    public ApacheParameter? Parameter(int index)
    {
        var span = ArgumentSpan(index);
        var equals = Source.AsSpan(span).IndexOf('=');
        if (equals < 0)
            return null;
        var (key, value) = ApacheValues.SplitParameter(Argument(index))!.Value;
        var inner = _tokens[_firstArgument + index].Kind == SyntaxKind.Quoted ? 1 : 0;
        var isClosed = inner == 1 && span.Length > 1 && Source.Text[span.End - 1] == Source.Text[span.Start];
        return new ApacheParameter(
            key,
            value,
            TextSpan.FromBounds(span.Start + inner, span.Start + equals),
            TextSpan.FromBounds(span.Start + equals + 1, Math.Max(span.Start + equals + 1, span.End - (isClosed ? 1 : 0))));
    }

    /// <summary>True when the value depends on a variable.</summary>
    public bool HasVariables(int index)
    {
        foreach (var variable in Variables(index))
        {
            if (variable.CanBeDefined)
                return true;
        }
        return false;
    }

    /// <summary>The references in one argument; one that reaches into the next argument belongs to both.</summary>
    public ReadOnlySpan<ApacheVariable> Variables(int index) => ApacheVariable.Within(AllVariables, ArgumentSpan(index));

    /// <summary>All references of the line, name and what stands behind a tag included.</summary>
    public IReadOnlyList<ApacheVariable> Variables() => AllVariables;

    private ApacheVariable[] AllVariables => _variables ??= ApacheVariable.FindAll(Source, Span);

    private protected virtual string DecodeName() => _nameIndex < 0 ? "" : ApacheText.Decode(Source, _tokens[_nameIndex]);
}

/// <summary><c>key=value</c> inside one argument; the value's span leaves the argument's closing quote out.</summary>
public sealed record ApacheParameter(string Key, string Value, TextSpan KeySpan, TextSpan ValueSpan);
