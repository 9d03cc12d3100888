using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ConfigLint.Cli.Configuration;
using ConfigLint.Rules;
using ConfigLint.Syntax.Text;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Tests.Cli;

/// <summary>The JSON Schema that editors use, judged by Python's jsonschema: it takes what the reader takes.</summary>
public sealed class SettingsSchemaTests
{
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void The_published_schema_is_what_the_reader_reads() =>
        GoldenFile.Check("../configlint.schema.json", SettingsDescription.Schema(new RuleIndex(RuleCatalog.All)).ToJsonString(Indented).ReplaceLineEndings("\n") + "\n");

    [Fact]
    public void It_takes_the_configurations_that_are_shown()
    {
        string[] shown =
        [
            MarkdownFence.After(File.ReadAllText(Repository.At("README.md")), "## Configuration", "yaml"),
            InitExample.SwitchedOn(),
            "rules: { CL1002: { minimum: 3s }, max-children-low: { minimum: 4 }, CL5001: { paths: [/, /reports], severity: note }, CL0004: off }",
            "hops: [{ edge: custom, in-front-of: [a, b], proxy-protocol: yes, response-timeout: 1.5m }]\nresources: { memory: 2147483648, cpus: 0.5 }\nversions: { nginx: 1.24, puma: 6 }",
            "rules:\nexclude:\nfiles:\nversions:\nhops:\nresources:\noverrides:\n",
            "overrides: [{ files: ['**/test/**'], rules: { sni-missing: note } }]".Replace("sni-missing", RuleCatalog.All[0].Descriptor.Name, StringComparison.Ordinal),
        ];
        var rules = new RuleIndex(RuleCatalog.All);
        Assert.All(shown, text => new SettingsReader(rules, "/r", path => path).Read(SourceText.From(text, "c.yml")));
        Assert.Equal(Enumerable.Repeat("", shown.Length), SchemaValidator.Validate(File.ReadAllText(Repository.At("configlint.schema.json")), shown.Select(AsJson)));
    }

    [Fact]
    public void It_refuses_what_the_reader_refuses()
    {
        var wrong = WrongSettings.All.Where(entry => !entry.IsSchemaSilent).ToList();
        Assert.InRange(wrong.Count, 40, 100);
        var errors = SchemaValidator.Validate(SettingsDescription.Schema(SampleRule.Index).ToJsonString(), wrong.Select(entry => AsJson(entry.Text)));
        Assert.Empty(wrong.Zip(errors).Where(pair => pair.Second.Length == 0).Select(pair => pair.First.Name));
    }

    /// <summary>What an editor's YAML reader hands to the schema.</summary>
    static string AsJson(string yaml)
    {
        var file = (YamlFile)YamlParser.ParseText(SourceText.From(yaml)).Root;
        return (ToJson(file.Documents[0].Root)?.ToJsonString() ?? "null").ReplaceLineEndings(" ");
    }

    static JsonNode? ToJson(YamlNode? node)
    {
        switch (node?.Resolve())
        {
            case YamlMapping mapping:
                return new JsonObject(mapping.MergedEntries().Select(entry => KeyValuePair.Create(entry.Name ?? "", ToJson(entry.Value))));
            case YamlSequence list:
                return new JsonArray([.. list.Items.Select(ToJson)]);
            case YamlScalar { IsNull: false, IsQuoted: false } scalar when scalar.TryGetDouble(out var number):
                return number == Math.Floor(number) ? (long)number : number;
            case YamlScalar { IsNull: false } scalar:
                return scalar.IsQuoted || scalar.Value is not ("true" or "false") ? scalar.Value : scalar.Value == "true";
            default:
                return null;
        }
    }
}
