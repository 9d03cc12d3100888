using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using ConfigLint.Analysis;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Cli.Configuration;

/// <summary>A map whose keys are rules, by ID or name. What a rule's value may be depends on the rule.</summary>
internal sealed class RulesType<T>(RuleIndex rules, Func<DiagnosticDescriptor, SettingType<T>> typeOf) : SettingType<IReadOnlyDictionary<string, T>>
{
    public override bool TryRead(YamlNode node, SettingsErrors errors, [MaybeNullWhen(false)] out IReadOnlyDictionary<string, T> value)
    {
        var byId = new Dictionary<string, T>();
        value = byId;
        if (node is YamlScalar { IsMissing: true })
            return true;
        if (node is not YamlMapping mapping)
        {
            errors.Expected(node, "a map from rules to severities");
            return false;
        }
        var seen = new HashSet<string>();
        foreach (var entry in errors.WithoutDuplicates(mapping))
        {
            if (rules.Find(entry.Name ?? "") is not { } rule)
                errors.Add(entry.Key.Location, rules.Unknown(entry.Name ?? ""));
            else if (!seen.Add(rule.Id))
                errors.Add(entry.Key.Location, $"{rule.Id} is given twice: {rule.Name} is its name");
            else if (typeOf(rule).TryRead(entry.Value.Resolve() ?? entry.Value, errors, out var read))
                byId[rule.Id] = read;
        }
        return true;
    }

    public override JsonObject Schema()
    {
        var properties = new JsonObject();
        foreach (var rule in rules.All)
        {
            foreach (var name in (string[])[rule.Id, rule.Name])
            {
                var schema = typeOf(rule).Schema();
                schema.Insert(0, "description", name == rule.Id ? $"{rule.Name}: {rule.Title}" : $"{rule.Id}: {rule.Title}");
                properties.Add(name, schema);
            }
        }
        return new JsonObject { ["type"] = SchemaPart.Words(["object", "null"]), ["additionalProperties"] = false, ["properties"] = properties };
    }
}

/// <summary>A severity, or a map of a severity and the rule's options; the map alone switches the rule on.</summary>
internal sealed class RuleType : SettingType<RuleSetting>
{
    private readonly SettingType<Level> _level;
    private readonly MapType<RuleSetting> _map;
    private readonly bool _hasOptions;

    public RuleType(string ruleId, IReadOnlyList<RuleOption> options, SettingType<Level> level)
    {
        _level = level;
        _hasOptions = options.Count > 0;
        _map = new MapType<RuleSetting>(ruleId, _ => RuleSetting.Enabled).With("severity", "How severe its findings are", level, (setting, value) => setting with { Level = value });
        foreach (var option in options)
            _map.With(option.Name, $"{option.Description.TrimEnd('.')} (default {option.DefaultText})", SettingTypes.Of(option), (setting, value) => setting.With(option.Name, value));
    }

    public override bool TryRead(YamlNode node, SettingsErrors errors, [MaybeNullWhen(false)] out RuleSetting value)
    {
        if (node is YamlMapping)
            return _map.TryRead(node, errors, out value);
        value = null;
        if (!_level.TryRead(node, errors, out var level))
            return false;
        value = new RuleSetting { Level = level };
        return true;
    }

    public override JsonObject Schema() => _hasOptions ? WholeSchema() : SchemaPart.Reference("rule");

    /// <summary>Of a rule with these options, nothing left to a reference.</summary>
    public JsonObject WholeSchema()
    {
        var map = _map.Schema();
        map["type"] = "object";
        return new JsonObject { ["oneOf"] = new JsonArray(_level.Schema(), map) };
    }
}
