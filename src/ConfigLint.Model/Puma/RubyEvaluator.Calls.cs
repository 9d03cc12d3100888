using ConfigLint.Model.Values;
using ConfigLint.Syntax.Ruby;

namespace ConfigLint.Model.Puma;

/// <summary>Names and calls.</summary>
internal sealed partial class RubyEvaluator
{
    private Evaluated Assign(RubyAssignment assignment)
    {
        if (assignment.Targets is not [var target])
            return AssignSeveral(assignment);
        if (assignment.Operator == "=")
        {
            var value = Evaluate(assignment.Value);
            Store(target, value);
            return value;
        }
        var current = Current(target);
        if (assignment.Operator is "||=" or "&&=")
        {
            // Also a name that is not there yet is nil.
            var old = target is RubyVariable { Name: var name } && !name.StartsWith('@') && !State.Names.ContainsKey(name) ? Evaluated.Of(RubyValues.Nil) : current;
            var result = Logic(old, assignment.Operator == "&&=", () => Evaluate(assignment.Value));
            Store(target, result);
            return result;
        }
        var right = Evaluate(assignment.Value);
        var sum = RubyArithmetic.Binary(assignment.Operator[..^1], current.Value, right.Value) ?? new ConfigValue.Unknown("the result is not known");
        var changed = new Evaluated(sum, RubyValues.Reads(current, right));
        Store(target, changed);
        return changed;
    }

    private Evaluated AssignSeveral(RubyAssignment assignment)
    {
        var value = Evaluate(assignment.Value);
        var items = value.Value is ConfigValue.Sequence list && !assignment.Targets.Any(target => target is RubySplat) ? list.Items : null;
        for (var i = 0; i < assignment.Targets.Count; i++)
            Store(assignment.Targets[i], items is null ? Evaluated.Unknown("it is one of several values") : value with { Value = i < items.Count ? items[i] : RubyValues.Nil });
        return value;
    }

    private Evaluated Current(RubyExpression target) => target switch
    {
        RubyVariable variable => Variable(variable.Name),
        RubyConstant constant => Variable(constant.Name),
        RubyIndex index => Index(index),
        _ => Evaluated.Unknown("it is not followed"),
    };

    private void Store(RubyExpression target, Evaluated value)
    {
        switch (target)
        {
            case RubyVariable { Name: var name }:
                State = IsPumasOwn(name) ? State.Lose($"{name} is replaced") : State.With(name, value);
                break;
            case RubyConstant { Name: var name }:
                State = State.With(name, value);
                break;
            // The first of several names is not known for a variable yet.
            case RubyCall { Receiver: null, Arguments: [], Block: null, Name: var name }:
                State = State.With(name, value);
                break;
            case RubyIndex { Target: RubyConstant { Name: "ENV" }, Arguments: [var key] }:
                if (Evaluate(key).Value is ConfigValue.Text { Value: var variable })
                    State = State.With(RubyState.EnvironmentKey(variable), value);
                else
                    Lose("a variable of the environment is set, and which one is not known");
                break;
            case RubyIndex { Target: RubyVariable { Name: var name } } when !IsPumasOwn(name):
                State = State.With(name, Evaluated.Unknown("a part of it is set"));
                break;
            case RubyIndex:
                Lose("Puma's options may be set by hand");
                break;
            case RubyCall { Receiver: { } receiver } when MayReachPuma(receiver):
                Lose("Puma's options may be set by hand");
                break;
            case RubySplat { Value: { } inner }:
                Store(inner, Evaluated.Unknown("it is one of several values"));
                break;
        }
    }

    private Evaluated Index(RubyIndex index)
    {
        if (index is { Target: RubyConstant { Name: "ENV" }, Arguments: [var key] })
            return Evaluate(key) is { Value: ConfigValue.Text { Value: var variable } } ? ReadEnvironment(variable) : Evaluated.Unknown("which variable is read is not known");
        var target = Evaluate(index.Target);
        var value = index.Arguments is [var argument] && target.Value is ConfigValue.Sequence list && Evaluate(argument).Value is ConfigValue.Integer at
            ? at.Value >= -list.Items.Count && at.Value < list.Items.Count ? list.Items[(int)(at.Value < 0 ? at.Value + list.Items.Count : at.Value)] : RubyValues.Nil
            : new ConfigValue.Unknown("a part of something that is not known");
        return target with { Value = value };
    }

    private Evaluated Call(RubyCall call)
    {
        if (call.Receiver is null or RubyLiteral { LiteralKind: RubyLiteralKind.Self })
            return CallOfOwn(call);
        if (call.Receiver is RubyConstant { Name: var constant } && OfConstant(constant, call) is { } known)
            return known;
        if (RubyLanguage.Runs(call.Name) || call.Arguments.Any(argument => argument.Unwrap() is RubyLiteral { LiteralKind: RubyLiteralKind.Self }))
            return Lose($"{call.Name} may change Puma's settings");
        var receiver = Evaluate(call.Receiver);
        if (call.IsSafe && receiver.Value is ConfigValue.Nothing)
            return receiver;
        var arguments = Values(call.Arguments);
        if (call.Block is { } block)
            Skip(block.Span, call.Source);
        if (MayReachPuma(call.Receiver) && call.Name.EndsWith('!'))
            return Lose("Puma's options may be set by hand");
        var value = call.Block is null ? RubyMethods.Call(receiver.Value, call.Name, [.. arguments.Select(argument => argument.Value)]) : null;
        return new Evaluated(value ?? new ConfigValue.Unknown($"what {call.Name} gives is not known"), RubyValues.Reads([receiver, .. arguments]));
    }

    private Evaluated CallOfOwn(RubyCall call)
    {
        if (_definitions.TryGetValue(call.Name, out var definition))
            return Skip(definition.Span, definition.Source);
        if (_methods?.Call(this, call) is { } known)
            return known;
        if (RubyLanguage.EndsTheRun(call.Name))
        {
            State = State with { IsEnded = true };
            return Evaluated.Unknown("Ruby stops here");
        }
        if (!RubyLanguage.IsFunction(call.Name) || RubyLanguage.Runs(call.Name))
            return Lose($"{(call.Name.Length > 60 ? "a method" : call.Name)} is not known and may change any setting");
        var arguments = Values(call.Arguments);
        if (call.Block is { } block)
            Skip(block.Span, call.Source);
        ConfigValue? value = (call.Name, arguments) switch
        {
            ("Integer", [var number, ..]) => RubyNumbers.Integer(number.Value) is { } whole ? new ConfigValue.Integer(whole) : number.Value as ConfigValue.SomeInteger,
            ("Float", [var number, ..]) => RubyNumbers.Float(number.Value) is { } fraction ? new ConfigValue.Real(fraction) : null,
            ("String", [var text]) => RubyMethods.Call(text.Value, "to_s", []),
            ("__dir__", []) => new ConfigValue.SomeText(),
            ("lambda" or "proc", _) => new ConfigValue.Object("a lambda"),
            ("puts" or "warn" or "print" or "require" or "require_relative", _) => new ConfigValue.Unknown("it has no value of interest"),
            _ => null,
        };
        return new Evaluated(value ?? new ConfigValue.Unknown($"what {call.Name} gives is not known"), RubyValues.Reads([.. arguments]));
    }

    /// <summary>Null for what is called like any other object.</summary>
    private Evaluated? OfConstant(string constant, RubyCall call) => (constant, call.Name, call.Arguments) switch
    {
        ("ENV", "fetch", [var key, ..]) => Fetch(call, key),
        ("ENV", "key?" or "include?" or "has_key?" or "member?", [var key]) => IsSet(key),
        ("ENV", _, _) when call.Name.EndsWith('!') || call.Name is "store" or "delete" or "update" or "clear" or "replace" => Lose("variables of the environment are set"),
        ("Etc", "nprocessors", []) => Evaluated.Of(new ConfigValue.SomeInteger(1)),
        ("Concurrent", "physical_processor_count" or "processor_count", []) => Evaluated.Of(new ConfigValue.SomeInteger(1)),
        ("File", "join", _) => JoinPath(Values(call.Arguments)),
        ("File", "expand_path" or "dirname" or "basename" or "absolute_path" or "realpath", _) => Values(call.Arguments) is var paths ? new Evaluated(new ConfigValue.SomeText(), RubyValues.Reads([.. paths])) : null,
        ("Dir", "pwd" or "getwd", []) => Evaluated.Of(new ConfigValue.SomeText()),
        _ => null,
    };

    private Evaluated Fetch(RubyCall call, RubyExpression key)
    {
        if (Evaluate(key).Value is not ConfigValue.Text { Value: var variable })
            return Evaluated.Unknown("which variable is read is not known");
        var read = ReadEnvironment(variable);
        if (read.Value is not ConfigValue.Nothing)
            return read;
        var fallback = Evaluated.Unknown($"without {variable} Puma does not start");
        if (call.Block is { } block)
        {
            _openConditions++;
            fallback = Run(block.Statements);
            _openConditions--;
        }
        else if (call.Arguments.Count > 1)
        {
            fallback = Evaluate(call.Arguments[1]);
        }
        return fallback with { Reads = RubyValues.Reads(read, fallback) };
    }

    private Evaluated IsSet(RubyExpression key)
    {
        if (Evaluate(key).Value is not ConfigValue.Text { Value: var variable })
            return Evaluated.Unknown("which variable is asked for is not known");
        var read = ReadEnvironment(variable);
        return read.Value.IsUnknown ? read : read with { Value = new ConfigValue.Boolean(read.Value is not ConfigValue.Nothing) };
    }

    private Evaluated ReadEnvironment(string variable)
    {
        if (State.Names.TryGetValue(RubyState.EnvironmentKey(variable), out var own))
            return own;
        var value = _environment.Find(variable);
        return new Evaluated(
            value switch
            {
                EnvironmentValue.Set set => new ConfigValue.Text(set.Value),
                EnvironmentValue.Unknown unknown => new ConfigValue.Unknown(unknown.Reason),
                _ => RubyValues.Nil,
            },
            [new EnvironmentRead(variable, value)]);
    }

    private static Evaluated JoinPath(IReadOnlyList<Evaluated> parts)
    {
        var texts = parts.Select(part => (part.Value as ConfigValue.Text)?.Value).ToList();
        ConfigValue value = texts.Count == 0 || texts.Contains(null) || texts.Sum(text => text!.Length) > RubyValues.LongestText
            ? new ConfigValue.SomeText()
            : new ConfigValue.Text(texts.Aggregate((path, part) => path!.TrimEnd('/') + "/" + part!.TrimStart('/'))!);
        return new Evaluated(value, RubyValues.Reads([.. parts]));
    }

    private Evaluated Define(RubyDefinition definition)
    {
        if (definition.Keyword == "def" && !definition.NameToken.IsMissing && !definition.Text.StartsWith("def self", StringComparison.Ordinal))
        {
            _definitions[definition.Name] = definition;
            return Evaluated.Of(new ConfigValue.Symbol(definition.Name));
        }
        // A class that is opened may be Puma's.
        return definition.Text.Contains("Puma", StringComparison.Ordinal) ? Lose("a class of Puma may be changed") : Evaluated.Of(RubyValues.Nil);
    }

    /// <summary>Values of the arguments without a key; those of the others are looked at for what they do.</summary>
    public List<Evaluated> Values(IReadOnlyList<RubyExpression> arguments)
    {
        var values = new List<Evaluated>();
        foreach (var argument in arguments)
        {
            if (argument is RubyPair { Value: { } inner })
                Evaluate(inner);
            else if (argument is not RubySplat { IsBlock: true })
                values.Add(argument is RubySplat ? Evaluated.Unknown("a list of values") : Evaluate(argument));
        }
        return values;
    }

    private static bool IsPumasOwn(string name) => name is "@options" or "@config" or "@plugins";

    private static bool MayReachPuma(RubyExpression receiver) =>
        receiver.Text is var text && (text.StartsWith("Puma", StringComparison.Ordinal) || text.StartsWith("::Puma", StringComparison.Ordinal) || text.StartsWith('@'))
        && !text.StartsWith("PumaWorkerKiller", StringComparison.Ordinal);
}
