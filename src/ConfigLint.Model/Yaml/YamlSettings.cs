using System.Globalization;
using ConfigLint.Syntax.Text;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Model.Yaml;

/// <summary>Reads the entries of one kind of document into settings.</summary>
/// <param name="isComplete">The document is whole, and nothing that was read changes it: what is not written has its default.</param>
/// <param name="defaultSource">Whose default: "Kubernetes' default".</param>
internal sealed class YamlSettings(bool isComplete, string defaultSource)
{
    /// <param name="zeroIsUnset">The reader takes 0 for a missing value.</param>
    public Setting<int> Integer(YamlNode? parent, string key, int? fallback, bool zeroIsUnset = false)
    {
        if (Entry(parent, key) is not { } entry)
            return Otherwise(key, fallback);
        if (!TryGetInteger(entry, out var value))
            return Setting<int>.Unknown(key, "it is no plain integer");
        return value == 0 && zeroIsUnset ? Otherwise(key, fallback) : Written(key, value, entry);
    }

    public Setting<TimeSpan> Seconds(YamlNode? parent, string key, int? fallback, bool zeroIsUnset = false) =>
        Integer(parent, key, fallback, zeroIsUnset).Select(seconds => TimeSpan.FromSeconds(seconds));

    /// <summary>A text or a number, as written.</summary>
    public Setting<string> Text(YamlNode? parent, string key, string? fallback)
    {
        if (Entry(parent, key) is not { } entry)
            return Otherwise(key, fallback);
        return TextOf(entry) is { } text ? Written(key, text, entry) : Setting<string>.Unknown(key, "it is no plain text");
    }

    /// <summary>Null for a missing entry and for one without a value.</summary>
    public static YamlEntry? Entry(YamlNode? parent, string key) =>
        (parent?.Resolve() as YamlMapping)?.GetEntry(key) is { } entry && entry.Value.Resolve() is not YamlScalar { IsNull: true } ? entry : null;

    /// <summary>Null when the entry has no text of its own: a template, a tag that computes it, a collection.</summary>
    public static string? TextOf(YamlEntry entry) =>
        entry.Value.Resolve() is YamlScalar { HasCustomTag: false, IsNull: false } scalar && !HasPlaceholder(scalar.Value) ? scalar.Value : null;

    /// <summary>envsubst, Jinja, Helm or sed is likely to put the value in before anybody reads it.</summary>
    public static bool HasPlaceholder(string text) =>
        text.Contains("${", StringComparison.Ordinal) || text.Contains("{{", StringComparison.Ordinal) || text.Contains("<%", StringComparison.Ordinal)
        || (text.StartsWith('$') && !text.StartsWith("$(", StringComparison.Ordinal)) || (text.StartsWith('<') && text.EndsWith('>'));

    public static bool TryGetInteger(YamlEntry entry, out int value)
    {
        value = 0;
        if (entry.Value.Resolve() is not YamlScalar { IsQuoted: false, IsBlock: false, HasCustomTag: false } scalar || !scalar.TryGetInt64(out var number) || number is < int.MinValue or > int.MaxValue)
            return false;
        value = (int)number;
        return true;
    }

    /// <summary>Go's strconv.Atoi: digits behind an optional sign, and nothing else.</summary>
    public static bool TryAtoi(string text, out int value) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    public static Setting<T> Written<T>(string name, T value, YamlEntry entry) => Setting<T>.Known(name, value, new Origin.Written(PlaceOf(entry)));

    /// <summary>Key and value where they stand together, else the key.</summary>
    public static Location PlaceOf(YamlEntry entry) => entry.Value is YamlScalar { IsBlock: false } or YamlAlias ? entry.Location : entry.Key.Location;

    public Setting<T> Otherwise<T>(string name, T? fallback)
        where T : struct => isComplete && fallback is { } value
            ? Setting<T>.Known(name, value, new Origin.Default(defaultSource))
            : Setting<T>.Unknown(name, "it is not written here");

    public Setting<string> Otherwise(string name, string? fallback) => isComplete && fallback is not null
        ? Setting<string>.Known(name, fallback, new Origin.Default(defaultSource))
        : Setting<string>.Unknown(name, "it is not written here");
}
