using ConfigLint.Model.Containers.Compose;
using ConfigLint.Model.Launches;
using ConfigLint.Model.Values;
using ConfigLint.Model.Yaml;
using ConfigLint.Syntax.Text;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Model.Traefik;

/// <summary>Services that labels of a container announce: <c>traefik.http.services.NAME.loadbalancer.…</c>. Traefik does not mind their case.</summary>
internal static class TraefikLabels
{
    private const string Prefix = "traefik.http.services.";
    private const string Balancer = "loadbalancer";

    public static IEnumerable<ModelElement> Read(ComposeService service)
    {
        var labels = service.Nodes("labels").Concat(service.Nodes("deploy").Select(d => d.Get("labels")).OfType<YamlNode>())
            .SelectMany(node => LabelsOf(service, node))
            .Where(l => l.Key.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(l => (Parts: l.Key[Prefix.Length..].Split('.'), l.Value, l.At))
            .Where(l => l.Parts.Length > 2 && l.Parts[1] == Balancer);
        foreach (var group in labels.GroupBy(l => l.Parts[0], StringComparer.Ordinal))
        {
            var settings = group.GroupBy(l => string.Join('.', l.Parts[2..]), StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last());
            var hasCheck = settings.Keys.Any(k => k.StartsWith("healthcheck.", StringComparison.Ordinal));
            yield return new TraefikService(group.Key, group.First().At, TraefikTransport.Unread) { HasHealthCheck = hasCheck };

            Setting<string> Text(string key) => settings.TryGetValue(key, out var found) && found.Value is { } text
                ? Setting<string>.Known(key, text, new Origin.Written(found.At))
                : Setting<string>.Unknown(key, "it is not written here");
            Setting<TimeSpan> Time(string key, int seconds) => !settings.TryGetValue(key, out var found)
                ? Setting<TimeSpan>.Known(key, TimeSpan.FromSeconds(seconds), new Origin.Default("Traefik's default"))
                : found.Value is { } text && YamlDurations.Go(text) is { } time ? Setting<TimeSpan>.Known(key, time, new Origin.Written(found.At)) : Setting<TimeSpan>.Unknown(key, "it is no plain duration");
            if (hasCheck)
            {
                var path = Text("healthcheck.path");
                yield return TraefikHealthChecks.Create(group.Key, path.At ?? group.First().At, path, Text("healthcheck.port") is { IsKnown: true } port ? port : Text("server.port"), Time("healthcheck.interval", 30), Time("healthcheck.timeout", 5));
            }
        }
    }

    /// <summary>A list of <c>key=value</c>, or a mapping. The value is null where a variable makes it.</summary>
    private static IEnumerable<(string Key, string? Value, Location At)> LabelsOf(ComposeService service, YamlNode node)
    {
        if (node is YamlMapping mapping)
        {
            foreach (var entry in mapping.MergedEntries())
            {
                if (entry.Name is { } name && entry.Value.Resolve() is YamlScalar scalar)
                    yield return (name.ToLowerInvariant(), service.Project.Word(scalar).Text, YamlSettings.PlaceOf(entry));
            }
            yield break;
        }
        foreach (var item in node.Values().OfType<YamlScalar>())
        {
            LaunchWord word = service.Project.Word(item);
            var equals = word.KnownPrefix.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
                yield return (word.KnownPrefix[..equals].ToLowerInvariant(), word.Text?[(equals + 1)..], YamlText.At(item));
        }
    }
}
