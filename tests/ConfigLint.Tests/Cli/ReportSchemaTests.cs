using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using ConfigLint.Cli.Reporters;

namespace ConfigLint.Tests.Cli;

/// <summary>The published schema of --format json is made from the types that are written, and what is written keeps to it.</summary>
public sealed class ReportSchemaTests
{
    const string SchemaFile = "../configlint.report.schema.json";

    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void The_published_schema_is_that_of_the_types()
    {
        var schema = (JsonObject)JsonReporter.Formats.JsonReport.GetJsonSchemaAsNode(new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Describe });
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", "configlint --format json");
        GoldenFile.Check(SchemaFile, schema.ToJsonString(Indented).ReplaceLineEndings("\n") + "\n");
    }

    [Fact]
    public void Reports_keep_to_the_schema_and_what_is_no_report_does_not()
    {
        using var folder = new TempFolder().Write("nginx.conf", "events {}\nhttp {\n    server {\n        listen 80\n    }\n}\n");
        folder.Run("--write-baseline", "known.sarif");
        string[] reports =
        [
            ReporterTests.Write("json", SampleReport.Create()),
            folder.Run("--format", "json").Out,
            folder.Run("--format", "json", "--baseline", "known.sarif").Out,
        ];
        string[] others = [reports[0].Replace("\"error\",", "\"fatal\",", StringComparison.Ordinal), reports[1].Replace("\"message\"", "\"msg\"", StringComparison.Ordinal), "[]"];
        var schema = File.ReadAllText(Repository.At("configlint.report.schema.json"));
        Assert.Equal(["", "", ""], SchemaValidator.Validate(schema, reports));
        Assert.DoesNotContain("", SchemaValidator.Validate(schema, others));
    }

    static JsonNode Describe(JsonSchemaExporterContext context, JsonNode node)
    {
        if (node is not JsonObject schema)
            return node;
        var attributes = (context.PropertyInfo?.AttributeProvider ?? context.TypeInfo.Type).GetCustomAttributes(inherit: false)
            .Concat(context.TypeInfo.Type.GetCustomAttributes(inherit: false)).ToList();
        if (attributes.OfType<DescriptionAttribute>().FirstOrDefault() is { } description)
            schema.Insert(0, "description", description.Description);
        if (attributes.OfType<AllowedValuesAttribute>().FirstOrDefault() is { } allowed)
            schema["enum"] = new JsonArray([.. allowed.Values.Select(value => (JsonNode?)(string?)value)]);
        if (context.TypeInfo.Kind == JsonTypeInfoKind.Object)
            schema["required"] = new JsonArray([.. context.TypeInfo.Properties.Where(property => !IsOptional(property)).Select(property => (JsonNode?)property.Name)]);
        return schema;
    }

    static bool IsOptional(JsonPropertyInfo property) => property.IsGetNullable;
}
