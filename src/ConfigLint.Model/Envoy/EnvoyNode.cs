using System.Globalization;
using ConfigLint.Model.Yaml;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Model.Envoy;

/// <summary>Fields of Envoy's messages, which may be written as <c>connect_timeout</c> or <c>connectTimeout</c>.</summary>
internal static class EnvoyNode
{
    public static YamlEntry? Entry(YamlNode? node, string field) => YamlSettings.Entry(node, field) ?? YamlSettings.Entry(node, CamelCase(field));

    public static YamlNode? Get(YamlNode? node, params ReadOnlySpan<string> path)
    {
        foreach (var field in path)
            node = Entry(node, field)?.Value.Resolve();
        return node;
    }

    /// <summary>The items of a list; a single message counts as a list of one, as protocol buffers read it.</summary>
    public static IEnumerable<YamlNode> List(YamlNode? node, string field) => Get(node, field) switch
    {
        YamlSequence list => list.Values(),
        YamlMapping only => [only],
        _ => [],
    };

    public static string? Text(YamlNode? node, string field) => Entry(node, field) is { } entry ? YamlSettings.TextOf(entry) : null;

    public static Setting<TimeSpan> Duration(YamlNode? node, string field, Setting<TimeSpan> otherwise) =>
        YamlDurations.Read(Entry(node, field), field, YamlDurations.Proto, otherwise);

    public static Setting<int> Number(YamlNode? node, string field) =>
        Entry(node, field) is { } entry && YamlSettings.TryGetInteger(entry, out var value)
            ? YamlSettings.Written(field, value, entry)
            : Setting<int>.Unknown(field, "it is not written here");

    public static Setting<TimeSpan> Default(string field, int seconds, bool isComplete) =>
        new YamlSettings(isComplete, "Envoy's default").Otherwise<TimeSpan>(field, TimeSpan.FromSeconds(seconds));

    /// <summary>The <c>socket_address</c> of an address; null for a pipe without a path and what a variable makes.</summary>
    public static Address? Address(YamlNode? address)
    {
        if (Text(Get(address, "pipe"), "path") is { } path)
            return path.StartsWith('/') ? Model.Address.Unix(path) : null;
        var socket = Get(address, "socket_address");
        return Text(socket, "address") is { Length: > 0 } host
            && int.TryParse(Text(socket, "port_value"), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= 65535
                ? Model.Address.Tcp(host, port)
                : null;
    }

    private static string CamelCase(string field) =>
        string.Concat(field.Split('_').Select((part, i) => i == 0 ? part : char.ToUpperInvariant(part[0]) + part[1..]));
}
