using ConfigLint.Model.Values;

namespace ConfigLint.Model.Puma;

/// <summary>Methods of numbers, texts and arrays; null for a method that is not known, or whose value is not.</summary>
internal static class RubyMethods
{
    public static ConfigValue? Call(ConfigValue receiver, string name, IReadOnlyList<ConfigValue> arguments) => (name, arguments) switch
    {
        ("freeze" or "dup" or "clone" or "itself" or "+@" or "-@", []) => receiver,
        ("nil?", []) => receiver is ConfigValue.Unknown ? null : new ConfigValue.Boolean(receiver is ConfigValue.Nothing),
        ("to_s" or "to_str", []) => RubyValues.Text(receiver) is { } text ? new ConfigValue.Text(text) : new ConfigValue.SomeText(),
        ("==" or "eql?" or "equal?", [var other]) => RubyArithmetic.Binary("==", receiver, other),
        ("present?" or "blank?", []) => IsBlank(receiver) is { } blank ? new ConfigValue.Boolean(blank == (name == "blank?")) : null,
        ("presence", []) => IsBlank(receiver) is { } empty ? empty ? RubyValues.Nil : receiver : null,
        _ => receiver switch
        {
            ConfigValue.Text text => OfText(text.Value, name, arguments),
            ConfigValue.Symbol symbol when name == "to_sym" => symbol,
            ConfigValue.Nothing => OfNil(name),
            ConfigValue.Integer number => OfInteger(number, name, arguments),
            ConfigValue.SomeInteger => name is "to_i" or "floor" or "ceil" or "round" or "to_int" && arguments.Count == 0 ? receiver : OfNumber(receiver, name, arguments),
            ConfigValue.Real number => OfReal(number, name, arguments),
            ConfigValue.Sequence list => OfSequence(list.Items, name, arguments),
            _ => null,
        },
    };

    public static ConfigValue? Largest(IReadOnlyList<ConfigValue> items)
    {
        if (items.Count == 0 || !items.All(item => item is ConfigValue.Integer or ConfigValue.SomeInteger))
            return items.Count > 0 && items.All(item => item is ConfigValue.Integer or ConfigValue.Real) ? items.MaxBy(item => RubyNumbers.Float(item)) : null;
        var least = items.Max(Least);
        return items.All(item => item is ConfigValue.Integer) ? new ConfigValue.Integer(least) : new ConfigValue.SomeInteger(least);
    }

    public static ConfigValue? Smallest(IReadOnlyList<ConfigValue> items)
    {
        if (items.Count == 0 || !items.All(item => item is ConfigValue.Integer or ConfigValue.SomeInteger))
            return items.Count > 0 && items.All(item => item is ConfigValue.Integer or ConfigValue.Real) ? items.MinBy(item => RubyNumbers.Float(item)) : null;
        var least = items.Min(Least);
        // A known one that no unknown one can undercut.
        return items.Any(item => item is ConfigValue.Integer known && known.Value == least) ? new ConfigValue.Integer(least) : new ConfigValue.SomeInteger(least);
    }

    private static long Least(ConfigValue item) => item is ConfigValue.SomeInteger some ? some.Least : ((ConfigValue.Integer)item).Value;

    private static bool? IsBlank(ConfigValue value) => value switch
    {
        ConfigValue.Nothing => true,
        ConfigValue.Boolean { Value: var truth } => !truth,
        ConfigValue.Text { Value: var text } => string.IsNullOrWhiteSpace(text),
        ConfigValue.Sequence { Items: var items } => items.Count == 0,
        ConfigValue.Integer or ConfigValue.Real or ConfigValue.SomeInteger or ConfigValue.SomeReal or ConfigValue.Symbol => false,
        _ => null,
    };

    private static ConfigValue? OfNil(string name) => name switch
    {
        "to_i" => new ConfigValue.Integer(0),
        "to_f" => new ConfigValue.Real(0),
        "to_a" => new ConfigValue.Sequence([]),
        _ => null,
    };

    private static ConfigValue? OfText(string text, string name, IReadOnlyList<ConfigValue> arguments) => (name, arguments) switch
    {
        ("to_i", []) => RubyNumbers.LeadingInteger(text) is { } number ? new ConfigValue.Integer(number) : null,
        // A text that only begins with a number has one too; nobody writes that.
        ("to_f", []) => RubyNumbers.Float(new ConfigValue.Text(text)) is { } number ? new ConfigValue.Real(number) : null,
        ("to_sym" or "intern", []) => new ConfigValue.Symbol(text),
        ("strip", []) => new ConfigValue.Text(text.Trim()),
        ("chomp", []) => new ConfigValue.Text(text.TrimEnd('\r', '\n')),
        ("downcase", []) => new ConfigValue.Text(text.ToLowerInvariant()),
        ("upcase", []) => new ConfigValue.Text(text.ToUpperInvariant()),
        ("empty?", []) => new ConfigValue.Boolean(text.Length == 0),
        ("start_with?", [ConfigValue.Text start]) => new ConfigValue.Boolean(text.StartsWith(start.Value, StringComparison.Ordinal)),
        ("end_with?", [ConfigValue.Text end]) => new ConfigValue.Boolean(text.EndsWith(end.Value, StringComparison.Ordinal)),
        ("include?", [ConfigValue.Text part]) => new ConfigValue.Boolean(text.Contains(part.Value, StringComparison.Ordinal)),
        ("split", [ConfigValue.Text { Value.Length: > 0 } separator]) => Split(text, separator.Value),
        _ => null,
    };

    // Ruby leaves empty parts at the end out.
    private static ConfigValue.Sequence Split(string text, string separator)
    {
        var parts = (separator == " " ? text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) : text.Split(separator)).ToList();
        while (parts is [.., ""])
            parts.RemoveAt(parts.Count - 1);
        return new ConfigValue.Sequence([.. parts.Select(part => new ConfigValue.Text(part))]);
    }

    private static ConfigValue? OfInteger(ConfigValue.Integer number, string name, IReadOnlyList<ConfigValue> arguments) => (name, arguments) switch
    {
        ("to_i" or "to_int" or "floor" or "ceil" or "round" or "truncate", []) => number,
        ("to_f", []) => new ConfigValue.Real(number.Value),
        ("abs", []) => number.Value == long.MinValue ? null : new ConfigValue.Integer(Math.Abs(number.Value)),
        ("zero?", []) => new ConfigValue.Boolean(number.Value == 0),
        ("positive?", []) => new ConfigValue.Boolean(number.Value > 0),
        ("negative?", []) => new ConfigValue.Boolean(number.Value < 0),
        ("fdiv", [var by]) => RubyArithmetic.Binary("/", new ConfigValue.Real(number.Value), by),
        _ => OfNumber(number, name, arguments),
    };

    private static ConfigValue? OfNumber(ConfigValue number, string name, IReadOnlyList<ConfigValue> arguments) => (name, arguments) switch
    {
        ("clamp", [var low, var high]) when Largest([number, low]) is { } raised => Smallest([raised, high]),
        ("div", [var by]) => RubyArithmetic.Binary("/", number, by),
        ("positive?", []) when number is ConfigValue.SomeInteger { Least: > 0 } => new ConfigValue.Boolean(true),
        _ => null,
    };

    private static ConfigValue? OfReal(ConfigValue.Real number, string name, IReadOnlyList<ConfigValue> arguments) => (name, arguments) switch
    {
        ("to_f", []) => number,
        ("to_i" or "to_int" or "truncate", []) => Rounded(Math.Truncate(number.Value)),
        ("floor", []) => Rounded(Math.Floor(number.Value)),
        ("ceil", []) => Rounded(Math.Ceiling(number.Value)),
        ("round", []) => Rounded(Math.Round(number.Value, MidpointRounding.AwayFromZero)),
        _ => null,
    };

    private static ConfigValue.Integer? Rounded(double value) => RubyNumbers.Truncate(value) is { } whole ? new(whole) : null;

    private static ConfigValue? OfSequence(IReadOnlyList<ConfigValue> items, string name, IReadOnlyList<ConfigValue> arguments) => (name, arguments) switch
    {
        ("max", []) => Largest(items),
        ("min", []) => Smallest(items),
        ("first", []) => items.Count > 0 ? items[0] : RubyValues.Nil,
        ("last", []) => items.Count > 0 ? items[^1] : RubyValues.Nil,
        ("length" or "size" or "count", []) => new ConfigValue.Integer(items.Count),
        ("empty?", []) => new ConfigValue.Boolean(items.Count == 0),
        ("sum", []) => items.Aggregate((ConfigValue?)new ConfigValue.Integer(0), (sum, item) => sum is null ? null : RubyArithmetic.Binary("+", sum, item)),
        ("compact", []) => items.Any(item => item is ConfigValue.Unknown) ? null : new ConfigValue.Sequence([.. items.Where(item => item is not ConfigValue.Nothing)]),
        ("include?" or "member?", [var wanted]) => Includes(items, wanted),
        _ => null,
    };

    private static ConfigValue.Boolean? Includes(IReadOnlyList<ConfigValue> items, ConfigValue wanted)
    {
        var equal = items.Select(item => RubyValues.AreEqual(item, wanted)).ToList();
        return equal.Contains(true) ? new(true) : equal.Contains(null) ? null : new(false);
    }
}
