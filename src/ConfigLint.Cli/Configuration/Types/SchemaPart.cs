using System.Text.Json.Nodes;

namespace ConfigLint.Cli.Configuration;

/// <summary>Pieces of a JSON Schema.</summary>
internal static class SchemaPart
{
    public static JsonObject Reference(string definition) => new() { ["$ref"] = "#/$defs/" + definition };

    public static JsonArray Words(IEnumerable<string> words) => new([.. words.Select(word => (JsonNode)word)]);
}
