using ConfigLint.Model;

namespace ConfigLint.Tests.Model.Kubernetes;

/// <summary>Manifests in memory, and the elements that they become.</summary>
static class Manifests
{
    public const string Service = """
        apiVersion: v1
        kind: Service
        metadata: {name: shop}
        spec:
          selector: {app: shop}
          ports: [{name: http, port: 80, targetPort: http}]
        """;

    /// <summary>A whole Deployment with the given lines in its container.</summary>
    public static string Deployment(string container = "", string name = "shop", string podSpec = "", string label = "shop") => $$"""
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: {{name}} }
        spec:
          selector: { matchLabels: { app: {{label}} } }
          template:
            metadata: { labels: { app: {{label}} } }
            spec:
              {{podSpec.ReplaceLineEndings("\n      ")}}
              containers:
                - name: app
                  image: shop:1
                  {{container.ReplaceLineEndings("\n          ")}}
        """;

    public static string ConfigMap(string name, string data) => $"apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: {name}}}\ndata:\n  {data.ReplaceLineEndings("\n  ")}\n";

    public static IReadOnlyList<ModelElement> Bind(params (string Path, string Text)[] files) =>
        [.. StackBuilder.Build(Workspaces.Of(ConfigFormat.Yaml, files)).SelectMany(stack => stack.Elements)];

    public static IReadOnlyList<ModelElement> Bind(params string[] documents) => Bind(("app.yaml", string.Join("\n---\n", documents)));

    public static T One<T>(this IReadOnlyList<ModelElement> elements)
        where T : ModelElement => Assert.Single(elements.OfType<T>());
}
