using ConfigLint.Model.Apache;
using ConfigLint.Model.Aws;
using ConfigLint.Model.Edges;
using ConfigLint.Model.Envoy;
using ConfigLint.Model.Gunicorn;
using ConfigLint.Model.HAProxy;
using ConfigLint.Model.Kubernetes;
using ConfigLint.Model.Launches;
using ConfigLint.Model.Links;
using ConfigLint.Model.Nginx;
using ConfigLint.Model.PhpFpm;
using ConfigLint.Model.Pm2;
using ConfigLint.Model.Puma;
using ConfigLint.Model.Traefik;

namespace ConfigLint.Model;

/// <summary>Turns the files of a workspace into stacks: each binder reads the files of its server, then links join what they found.</summary>
public static class StackBuilder
{
    private static readonly IServerBinder[] Binders =
    [
        new NginxBinder(), new ApacheBinder(), new FpmBinder(), new PhpIniBinder(), new GunicornBinder(), new PumaBinder(), new Pm2Binder(), new LaunchBinder(),
        new KubernetesBinder(), new HAProxyBinder(), new EnvoyBinder(), new TraefikBinder(), new CloudFormationBinder(),
    ];

    /// <returns>One stack a host or environment, in the order of their files; never none.</returns>
    public static IReadOnlyList<Stack> Build(Workspace workspace)
    {
        EmbeddedConfigs.AddTo(workspace);
        var bound = Binders.SelectMany(binder => binder.Bind(workspace)).ToList();
        var partition = new StackPartition(workspace);
        var stacks = bound
            .GroupBy(part => partition.KeyOf(part.Main.Path), part => part.Elements)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => Join(workspace, group.Key, [.. group.SelectMany(elements => elements)]))
            .ToList();
        return stacks.Count > 0 ? stacks : [new Stack("", workspace, [], [], [])];
    }

    private static Stack Join(Workspace workspace, string key, IReadOnlyList<ModelElement> elements)
    {
        var declared = DeclaredEdge.For(workspace, elements).ToList();
        elements = [.. elements, .. declared];
        var links = LinkBuilder.Build(elements, workspace, key);
        links = [.. links, .. declared.SelectMany(edge => edge.LinksTo(elements, links))];
        foreach (var link in links)
            workspace.Trace.Add($"{link.From.At}: {link.From.Name} reaches {link.To.Name} ({link.To.At}): {link.Reason} [{link.Confidence.ToString().ToLowerInvariant()}]");
        return new Stack(key, workspace, elements, links, RouteBuilder.Build(links));
    }
}

/// <summary>What one main file, or one group of snippets, became.</summary>
internal sealed record BoundConfiguration(SourceFile Main, IReadOnlyList<ModelElement> Elements);

/// <summary>Reads the files of one server into model elements.</summary>
internal interface IServerBinder
{
    IReadOnlyList<BoundConfiguration> Bind(Workspace workspace);
}
