using ConfigLint.Model.Values;
using ConfigLint.Model.Yaml;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Model.Kubernetes;

/// <summary><c>env</c> and <c>envFrom</c> of a container, ConfigMaps of the same stack read, Secrets never.</summary>
internal sealed class PodEnvironment(PodContainer container) : IProcessEnvironment
{
    public EnvironmentValue Find(string name)
    {
        // The last one of a name wins, and env goes before envFrom.
        var own = (container.Node.GetSequence("env")?.Values() ?? []).OfType<YamlMapping>().LastOrDefault(e => e.GetString("name") == name);
        if (own is not null)
            return Value(own);
        foreach (var source in (container.Node.GetSequence("envFrom")?.Values() ?? []).Reverse())
        {
            if (FromSource(source, name) is not EnvironmentValue.Unset and { } found)
                return found;
        }
        return container.Workload.IsComplete ? new EnvironmentValue.Unset() : new EnvironmentValue.Unknown("the manifest is not complete");
    }

    private EnvironmentValue Value(YamlMapping variable)
    {
        if (YamlSettings.Entry(variable, "value") is { } written)
        {
            // $(OTHER) is another variable; $$ is a dollar.
            return YamlSettings.TextOf(written) is { } text && !text.Contains('$')
                ? new EnvironmentValue.Set(text, YamlSettings.PlaceOf(written))
                : new EnvironmentValue.Unknown("other variables make it up");
        }
        if (variable.Get("valueFrom") is not { } from)
            return new EnvironmentValue.Set("", variable.Location);
        return from.GetString("configMapKeyRef", "name") is { } map && from.GetString("configMapKeyRef", "key") is { } key
            ? FromMap(map, key)
            : new EnvironmentValue.Unknown("a Secret or the pod itself gives it");
    }

    private EnvironmentValue FromSource(YamlNode source, string name)
    {
        var prefix = source.GetString("prefix") ?? "";
        if (!name.StartsWith(prefix, StringComparison.Ordinal))
            return new EnvironmentValue.Unset();
        return source.GetString("configMapRef", "name") is { } map
            ? FromMap(map, name[prefix.Length..])
            : new EnvironmentValue.Unknown("a Secret may set it");
    }

    private EnvironmentValue FromMap(string map, string key)
    {
        if (container.Workload.Set.Find<ConfigMap>(container.Workload, map) is not { } found)
            return new EnvironmentValue.Unknown($"the ConfigMap \"{map}\" was not read");
        if (found.Data.FirstOrDefault(d => d.Key == key) is { } entry)
            return new EnvironmentValue.Set(entry.Value.Value, entry.At);
        return found.IsComplete ? new EnvironmentValue.Unset() : new EnvironmentValue.Unknown($"not all of the ConfigMap \"{map}\" was read");
    }
}
