using ConfigLint.Model.Values;
using ConfigLint.Syntax.Python;

namespace ConfigLint.Model.Gunicorn;

/// <summary>
/// What an expression of a Python file gives, as far as its text and the environment tell. Nothing is executed: what is not understood is
/// unknown, and what it might have done to the module's names is taken as done. Total; no expression is deeper than the parser allows.
/// </summary>
internal sealed class PythonEvaluator
{
    private readonly PythonModule _module;
    private readonly PythonCalls _calls;

    public PythonEvaluator(PythonModule module)
    {
        _module = module;
        _calls = new PythonCalls(module, this);
    }

    public Evaluated Evaluate(PythonExpression expression) => expression.Unwrap() switch
    {
        PythonLiteral literal => Evaluated.Of(Literal(literal)),
        PythonName name => Name(name.Name),
        PythonFormattedString text => FormattedString(text),
        PythonUnary unary => Unary(unary),
        PythonBinary binary => Binary(binary),
        PythonComparison comparison => Comparison(comparison),
        PythonConditional conditional => Conditional(conditional),
        PythonSequence sequence => Sequence(sequence),
        PythonDict dict => Dict(dict),
        PythonMemberAccess member => Member(member),
        PythonSubscript subscript => Subscript(subscript),
        PythonCall call => _calls.Evaluate(call),
        PythonNamedExpression named => Named(named),
        PythonStarred starred => Unknown(Evaluate(starred.Value), "a starred value"),
        PythonOpaqueExpression opaque => Opaque(opaque),
        var other => Evaluated.Unknown($"{other.GetType().Name} is not followed"),
    };

    /// <summary>True or false when nothing else is possible: a variable that nothing sets may still be set by the machine.</summary>
    public bool? Decide(PythonExpression condition)
    {
        var value = Evaluate(condition);
        return PythonValues.DependsOnUnset(value) ? null : PythonValues.Truth(value.Value);
    }

    /// <summary>The dotted path of a module's member or a builtin: <c>os.environ.get</c>, <c>int</c>; null for anything else.</summary>
    public string? PathOf(PythonExpression expression) => expression.Unwrap() switch
    {
        PythonName name => _module.Scope.Find(name.Name) is not { } binding ? name.Name
            : binding.Value.Value is ConfigValue.Object { What: var what } ? what
            : binding.At == default && PythonCalls.IsBuiltin(name.Name) ? name.Name : null,
        PythonMemberAccess member => PathOf(member.Target) is { } target && !target.Contains(' ', StringComparison.Ordinal) ? $"{target}.{member.Name}" : null,
        _ => null,
    };

    private static ConfigValue Literal(PythonLiteral literal) => (literal.LiteralKind, literal.Value) switch
    {
        (PythonLiteralKind.None, _) => PythonValues.Nothing,
        (PythonLiteralKind.String, string text) => PythonValues.Text(text),
        (PythonLiteralKind.String, _) => new ConfigValue.SomeText(),
        (_, bool truth) => new ConfigValue.Boolean(truth),
        (_, double real) when double.IsFinite(real) => new ConfigValue.Real(real),
        (_, System.Numerics.BigInteger integer) when integer <= long.MaxValue => new ConfigValue.Integer((long)integer),
        _ => new ConfigValue.Unknown("a literal of a kind that no setting takes"),
    };

    private Evaluated Name(string name) => _module.Scope.Find(name)?.Value ?? name switch
    {
        // gunicorn/app/base.py, get_config_from_filename.
        "__name__" => Evaluated.Of(new ConfigValue.Text("__config__")),
        "__file__" => Evaluated.Of(new ConfigValue.SomeText()),
        _ => Evaluated.Unknown($"{name} is not assigned in this file"),
    };

    private Evaluated FormattedString(PythonFormattedString text)
    {
        var parts = text.Parts.Select(part => part.Field is not { } field ? Evaluated.Of(part.Text is { } known ? PythonValues.Text(known) : new ConfigValue.SomeText())
            : field.Expression is { } expression ? Field(Evaluate(expression), field.IsPlain)
            : Evaluated.Unknown("an empty field")).ToArray();
        if (text.IsTemplate)
            return PythonValues.From(new ConfigValue.Object("template string"), parts);
        return PythonValues.From(
            Array.TrueForAll(parts, part => part.Value is ConfigValue.Text) ? PythonValues.Text(string.Concat(parts.Select(part => ((ConfigValue.Text)part.Value).Value))) : new ConfigValue.SomeText(),
            parts);
    }

    private static Evaluated Field(Evaluated value, bool isPlain) => PythonValues.From(isPlain ? PythonValues.ToText(value) : new ConfigValue.SomeText(), value);

    private Evaluated Unary(PythonUnary unary)
    {
        var operand = Evaluate(unary.Operand);
        return PythonValues.From(
            unary.Operator switch
            {
                "not" => PythonValues.Truth(operand.Value) is { } truth ? new ConfigValue.Boolean(!truth) : new ConfigValue.Unknown("not of an unknown value"),
                "-" => PythonArithmetic.Negate(operand.Value),
                "+" when PythonArithmetic.IsNumber(operand.Value) => operand.Value,
                _ => new ConfigValue.Unknown($"{unary.Operator} is not followed"),
            },
            operand);
    }

    private Evaluated Binary(PythonBinary binary)
    {
        var left = Evaluate(binary.Left);
        var right = Evaluate(binary.Right);
        if (binary.Operator is "and" or "or")
        {
            return PythonValues.Truth(left.Value) switch
            {
                null => PythonValues.Join(left, right),
                var truth when truth == (binary.Operator == "or") => left,
                _ => PythonValues.From(right.Value, left, right),
            };
        }
        if (binary.Operator == "%" && PythonValues.IsText(left.Value))
            return PythonValues.From(left.Value is ConfigValue.Text text ? PythonTextMethods.Percent(text.Value, PercentArguments(binary.Right, right)) : left.Value, left, right);
        return Apply(binary.Operator, left, right);
    }

    /// <summary>Also the operator of <c>+=</c>.</summary>
    public static Evaluated Apply(string operation, Evaluated left, Evaluated right) => PythonValues.From(PythonArithmetic.Apply(operation, left.Value, right.Value), left, right);

    private static List<Evaluated> PercentArguments(PythonExpression expression, Evaluated value) =>
        expression.Unwrap() is PythonSequence { SequenceKind: PythonSequenceKind.Tuple } && value.Value is ConfigValue.Sequence tuple
            ? [.. tuple.Items.Select(item => PythonValues.From(item, value))]
            : [value];

    private Evaluated Comparison(PythonComparison comparison)
    {
        var operands = comparison.Operands.Select(Evaluate).ToArray();
        bool? all = true;
        for (var i = 0; i < comparison.Operators.Count && all != false; i++)
        {
            if (comparison.Operators[i] is "in" or "not in" && PathOf(comparison.Operands[i + 1]) == "os.environ")
                return comparison.Operators.Count == 1 ? IsSet(operands[0], comparison.Operators[0] == "in") : Evaluated.Unknown("a chain of comparisons");
            var holds = PythonComparisons.Holds(comparison.Operators[i], operands[i].Value, operands[i + 1].Value);
            all = holds == false ? false : all == true ? holds : null;
        }
        return PythonValues.From(all is { } known ? new ConfigValue.Boolean(known) : new ConfigValue.Unknown("a comparison of unknown values"), operands);
    }

    private Evaluated IsSet(Evaluated variable, bool wanted)
    {
        if (variable.Value is not ConfigValue.Text { Value: var name })
            return Evaluated.Unknown("an unknown variable");
        var value = _module.Environment(name);
        return new Evaluated(value is EnvironmentValue.Unknown unknown ? new ConfigValue.Unknown(unknown.Reason) : new ConfigValue.Boolean(value is EnvironmentValue.Set == wanted), [new EnvironmentRead(name, value)]);
    }

    private Evaluated Conditional(PythonConditional conditional)
    {
        var condition = Decide(conditional.Condition);
        var whenTrue = Evaluate(conditional.WhenTrue);
        var whenFalse = Evaluate(conditional.WhenFalse);
        return condition is { } known ? known ? whenTrue : whenFalse : PythonValues.Join(whenTrue, whenFalse);
    }

    private Evaluated Sequence(PythonSequence sequence)
    {
        var items = sequence.Elements.Select(Evaluate).ToArray();
        return items.Length > PythonValues.MaxItems || sequence.Elements.Any(element => element is PythonStarred)
            ? Unknown(PythonValues.From(PythonValues.Nothing, items), "the list is long or unpacks another")
            : PythonValues.From(new ConfigValue.Sequence([.. items.Select(item => Flat(item.Value))]), items);
    }

    private Evaluated Dict(PythonDict dict)
    {
        var entries = new Dictionary<string, ConfigValue>(StringComparer.Ordinal);
        var isKnown = true;
        var values = dict.Entries.Select(entry =>
        {
            var key = entry.Key is null ? null : Evaluate(entry.Key).Value;
            var value = Evaluate(entry.Value);
            if (key is ConfigValue.Text text)
                entries[text.Value] = Flat(value.Value);
            else
                isKnown = false;
            return value;
        }).ToArray();
        return PythonValues.From(isKnown && entries.Count <= PythonValues.MaxItems ? new ConfigValue.Mapping(entries) : new ConfigValue.Object("dict"), values);
    }

    // A list of lists of lists could be larger than the file by any factor.
    private static ConfigValue Flat(ConfigValue value) => PythonValues.IsContainer(value) ? new ConfigValue.Object("list or dict") : value;

    private Evaluated Member(PythonMemberAccess member)
    {
        if (PathOf(member) is { } path)
            return Evaluated.Of(path is "os.environ" or "os.getenv" or "os.cpu_count" or "multiprocessing.cpu_count" ? new ConfigValue.Object(path) : new ConfigValue.Unknown($"{path} is not followed"));
        if (PythonModule.IsDangerousName(member.Name))
            _module.LoseAll(member.Name);
        return Unknown(Evaluate(member.Target), $"the attribute {member.Name} is not followed");
    }

    private Evaluated Subscript(PythonSubscript subscript)
    {
        var index = Evaluate(subscript.Index);
        if (PathOf(subscript.Target) == "os.environ")
            return _calls.Variable(index, null);
        var target = Evaluate(subscript.Target);
        return PythonValues.From(
            (target.Value, index.Value) switch
            {
                (ConfigValue.Mapping mapping, ConfigValue.Text key) when mapping.Entries.TryGetValue(key.Value, out var entry) => entry,
                (ConfigValue.Sequence sequence, ConfigValue.Integer { Value: var at }) when at >= -sequence.Items.Count && at < sequence.Items.Count =>
                    sequence.Items[(int)(at < 0 ? at + sequence.Items.Count : at)],
                _ => new ConfigValue.Unknown("an item of something unknown"),
            },
            target,
            index);
    }

    private Evaluated Named(PythonNamedExpression named)
    {
        var value = Evaluate(named.Value);
        _module.Scope.Forget(named.Target.Name, "it is assigned within an expression");
        return value;
    }

    private Evaluated Opaque(PythonOpaqueExpression opaque)
    {
        var text = opaque.Source.AsSpan(opaque.Span);
        if (PythonModule.IsDangerous(text) || text.Contains(":=", StringComparison.Ordinal))
            _module.LoseAll("an expression");
        else if (text.Contains('('))
            _module.CallOwnFunctions();
        return Evaluated.Unknown("lambdas, comprehensions and slices are not followed");
    }

    private static Evaluated Unknown(Evaluated part, string reason) => PythonValues.From(new ConfigValue.Unknown(reason), part);
}
