using System.Globalization;
using ConfigLint.Model.Yaml;
using ConfigLint.Syntax.Text;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Model.Aws;

/// <summary>A resource of a CloudFormation or SAM template. What an intrinsic function computes (<c>!Ref</c>, <c>!If</c>, <c>Fn::Sub</c>) is unknown.</summary>
internal sealed record CloudFormationResource(string LogicalId, string Type, Location At, YamlMapping? Properties, bool IsWhole)
{
    public static IEnumerable<CloudFormationResource> Read(SourceFile file)
    {
        foreach (var document in (file.Tree.Root as YamlFile)?.Documents ?? [])
        {
            foreach (var entry in document.Root?.GetMapping("Resources")?.MergedEntries() ?? [])
            {
                if (entry.Name is { } id && entry.Value.Resolve() is YamlMapping resource && resource.GetString("Type") is { } type && type.StartsWith("AWS::", StringComparison.Ordinal))
                    yield return new CloudFormationResource(id, type, entry.Key.Location, resource.GetMapping("Properties"), document.IsComplete);
            }
        }
    }

    /// <summary>Numbers may stand in quotes.</summary>
    public Setting<int> Integer(string property, int? otherwise = null) => Integer(Properties, property, otherwise);

    public Setting<int> Integer(YamlNode? parent, string property, int? otherwise = null)
    {
        if (YamlSettings.Entry(parent, property) is not { } entry)
            return Settings.Otherwise(property, otherwise);
        return TryParse(YamlSettings.TextOf(entry), out var value) ? YamlSettings.Written(property, value, entry) : Setting<int>.Unknown(property, "a function computes it");
    }

    public Setting<TimeSpan> Seconds(string property, int? otherwise = null) => Integer(property, otherwise).Select(s => TimeSpan.FromSeconds(s));

    public Setting<string> Text(string property, string? otherwise = null) => Settings.Text(Properties, property, otherwise);

    /// <summary>An entry of a list of attributes, each with Key and Value.</summary>
    public Setting<TimeSpan> Attribute(string list, string key, int? otherwise)
    {
        var attributes = Properties?.GetSequence(list);
        if (YamlSettings.Entry(Properties, list) is not null && (attributes is null || attributes.HasCustomTag))
            return Setting<TimeSpan>.Unknown(key, "a function computes the attributes");
        var items = attributes?.Values().ToList() ?? [];
        if (items.Find(a => a.GetString("Key") == key) is { } found)
        {
            return YamlSettings.Entry(found, "Value") is { } value && TryParse(YamlSettings.TextOf(value), out var seconds)
                ? YamlSettings.Written(key, TimeSpan.FromSeconds(seconds), value)
                : Setting<TimeSpan>.Unknown(key, "a function computes it");
        }
        // An entry without a plain key may be this one.
        return items.TrueForAll(a => a.GetString("Key") is not null)
            ? Settings.Otherwise<TimeSpan>(key, otherwise is { } s ? TimeSpan.FromSeconds(s) : null)
            : Setting<TimeSpan>.Unknown(key, "a function computes the attributes");
    }

    /// <summary>The logical ID behind <c>!Ref</c>; null for anything else.</summary>
    public static string? ReferenceOf(YamlNode? node) => node?.Resolve() switch
    {
        YamlScalar { Tag: "!Ref" } scalar => scalar.Value,
        YamlMapping mapping => mapping.GetString("Ref"),
        _ => null,
    };

    public YamlSettings Settings => new(IsWhole, "AWS's default");

    private static bool TryParse(string? text, out int value) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
