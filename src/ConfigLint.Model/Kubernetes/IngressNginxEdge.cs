using ConfigLint.Model.Yaml;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Model.Kubernetes;

/// <summary>ingress-nginx: an annotation goes before the controller's ConfigMap, and that before the built-in default.</summary>
internal static class IngressNginxEdge
{
    private const string DefaultSource = "ingress-nginx's default";

    public static KubernetesEdge Create(Ingress ingress)
    {
        var map = ingress.Set.IngressNginxMap;
        return new KubernetesEdge(
            "ingress-nginx",
            $"ingress-nginx of {ingress.Name}",
            ingress.At,
            ingress.Annotations.TryGetValue(Ingress.NginxPrefix + "proxy-read-timeout", out var entry) ? Read("proxy-read-timeout", entry, 60, isAnnotation: true) : Global(map, "proxy-read-timeout"),
            Global(map, "upstream-keepalive-timeout"))
        {
            ServedPaths = KubernetesEdges.PathsOf(ingress),
            Services = KubernetesEdges.ServicesOf(ingress),
        };
    }

    private static Setting<TimeSpan> Global(ConfigMap? map, string key)
    {
        if (map is null)
            return Setting<TimeSpan>.Unknown(key, "the controller's ConfigMap was not read");
        return map.Data.FirstOrDefault(d => d.Key == key) is { } found
            ? Read(key, found.Entry, 60, isAnnotation: false)
            : new YamlSettings(map.IsComplete, DefaultSource).Otherwise<TimeSpan>(key, TimeSpan.FromSeconds(60));
    }

    // What is no integer is logged and left at the default (annotations/parser, strconv.Atoi); for annotations that is the ConfigMap's value.
    private static Setting<TimeSpan> Read(string key, YamlEntry entry, int fallback, bool isAnnotation)
    {
        if (YamlSettings.TextOf(entry) is not { } text)
            return Setting<TimeSpan>.Unknown(key, "it is no plain text");
        if (YamlSettings.TryAtoi(text, out var seconds))
            return YamlSettings.Written(key, TimeSpan.FromSeconds(seconds), entry);
        return isAnnotation
            ? Setting<TimeSpan>.Unknown(key, "it is no number")
            : Setting<TimeSpan>.Known(key, TimeSpan.FromSeconds(fallback), new Origin.Default(DefaultSource));
    }
}
