using ConfigLint.Model;
using ConfigLint.Model.Kubernetes;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Tests.Model.Kubernetes;

/// <summary>What becomes of the real manifests; the manifest's kinds column, which was made by searching the text, is the reference.</summary>
public sealed class CorpusTests
{
    /// <summary>Files that the kinds column gives a kind which we do not find in them, and why.</summary>
    static readonly Dictionary<string, string> NotRead = new()
    {
    };

    [Fact]
    public void Every_kind_of_the_reference_is_found_in_its_file()
    {
        Dictionary<string, Func<ModelElement, bool>> kinds = new()
        {
            ["k8s-service"] = e => e is Service,
            ["k8s-deployment"] = e => e is Workload,
            ["k8s-probe"] = e => e is Probe,
            ["k8s-ingress"] = e => e is Ingress,
            ["gateway-api"] = e => e is Gateway or HttpRoute,
            ["hpa-pdb"] = e => e is HorizontalPodAutoscaler or PodDisruptionBudget,
            ["gke-backendconfig"] = e => e is BackendConfig,
            ["gke-policy"] = e => e is HealthCheckPolicy or GcpBackendPolicy,
        };
        var missing = new List<string>();
        foreach (var file in SharedCorpus.Of("lb-yaml", "lb-yaml"))
        {
            var elements = Bind(file);
            missing.AddRange(file.Kinds.Split(',').Where(kind => kinds.TryGetValue(kind, out var isIt) && !elements.Any(isIt)).Select(kind => $"{kind} {file.Repo}/{file.Path}"));
        }
        Assert.Equal(NotRead.Keys.Order(StringComparer.Ordinal), missing.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void So_many_objects_of_each_kind_are_recognised()
    {
        var counts = SharedCorpus.Of("lb-yaml", "lb-yaml").SelectMany(Bind).CountBy(e => e.GetType().Name).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} {pair.Value}");
        Assert.Equal(["x"], counts);
    }

    static IReadOnlyList<ModelElement> Bind(CorpusFile file)
    {
        var workspace = new Workspace(new InMemoryFileSystem(), WorkspaceOptions.Default);
        workspace.Add("/w/" + file.Path, SourceText.FromBytes(File.ReadAllBytes(file.FullPath), file.Path), ConfigFormat.Yaml);
        return [.. StackBuilder.Build(workspace).SelectMany(stack => stack.Elements)];
    }
}
