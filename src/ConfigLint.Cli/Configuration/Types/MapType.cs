using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Cli.Configuration;

/// <summary>A map with known keys, each of which changes the record that is read; left empty it changes nothing.</summary>
/// <param name="what">As in "… needs edge": "a hop".</param>
/// <param name="empty">The record that no key has changed.</param>
internal sealed class MapType<T>(string what, Func<YamlNode, T> empty) : SettingType<T>
{
    private readonly List<Key> _keys = [];

    private delegate bool KeyReader(YamlNode node, SettingsErrors errors, ref T target);

    public MapType<T> With<TValue>(string name, string description, SettingType<TValue> type, Func<T, TValue, T> set, bool isRequired = false)
    {
        bool Read(YamlNode node, SettingsErrors errors, ref T target)
        {
            if (!type.TryRead(node, errors, out var value))
                return false;
            target = set(target, value);
            return true;
        }
        _keys.Add(new Key(name, description, isRequired, Read, type.Schema));
        return this;
    }

    public override bool TryRead(YamlNode node, SettingsErrors errors, [MaybeNullWhen(false)] out T value)
    {
        value = empty(node);
        if (node is YamlScalar { IsMissing: true } && !_keys.Exists(key => key.IsRequired))
            return true;
        if (node is not YamlMapping mapping)
        {
            errors.Expected(node, $"{what} to be a map from names to values");
            return false;
        }
        var isGood = true;
        var seen = new HashSet<string>();
        foreach (var entry in errors.WithoutDuplicates(mapping))
        {
            var name = entry.Name ?? "";
            seen.Add(name);
            if (_keys.Find(key => key.Name == name) is { } known)
                isGood &= known.Read(entry.Value.Resolve() ?? entry.Value, errors, ref value);
            else
                errors.Unknown(entry.Key, name, [.. _keys.Select(key => key.Name)]);
        }
        foreach (var missing in _keys.Where(key => key.IsRequired && !seen.Contains(key.Name)))
        {
            errors.Add(node.Location, $"{what} needs {missing.Name}");
            isGood = false;
        }
        return isGood;
    }

    public override JsonObject Schema()
    {
        var properties = new JsonObject();
        foreach (var key in _keys)
        {
            var schema = key.Schema();
            // Beside a $ref it would do as well, but not every editor shows it there.
            schema.Insert(0, "description", key.Description);
            properties.Add(key.Name, schema);
        }
        var required = _keys.Where(key => key.IsRequired).Select(key => key.Name).ToList();
        var map = new JsonObject { ["type"] = required.Count > 0 ? "object" : SchemaPart.Words(["object", "null"]), ["additionalProperties"] = false };
        if (required.Count > 0)
            map.Add("required", SchemaPart.Words(required));
        map.Add("properties", properties);
        return map;
    }

    private sealed record Key(string Name, string Description, bool IsRequired, KeyReader Read, Func<JsonObject> Schema);
}

/// <summary>A map whose keys are the user's own; left empty it has none.</summary>
/// <param name="key">Of the keys; their values are not used otherwise.</param>
internal sealed class NamedType<T>(string what, SettingType<string> key, SettingType<T> item) : SettingType<IReadOnlyList<(string Name, T Value)>>
{
    public override bool TryRead(YamlNode node, SettingsErrors errors, [MaybeNullWhen(false)] out IReadOnlyList<(string Name, T Value)> value)
    {
        var entries = new List<(string, T)>();
        value = entries;
        if (node is YamlScalar { IsMissing: true })
            return true;
        if (node is not YamlMapping mapping)
        {
            errors.Expected(node, $"{what} to be a map from names to values");
            return false;
        }
        foreach (var entry in errors.WithoutDuplicates(mapping))
        {
            if (key.TryRead(entry.Key.Resolve() ?? entry.Key, errors, out var name) & item.TryRead(entry.Value.Resolve() ?? entry.Value, errors, out var read))
                entries.Add((name!, read!));
        }
        return true;
    }

    public override JsonObject Schema() => new()
    {
        ["type"] = SchemaPart.Words(["object", "null"]),
        ["propertyNames"] = key.Schema(),
        ["additionalProperties"] = item.Schema(),
    };
}
