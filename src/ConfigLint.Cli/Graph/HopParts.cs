using ConfigLint.Model;
using ConfigLint.Model.Nginx;

namespace ConfigLint.Cli.Graph;

/// <summary>What an element of a stack is, in the words of its picture.</summary>
internal sealed record HopParts(string Kind, string Server, string Name, string? Scope, IReadOnlyList<string> Listens, string? Target, bool MayStream)
{
    private const int MostPaths = 3;

    public static HopParts Of(ModelElement element)
    {
        IReadOnlyList<string> listens = element is Hop hop ? [.. hop.Listeners.Select(l => l.Address?.ToString() ?? "unknown").Distinct()] : [];
        return element switch
        {
            Edge edge => new(HopKinds.Edge, edge.Server, edge.Name, PathsOf(edge), listens, edge.Target?.Raw, edge.MayStream),
            NginxPass nginx => new(HopKinds.Proxy, nginx.Server, nginx.Name, ScopeOf(nginx), listens, nginx.Target.Raw, nginx.MayStream),
            ProxyHop proxy => new(HopKinds.Proxy, proxy.Server, proxy.Name, null, listens, proxy.Target.Raw, proxy.MayStream),
            AppServer app => new(HopKinds.AppServer, app.Server, app.Name, null, listens, null, false),
            Hop other => new(HopKinds.Frontend, other.Server, other.Name, null, listens, null, false),
            _ => new(HopKinds.Database, "the database", element.Name, null, listens, null, false),
        };
    }

    private static string? PathsOf(Edge edge) => edge.Paths.Count == 0 ? null
        : "paths " + string.Join(", ", edge.Paths.Take(MostPaths)) + (edge.Paths.Count > MostPaths ? $" and {edge.Paths.Count - MostPaths} more" : "");

    private static string? ScopeOf(NginxPass pass)
    {
        var location = pass.Location is { } key ? $"location {key.Modifier}{(key.Modifier.Length > 0 ? " " : "")}{key.Path}" : null;
        var server = pass.ServerContext?.Server?.Names is [{ Length: > 0 } and not "_" and var name, ..] ? $"server {name}" : null;
        return location is null || server is null ? location ?? server : $"{location} of {server}";
    }
}
