using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax.Ruby;

/// <summary>
/// Statements. The tokens come with what closes what, so a construct that is not understood is stepped over as a whole, and the body of one
/// that is has fixed bounds. Recursion goes through <see cref="Expression"/> and is bounded there.
/// </summary>
internal sealed partial class RubyTreeBuilder
{
    // More would help nobody, and a node's errors are copied when one is added.
    private const int MaxFileErrors = 100;

    private readonly SourceText _source;
    private readonly List<SyntaxToken> _tokens;
    private readonly RubyTokens _read;
    private int _index;
    private int _limit;
    private int _nesting;
    private bool _isDoTaken;
    private bool _isTooDeep;
    private bool _hasErrors;

    public RubyTreeBuilder(SourceText source)
    {
        _source = source;
        _read = RubyTokenizer.Read(source.Text);
        _tokens = _read.Tokens;
        _limit = _tokens.Count;
    }

    public SyntaxTree Build()
    {
        var children = new List<SyntaxNodeOrToken>();
        while (_index < _limit)
        {
            Statements(children);
            // "else" and the like, where nothing is open.
            if (_index < _limit)
                children.Add(new SkippedTokens(_source, [Take()]));
        }
        var file = new RubyFile(_source, children);
        foreach (var error in _read.Errors.OrderBy(e => e.Span).Take(MaxFileErrors))
            Report(file, error);
        return new SyntaxTree(file, _hasErrors);
    }

    /// <summary>Up to the end of the region, or a word such as <c>else</c> that starts the next part of what is open.</summary>
    private void Statements(List<SyntaxNodeOrToken> children)
    {
        while (_index < _limit && !IsMiddle())
        {
            switch (Kind)
            {
                case SyntaxKind.EndOfLine:
                    _index++;
                    break;
                case SyntaxKind.Semicolon:
                    children.Add(Take());
                    break;
                case SyntaxKind.Opaque:
                    children.Add(new RubyHeredocBody(_source, Take()));
                    break;
                default:
                    children.Add(Statement());
                    break;
            }
        }
    }

    private RubyExpression Statement()
    {
        var start = _index;
        var statement = ModifiedStatement();
        if (statement is not null && IsStatementEnd())
        {
            if (_isTooDeep)
                ReportLimit(statement);
            return statement;
        }
        _index = start;
        var opaque = new RubyOpaqueExpression(_source, [.. RestOfStatement()]);
        if (_isTooDeep)
            ReportLimit(opaque);
        return opaque;
    }

    private void ReportLimit(SyntaxNode node)
    {
        _isTooDeep = false;
        Report(node, new SyntaxError(new TextSpan(node.Span.Start, 1), "nested too deep or too long a chain of operators: not analysed", SyntaxErrorKind.Limit));
    }

    private RubyExpression? ModifiedStatement()
    {
        var statement = MultipleAssignment() ?? Conjunction();
        while (statement is not null && Kind == SyntaxKind.Keyword && Text() is "if" or "unless" or "while" or "until" or "rescue")
        {
            var keyword = Take();
            statement = Conjunction() is { } condition ? Checked(new RubyModifier(_source, statement, keyword, condition)) : null;
        }
        return statement;
    }

    /// <summary>Expressions with <c>and</c>, <c>or</c>, <c>not</c>.</summary>
    private RubyExpression? Conjunction()
    {
        var left = Negation();
        while (left is not null && Kind == SyntaxKind.Keyword && Text() is "and" or "or")
        {
            var word = Take();
            left = Negation() is { } right ? Checked(new RubyBinary(_source, left, word, right)) : null;
        }
        return left;
    }

    private RubyExpression? Negation()
    {
        if (!IsKeyword("not"))
            return Expression();
        var words = new Stack<SyntaxToken>();
        while (IsKeyword("not") && words.Count <= RubyParser.MaxNesting)
            words.Push(Take());
        var operand = Expression();
        while (operand is not null && words.TryPop(out var word))
            operand = Checked(new RubyUnary(_source, word, operand));
        return operand;
    }

    /// <summary><c>a, b = 1, 2</c>; null when the statement is no such thing, and then nothing is taken.</summary>
    private RubyAssignment? MultipleAssignment()
    {
        if (!StartsMultipleAssignment())
            return null;
        var start = _index;
        var children = new List<SyntaxNodeOrToken>();
        var targets = new List<RubyExpression>();
        while (true)
        {
            var star = IsOperator("*") ? Take() : default;
            if (Primary() is not { } target)
                break;
            if (star.Length > 0)
                target = new RubySplat(_source, [star, target], target);
            children.Add(target);
            targets.Add(target);
            if (Kind != SyntaxKind.Comma)
                break;
            children.Add(Take());
        }
        if (Kind == SyntaxKind.Equals && targets.Count > 0)
        {
            var equals = Take();
            if (AssignedValue() is { } value)
                return Checked(new RubyAssignment(_source, [.. children, equals, value], [.. targets], equals, value));
        }
        _index = start;
        return null;
    }

    // Only tokens that targets are made of, with a comma among them, up to an equals sign.
    private bool StartsMultipleAssignment()
    {
        var hasComma = false;
        for (var index = _index; index < _limit && index < _index + 60; index++)
        {
            switch (_tokens[index].Kind)
            {
                case SyntaxKind.Comma:
                    hasComma = true;
                    break;
                case SyntaxKind.Equals:
                    return hasComma;
                case SyntaxKind.Name or SyntaxKind.Variable or SyntaxKind.Dot:
                    // Two names side by side are a call with an argument.
                    if (index > _index && _tokens[index - 1].Kind is SyntaxKind.Name or SyntaxKind.Variable && _tokens[index].Kind != SyntaxKind.Dot)
                        return false;
                    break;
                case SyntaxKind.Operator when _source.AsSpan(_tokens[index].Span) is "*":
                    break;
                case SyntaxKind.OpenBracket:
                    index = EndOf(index).Index;
                    break;
                default:
                    return false;
            }
        }
        return false;
    }

    /// <summary>All tokens up to the end of the statement; what is opened in it belongs to it up to what closes it.</summary>
    private List<SyntaxNodeOrToken> RestOfStatement()
    {
        var tokens = new List<SyntaxNodeOrToken>();
        do
        {
            TakeGroup(tokens);
        }
        while (_index < _limit && Kind is not (SyntaxKind.EndOfLine or SyntaxKind.Semicolon or SyntaxKind.Opaque) && !IsMiddle() && !IsBehindLineEnd());
        return tokens;
    }

    /// <summary>One token, or all from one that opens something to the one that closes it.</summary>
    private void TakeGroup(List<SyntaxNodeOrToken> tokens)
    {
        var end = EndOf(_index);
        var last = Math.Min(end.IsMissing ? end.Index - 1 : end.Index, _limit - 1);
        do
        {
            if (Kind == SyntaxKind.EndOfLine)
                _index++;
            else
                tokens.Add(Take());
        }
        while (_index <= last);
    }

    /// <summary>What closes the token at this place; the place itself when it opens nothing.</summary>
    private RubyEnd EndOf(int index) => _read.Matcher.Ends.TryGetValue(index, out var end) ? end : new RubyEnd(index + 1, IsMissing: true);

    // Behind something unclosed its last line end is passed already.
    private bool IsStatementEnd() => _index >= _limit || Kind is SyntaxKind.EndOfLine or SyntaxKind.Semicolon || IsMiddle() || IsBehindLineEnd();

    private bool IsBehindLineEnd() => _index > 0 && _tokens[_index - 1].Kind == SyntaxKind.EndOfLine;

    private bool IsMiddle() => Kind == SyntaxKind.Keyword && _read.Matcher.IsMiddle(_index);

    private SyntaxKind Kind => _index < _limit ? _tokens[_index].Kind : SyntaxKind.EndOfFile;

    private SyntaxToken Current => _index < _limit ? _tokens[_index] : new SyntaxToken(SyntaxKind.EndOfFile, _source.Length, _source.Length);

    private SyntaxToken Take() => _tokens[_index++];

    private ReadOnlySpan<char> Text() => _source.AsSpan(Current.Span);

    private bool IsOperator(string text) => Kind == SyntaxKind.Operator && Text().SequenceEqual(text);

    private bool IsKeyword(string text) => Kind == SyntaxKind.Keyword && Text().SequenceEqual(text);

    private void SkipLines()
    {
        while (Kind == SyntaxKind.EndOfLine)
            _index++;
    }

    private void Report(SyntaxNode node, SyntaxError error)
    {
        node.AddError(error);
        _hasErrors = true;
    }

    private T? Checked<T>(T node)
        where T : RubyExpression
    {
        if (node.Depth <= RubyParser.MaxDepth)
            return node;
        _isTooDeep = true;
        return null;
    }

    private RubyExpression? TooDeep()
    {
        _isTooDeep = true;
        return null;
    }
}
