using ConfigLint.Model;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Tests.Model.Links;

/// <summary>What stands behind an edge: what it is declared to be in front of, the pods that an Ingress leads to.</summary>
public sealed class EdgeLinkTests
{
    const string Nginx = """
        server { listen 80; location / { proxy_pass http://127.0.0.1:81; } location /api/ { proxy_pass http://10.0.0.5:8000; } }
        server { listen 127.0.0.1:81; location / { proxy_pass http://10.0.0.6:8000; } }
        """;

    const string Pods = """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: {name: shop, annotations: {kubernetes.io/ingress.class: nginx}}
        spec: {rules: [{http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: shop, port: {number: 80}}}}]}}]}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: shop}
        spec: {selector: {app: shop}, ports: [{port: 80, targetPort: PORT}]}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: shop}
        spec:
          selector: {matchLabels: {app: shop}}
          template:
            metadata: {labels: {app: shop}}
            spec:
              containers:
                - {name: app, image: shop, command: [gunicorn, shop.wsgi, --bind, "BIND"], ports: [{name: http, containerPort: 8000}]}
        """;

    [Fact]
    public void A_declared_edge_reaches_the_outermost_hops_of_its_files() => Assert.Equal(
        ["the edge in front -> proxy_pass http://127.0.0.1:81 declared", "the edge in front -> proxy_pass http://10.0.0.5:8000 declared"],
        Links("etc/nginx/shop.conf", "etc/nginx/shop.conf", Nginx, ConfigFormat.Nginx));

    [Fact]
    public void A_declared_edge_reaches_no_other_file() => Assert.Empty(Links("etc/apache2/shop.conf", "etc/nginx/shop.conf", Nginx, ConfigFormat.Nginx));

    [Theory]
    [InlineData("8000", "0.0.0.0:8000", true)]
    [InlineData("http", ":8000", true)]
    [InlineData("9000", "0.0.0.0:8000", false)]
    [InlineData("http", "127.0.0.1:8000", false)]
    public void An_Ingress_reaches_what_listens_on_the_port_of_its_pods(string port, string bind, bool isReached) => Assert.Equal(
        isReached ? ["ingress-nginx -> container \"app\" exact"] : [],
        Links("", "pods.yaml", Pods.Replace("PORT", port, StringComparison.Ordinal).Replace("BIND", bind, StringComparison.Ordinal), ConfigFormat.Yaml));

    static List<string> Links(string declared, string path, string text, ConfigFormat format)
    {
        var hop = new DeclaredHop("custom", null, null, null, file => file == declared, new Location(SourceText.From("", ".configlint.yml"), default));
        var workspace = Workspaces.Of(format, WorkspaceOptions.Default with { Hops = declared.Length > 0 ? [hop] : [] }, (path, text));
        return [.. StackBuilder.Build(workspace).SelectMany(s => s.Links).Where(l => l.From is Edge).Select(l => $"{l.From.Server} -> {l.To.Name} {l.Confidence.ToString().ToLowerInvariant()}")];
    }
}
