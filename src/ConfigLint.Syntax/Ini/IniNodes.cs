using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax.Ini;

/// <summary>A variable in a name or a value: <c>${NAME}</c>, <c>${NAME:-fallback}</c>, supervisor's <c>%(ENV_NAME)s</c>.</summary>
/// <param name="Fallback">What follows <c>:-</c>. PHP knows it from 8.3 on; before, ":-…" is part of a name that no one sets, so the value is empty.</param>
public readonly record struct IniVariable(string Name, string? Fallback, TextSpan Span);

/// <summary>
/// A whole INI file. Its members stand side by side: a header is followed by its entries, because FPM reopens a section that was there
/// before and stays in whatever section an included file left. Walk <see cref="FileNode.Members"/> with the current section in hand, or take
/// <see cref="IniSection.Entries"/> where the text alone decides.
/// </summary>
public sealed class IniFile : FileNode
{
    internal IniFile(SourceText source, IniDialect dialect, SyntaxNode[] members)
        : base(source, members)
    {
        Dialect = dialect;
    }

    public IniDialect Dialect { get; }

    public IEnumerable<IniSection> Sections => Members.OfType<IniSection>();

    public IEnumerable<IniEntry> Entries => Members.OfType<IniEntry>();

    /// <summary>FPM and PHP do not tell sections by case, the others do.</summary>
    public StringComparison NameComparison =>
        Dialect is IniDialect.Php or IniDialect.PhpIni ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>The entries under all headers of this name, in the order of the text; null: those before the first header.</summary>
    public IEnumerable<IniEntry> EntriesOf(string? section) =>
        Entries.Where(entry => entry.Section is { } header ? section is not null && header.Name.Equals(section, NameComparison) : section is null);
}

/// <summary>A header, <c>[name]</c>, without what follows it.</summary>
public sealed class IniSection : SyntaxNode
{
    private readonly SyntaxToken[] _tokens;
    private readonly List<IniEntry> _entries = [];

    /// <param name="tokens">"[", the parts of the name, "]" (missing when the text has none), then what is refused in the rest of the line.</param>
    internal IniSection(SourceText source, IniDialect dialect, SyntaxToken[] tokens, int nameCount)
        : base(source)
    {
        _tokens = tokens;
        Name = IniText.Decode(source, tokens.AsSpan(1, nameCount), dialect);
        NameSpan = nameCount == 0
            ? new TextSpan(tokens[0].End, 0)
            : TextSpan.FromBounds(tokens[1].Start, tokens[nameCount].End);
    }

    /// <summary>As the server reads it; blanks inside the brackets belong to it.</summary>
    public string Name { get; }

    public TextSpan NameSpan { get; }

    /// <summary>What stands between this header and the next one. They are no children of this node.</summary>
    public IReadOnlyList<IniEntry> Entries => _entries;

    public override TextSpan Span => TextSpan.FromBounds(_tokens[0].Start, _tokens[^1].End);

    public override int ChildCount => _tokens.Length;

    public override SyntaxNodeOrToken ChildAt(int index) => _tokens[index];

    internal void Add(IniEntry entry) => _entries.Add(entry);
}

/// <summary><c>key = value</c>, <c>key[sub] = value</c>, or a key alone.</summary>
public sealed class IniEntry : SyntaxNode
{
    private readonly SyntaxToken[] _tokens;
    private readonly IniDialect _dialect;
    private readonly Range _sub;
    private readonly Range _value;
    private IReadOnlyList<IniVariable>? _variables;

    internal IniEntry(SourceText source, IniDialect dialect, IniSection? section, SyntaxToken[] tokens, Range? sub, bool hasValue, Range value)
        : base(source)
    {
        _tokens = tokens;
        _dialect = dialect;
        _value = value;
        _sub = sub ?? default;
        Section = section;
        HasValue = hasValue;
        Key = source.ToString(tokens[0].Span);
        Sub = sub is null ? null : IniText.Decode(source, tokens.AsSpan(_sub), dialect);
        Value = IsExpression ? source.ToString(ValueSpan) : IniText.Decode(source, ValueTokens, dialect);
    }

    /// <summary>The header before this entry in the text; null before the first. An include in between may have moved FPM elsewhere.</summary>
    public IniSection? Section { get; }

    /// <summary>As written. FPM ignores its case, except for <c>include</c>; supervisor too; php.ini and systemd do not.</summary>
    public string Key { get; }

    public TextSpan KeySpan => _tokens[0].Span;

    /// <summary>The text in brackets behind the key, <c>env[PATH]</c>; null when there are none.</summary>
    public string? Sub { get; }

    public TextSpan SubSpan => SpanOf(_sub, KeySpan.End);

    /// <summary>False for a key without "=".</summary>
    public bool HasValue { get; }

    /// <summary>
    /// The decoded value: quotes and escapes resolved, a bare constant word as "1" or "", variables as written (see <see cref="Expand"/>),
    /// an expression as written. Continued lines are joined by a blank (systemd) or a line break (supervisor).
    /// </summary>
    public string Value { get; }

    /// <summary>From the first to the last character of the value; empty, behind the "=", when there is none.</summary>
    public TextSpan ValueSpan => SpanOf(_value, HasValue ? _tokens[_value.Start.Value - 1].End : KeySpan.End);

    /// <summary>Where the value's tokens stand; in a unit or a supervisord.conf one span a line, as CommandParser.ParseLine takes them.</summary>
    public IReadOnlyList<TextSpan> ValueSpans => Array.ConvertAll(_tokens[_value], token => token.Span);

    /// <summary>The parts of the value: Word, Quoted, Variable, Keyword, Operator.</summary>
    public ReadOnlySpan<SyntaxToken> ValueTokens => _tokens.AsSpan(_value);

    /// <summary>True when some part of the value stands in quotes.</summary>
    public bool IsQuoted => Contains(SyntaxKind.Quoted);

    /// <summary>True for a bare true, on, yes (value "1") or false, off, no, none, null (value "").</summary>
    public bool IsConstantWord => Contains(SyntaxKind.Keyword);

    /// <summary>True when PHP computes the value: <c>E_ALL &amp; ~E_NOTICE</c>.</summary>
    public bool IsExpression => Contains(SyntaxKind.Operator);

    /// <summary>The variables of the value in the order of the text.</summary>
    public IReadOnlyList<IniVariable> Variables => _variables ??= FindVariables();

    /// <summary>The value with each variable replaced; null from <paramref name="lookup"/> means unset: the fallback, else nothing.</summary>
    public string Expand(Func<IniVariable, string?> lookup) => IniText.Decode(Source, ValueTokens, _dialect, lookup);

    public override TextSpan Span => TextSpan.FromBounds(_tokens[0].Start, _tokens[^1].End);

    public override int ChildCount => _tokens.Length;

    public override SyntaxNodeOrToken ChildAt(int index) => _tokens[index];

    private List<IniVariable> FindVariables()
    {
        var found = new List<IniVariable>();
        IniText.Decode(Source, ValueTokens, _dialect, found: found);
        return found;
    }

    private TextSpan SpanOf(Range range, int otherwise)
    {
        var tokens = _tokens.AsSpan(range);
        return tokens.IsEmpty ? new TextSpan(otherwise, 0) : TextSpan.FromBounds(tokens[0].Start, tokens[^1].End);
    }

    private bool Contains(SyntaxKind kind)
    {
        foreach (var token in ValueTokens)
        {
            if (token.Kind == kind)
                return true;
        }
        return false;
    }
}
