using System.Collections.Frozen;
using ConfigLint.Model.Values;
using ConfigLint.Syntax.Python;

namespace ConfigLint.Model.Gunicorn;

/// <summary>Calls that a configuration reads its values with; every other call is unknown, and may have changed what it can reach.</summary>
internal sealed class PythonCalls(PythonModule module, PythonEvaluator evaluator)
{
    private static readonly FrozenSet<string> Builtins = FrozenSet.ToFrozenSet(["int", "float", "str", "bool", "len", "abs", "round", "min", "max", "list", "tuple", "print"]);

    public static bool IsBuiltin(string name) => Builtins.Contains(name);

    public Evaluated Evaluate(PythonCall call)
    {
        var arguments = call.Arguments.Select(argument => evaluator.Evaluate(argument.Value)).ToArray();
        var isPlain = call.Arguments.All(argument => !argument.IsUnpacked);
        var path = evaluator.PathOf(call.Function);
        if (isPlain && path is not null && Known(path, call, arguments) is { } known)
            return known;
        if (path is null && call.Function is PythonMemberAccess method)
        {
            var target = evaluator.Evaluate(method.Target);
            if (isPlain && call.Arguments.All(argument => argument.Name is null) && Method(target, method.Name, arguments) is { } value)
                return PythonValues.From(value, [target, .. arguments]);
            if (PythonValues.IsContainer(target.Value))
                module.ForgetContainers();
        }
        return Foreign(call, path, arguments);
    }

    /// <summary>The value of an environment variable; without a fallback, an unset one stops the file.</summary>
    public Evaluated Variable(Evaluated name, Evaluated? fallback)
    {
        if (name.Value is not ConfigValue.Text { Value: var variable } || PythonValues.DependsOnUnset(name))
            return Evaluated.Unknown("an unknown variable");
        var found = module.Environment(variable);
        var read = new Evaluated(PythonValues.Nothing, [new EnvironmentRead(variable, found)]);
        return found switch
        {
            EnvironmentValue.Set set => PythonValues.From(PythonValues.Text(set.Value), read),
            EnvironmentValue.Unset when fallback is not null => PythonValues.From(fallback.Value, read, fallback),
            EnvironmentValue.Unset => PythonValues.From(new ConfigValue.Unknown($"{variable} is set elsewhere"), read),
            _ => PythonValues.From(new ConfigValue.Unknown(found is EnvironmentValue.Unknown unknown ? unknown.Reason : variable), read),
        };
    }

    private Evaluated? Known(string path, PythonCall call, Evaluated[] arguments)
    {
        switch (path)
        {
            case "os.getenv" or "os.environ.get" when arguments.Length is 1 or 2 && call.Arguments[0].Name is null or "key":
                return Variable(arguments[0], arguments.Length == 2 ? arguments[1] : Evaluated.Of(PythonValues.Nothing));
            case "multiprocessing.cpu_count" or "os.cpu_count" or "os.process_cpu_count" when arguments.Length == 0:
                // None, which os.cpu_count() gives where the number cannot be told, is seen on no machine that serves.
                return Evaluated.Of(new ConfigValue.SomeInteger(1));
            case "print":
                return Evaluated.Of(PythonValues.Nothing);
            default:
                return IsBuiltin(path) && call.Arguments.All(argument => argument.Name is null)
                    ? PythonValues.From(Builtin(path, arguments) ?? new ConfigValue.Unknown($"{path}() of an unknown value"), arguments)
                    : null;
        }
    }

    private static ConfigValue? Builtin(string name, Evaluated[] arguments) => (name, arguments) switch
    {
        ("min" or "max", [{ Value: ConfigValue.Sequence { Items.Count: > 0 } sequence }]) => Extreme(sequence.Items, name == "max"),
        ("min" or "max", { Length: > 1 }) => Extreme([.. arguments.Select(argument => argument.Value)], name == "max"),
        ("int", [var value]) => ToInteger(value.Value),
        ("int", [{ Value: ConfigValue.Text text }, { Value: ConfigValue.Integer { Value: 0 or 2 or 8 or 10 or 16 } radix }]) =>
            PythonValues.ParseInteger(text.Value, (int)radix.Value) is { } parsed ? new ConfigValue.Integer(parsed) : null,
        ("float", [var value]) => ToReal(value.Value),
        ("str", [var value]) => PythonValues.ToText(value),
        ("bool", [var value]) => PythonValues.Truth(value.Value) is { } truth ? new ConfigValue.Boolean(truth) : null,
        ("len", [{ Value: ConfigValue.Text text }]) => text.Value.All(char.IsAscii) ? new ConfigValue.Integer(text.Value.Length) : null,
        ("len", [{ Value: ConfigValue.Sequence sequence }]) => new ConfigValue.Integer(sequence.Items.Count),
        ("len", [{ Value: ConfigValue.Mapping mapping }]) => new ConfigValue.Integer(mapping.Entries.Count),
        ("abs", [{ Value: ConfigValue.Real real }]) => new ConfigValue.Real(Math.Abs(real.Value)),
        ("abs", [{ Value: ConfigValue.SomeInteger { Least: >= 0 } some }]) => some,
        ("abs", [var value]) => PythonValues.IntegerOf(value.Value) is { } integer and > long.MinValue ? new ConfigValue.Integer(Math.Abs(integer)) : null,
        ("round", [{ Value: ConfigValue.Real real }]) => Whole(Math.Round(real.Value, MidpointRounding.ToEven)),
        ("round", [{ Value: ConfigValue.SomeReal }]) => new ConfigValue.SomeInteger(long.MinValue),
        ("round", [{ Value: ConfigValue.Integer or ConfigValue.SomeInteger } value]) => value.Value,
        ("list" or "tuple", [{ Value: ConfigValue.Sequence sequence }]) => sequence,
        _ => null,
    };

    private static ConfigValue? ToInteger(ConfigValue value) => value switch
    {
        ConfigValue.Text text => PythonValues.ParseInteger(text.Value, 10) is { } parsed ? new ConfigValue.Integer(parsed) : null,
        ConfigValue.Real real => Whole(Math.Truncate(real.Value)),
        ConfigValue.SomeInteger => value,
        ConfigValue.SomeReal => new ConfigValue.SomeInteger(long.MinValue),
        _ => PythonValues.IntegerOf(value) is { } integer ? new ConfigValue.Integer(integer) : null,
    };

    private static ConfigValue? ToReal(ConfigValue value) => value switch
    {
        ConfigValue.Text text => double.TryParse(text.Value.Trim(), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var real) && double.IsFinite(real)
            ? new ConfigValue.Real(real)
            : null,
        ConfigValue.SomeInteger or ConfigValue.SomeReal => new ConfigValue.SomeReal(),
        _ => PythonArithmetic.RealOf(value) is { } known ? new ConfigValue.Real(known) : null,
    };

    private static ConfigValue.Integer? Whole(double value) => Math.Abs(value) < 9e15 ? new ConfigValue.Integer((long)value) : null;

    /// <summary>The first largest or smallest; integers that depend on the machine keep a bound.</summary>
    private static ConfigValue? Extreme(IReadOnlyList<ConfigValue> values, bool isLargest)
    {
        var best = values[0];
        foreach (var value in values.Skip(1))
        {
            switch (PythonComparisons.Holds(isLargest ? ">" : "<", value, best))
            {
                case true:
                    best = value;
                    break;
                case null when best is ConfigValue.Integer or ConfigValue.SomeInteger && value is ConfigValue.Integer or ConfigValue.SomeInteger:
                    var (a, b) = (Least(best), Least(value));
                    best = new ConfigValue.SomeInteger(isLargest ? Math.Max(a, b) : Math.Min(a, b));
                    break;
                case null:
                    return null;
            }
        }
        return best;
    }

    private static long Least(ConfigValue value) => value is ConfigValue.SomeInteger some ? some.Least : ((ConfigValue.Integer)value).Value;

    private static ConfigValue? Method(Evaluated target, string name, Evaluated[] arguments) => target.Value switch
    {
        ConfigValue.Text text when name == "format" => PythonTextMethods.Format(text.Value, arguments),
        ConfigValue.Mapping mapping when name == "get" && arguments is [{ Value: ConfigValue.Text key }, ..] =>
            mapping.Entries.TryGetValue(key.Value, out var entry) ? entry : arguments.Length > 1 ? arguments[1].Value : PythonValues.Nothing,
        _ => PythonTextMethods.Call(target.Value, name, [.. arguments.Select(argument => argument.Value)]),
    };

    private Evaluated Foreign(PythonCall call, string? path, Evaluated[] arguments)
    {
        var name = call.Function switch
        {
            PythonName plain => plain.Name,
            PythonMemberAccess member => member.Name,
            _ => "",
        };
        if (PythonModule.IsDangerousName(name))
            module.LoseAll($"{name}()");
        if (path is "sys.exit" or "exit" or "quit" or "os._exit" or "os.abort")
            module.Scope.HasEnded = true;
        if (path is "os.environ.setdefault" or "os.environ.pop" or "os.putenv" or "os.unsetenv")
            module.TouchEnvironment((arguments.FirstOrDefault()?.Value as ConfigValue.Text)?.Value);
        else if (path is "os.environ.update" or "os.environ.clear" or "os.environ.__setitem__")
            module.TouchEnvironment(null);
        if (name.EndsWith("dotenv", StringComparison.Ordinal) || name.StartsWith("read_env", StringComparison.Ordinal))
        {
            if (call.Arguments.Any(argument => argument.Name == "override"))
                module.TouchEnvironment(null);
            module.FillEnvironment($"{name}()");
        }
        var isOwn = path is not null && path.Contains(' ', StringComparison.Ordinal);
        if (isOwn || arguments.Any(argument => argument.Value is ConfigValue.Object { What: var what } && what.Contains(' ', StringComparison.Ordinal)))
            module.CallOwnFunctions();
        else if (arguments.Any(argument => PythonValues.IsContainer(argument.Value)))
            module.ForgetContainers();
        return PythonValues.From(new ConfigValue.Unknown($"what {(name.Length == 0 ? "a call" : name + "()")} returns is not known"), arguments);
    }
}
