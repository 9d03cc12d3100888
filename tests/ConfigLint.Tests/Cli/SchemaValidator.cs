using System.Text.Json.Nodes;

namespace ConfigLint.Tests.Cli;

/// <summary>Python's jsonschema: a validator of draft 2020-12 that is not ours.</summary>
static class SchemaValidator
{
    const string Script = """
        import json, jsonschema
        given = json.load(open("given.json"))
        jsonschema.Draft202012Validator.check_schema(given["schema"])
        validator = jsonschema.Draft202012Validator(given["schema"])
        for document in given["documents"]:
            error = next(validator.iter_errors(document), None)
            print("" if error is None else (error.json_path + ": " + error.message).replace("\n", " "))
        """;

    /// <summary>For each JSON document what is wrong with it, or nothing.</summary>
    public static IReadOnlyList<string> Validate(string schema, IEnumerable<string> documents)
    {
        ExternalTool.RequirePythonModule("jsonschema", "python3-jsonschema");
        using var folder = new TempFolder();
        var given = new JsonObject { ["schema"] = JsonNode.Parse(schema), ["documents"] = new JsonArray([.. documents.Select(text => JsonNode.Parse(text))]) };
        folder.Write("given.json", given.ToJsonString());
        var outcome = folder.Execute(ExternalTool.Python, "-c", Script.ReplaceLineEndings("\n"));
        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
        return outcome.Out.Split('\n')[..^1];
    }
}
