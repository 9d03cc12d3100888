using System.Collections.Concurrent;
using ConfigLint.Model;
using ConfigLint.Model.Apache;
using ConfigLint.Model.Containers;
using ConfigLint.Model.Containers.Compose;
using ConfigLint.Model.HAProxy;
using ConfigLint.Model.HealthChecks;
using ConfigLint.Model.Kubernetes;
using ConfigLint.Model.Nginx;
using ConfigLint.Model.PhpFpm;

namespace ConfigLint.Rules;

internal enum HealthRouteEnd
{
    /// <summary>It could not be followed.</summary>
    Unknown,

    /// <summary>A file, a <c>return</c>, a status page: no application is asked.</summary>
    Cheap,
    Application,
}

/// <summary>Where the request of a health check ends.</summary>
/// <param name="IsCatchAll">It ends there because nothing else matches.</param>
/// <param name="IsCertain">The server is known to be the one that is asked; else only its port says so.</param>
/// <param name="Pass">What sends it to the application.</param>
internal readonly record struct HealthRoute(HealthRouteEnd End, bool IsCatchAll = false, bool IsCertain = false, Hop? Pass = null);

/// <summary>Follows the path of a health check through the nginx or Apache of its stack.</summary>
internal static class HealthRoutes
{
    // try_files and index lead on a few times, not for ever.
    private const int MostSteps = 8;

    private static readonly HealthRoute Unknown = new(HealthRouteEnd.Unknown);

    // Thousands of checks may ask thousands of servers for one path.
    private static readonly PerStack<ConcurrentDictionary<(NginxConfiguration, int Port, string Path), HealthRoute?>> Ends = new(_ => new());

    private static readonly PerStack<HashSet<string>> PingPaths = new(stack => stack.Elements.OfType<FpmPool>()
        .SelectMany(p => (Setting<string>[])[p.Section.Word("ping.path"), p.Section.Word("pm.status_path")])
        .Where(path => path.IsKnown)
        .Select(path => path.Value)
        .ToHashSet(StringComparer.Ordinal));

    public static HealthRoute Follow(Stack stack, HealthCheck check, string path)
    {
        if (PortOf(check) is not { } port)
            return Unknown;
        var candidates = stack.Elements.OfType<NginxConfiguration>().Select(c => (Configuration: c, Servers: c.ServersOnPort(port).Where(s => !s.IsStream).ToList())).Where(c => c.Servers.Count > 0).ToList();
        var own = candidates.FindAll(c => IsIn(check, c.Configuration.Main));
        if (own.Count > 0)
            candidates = own;
        if (candidates is not [var only])
            return candidates.Count == 0 ? ThroughApache(stack, check, port, path) : Unknown;
        // The Host header of the check is not known: all servers of the port must agree.
        var end = Ends.Of(stack).GetOrAdd((only.Configuration, port, path), _ => Agreed(stack, only.Servers, path));
        return end is { } agreed
            ? agreed with { IsCertain = own.Count > 0 || only.Servers.TrueForAll(s => IsLinked(stack, check, s)) }
            : Unknown;
    }

    /// <summary>Where the request ends in all of the servers; null when they differ.</summary>
    private static HealthRoute? Agreed(Stack stack, List<NginxServer> servers, string path)
    {
        var first = Through(stack, servers[0], path);
        return servers.TrueForAll(server => Through(stack, server, path) is var other && other.End == first.End && other.IsCatchAll == first.IsCatchAll) ? first : null;
    }

    private static HealthRoute Through(Stack stack, NginxServer server, string path)
    {
        NginxContext? named = null;
        for (var step = 0; step < MostSteps; step++)
        {
            var context = named ?? server.Locations.Match(path);
            if (context is null || context.SelfAndAncestors().TakeWhile(c => c.Kind != NginxContextKind.Http).Any(MayRewrite))
                return Unknown;
            if (context.SelfAndAncestors().TakeWhile(c => c.Kind != NginxContextKind.Http).Any(c => c.Own("return").Any()) || context.Own("stub_status").Any() || context.Own("empty_gif").Any())
                return new HealthRoute(HealthRouteEnd.Cheap);
            var tries = context.Lookup("try_files");
            if (!tries.IsComplete)
                return Unknown;
            if (context.Configuration.PassesIn(context).FirstOrDefault() is { } pass)
                return End(stack, pass, path);
            if (tries.Statement is { ArgumentCount: > 1 } files && step + 1 < MostSteps)
            {
                var last = files.Argument(files.ArgumentCount - 1);
                if (last.StartsWith('@'))
                    named = server.Context.Children.FirstOrDefault(c => NginxLocationKey.Of(c) is { IsNamed: true } key && key.Path == last);
                else if (last.StartsWith('/'))
                    (named, path) = (null, last.Split('?')[0]);
                else
                    return new HealthRoute(HealthRouteEnd.Cheap);
                continue;
            }
            var index = context.Lookup("index");
            if (!path.EndsWith('/'))
                return new HealthRoute(HealthRouteEnd.Cheap);
            if (!index.IsComplete || index.Statement is not { ArgumentCount: > 0 } page || !page.Argument(0).EndsWith(".php", StringComparison.Ordinal))
                return index.IsComplete ? new HealthRoute(HealthRouteEnd.Cheap) : Unknown;
            (named, path) = (null, path + page.Argument(0));
        }
        return Unknown;
    }

    private static bool MayRewrite(NginxContext context) =>
        context.Own("rewrite").Any() || context.Children.Any(c => c.Kind is NginxContextKind.IfInServer or NginxContextKind.IfInLocation) || context.UnreadIncludes.Any(i => i.MaySet("return") || i.MaySet("rewrite"));

    private static HealthRoute End(Stack stack, NginxPass pass, string path)
    {
        if (pass.Prefix == "fastcgi" && PingPaths.Of(stack).Contains(path))
            return new HealthRoute(HealthRouteEnd.Cheap);
        // With a URI behind the host the application is asked for another path.
        if (pass.Prefix == "proxy" && pass.Location is { Modifier: "=" })
            return Unknown;
        var isCatchAll = pass.Location is not { } key || key.IsNamed || key.IsRegex || key.Path == "/";
        return new HealthRoute(HealthRouteEnd.Application, isCatchAll, Pass: pass);
    }

    /// <summary>Of Apache only the mapping of everything is followed: a static page, a rewrite or an exclusion may answer the rest.</summary>
    private static HealthRoute ThroughApache(Stack stack, HealthCheck check, int port, string path)
    {
        var passes = stack.Elements.OfType<ApachePass>().Where(p => p.Listeners.Any(l => l.Address?.Port == port)).ToList();
        return path == "/" && passes.FindAll(p => p.Source == "/") is [var only]
            ? new HealthRoute(HealthRouteEnd.Application, IsCatchAll: true, LinksFrom(stack, check).Any(l => l.To == only && l.Confidence != LinkConfidence.Probable), only)
            : Unknown;
    }

    /// <summary>The port that is asked; a name is looked up in the container.</summary>
    public static int? PortOf(HealthCheck check)
    {
        if (!check.Port.TryGet(out var port))
            return null;
        if (int.TryParse(port, out var number))
            return number;
        return check is Probe probe && probe.Container.Ports.FirstOrDefault(p => p.Name == port) is { Number: > 0 } named ? named.Number : null;
    }

    /// <summary>The file lies in the container that is asked.</summary>
    private static bool IsIn(HealthCheck check, SourceFile file)
    {
        Container? container = check switch { ComposeHealthCheck compose => compose.Service, Probe probe => probe.Container, _ => null };
        return container?.PathsOf(file).Count > 0;
    }

    private static bool IsLinked(Stack stack, HealthCheck check, NginxServer server) =>
        LinksFrom(stack, check).Any(l => l.Confidence != LinkConfidence.Probable && l.To is NginxPass pass && pass.ServerContext == server.Context);

    private static IEnumerable<Link> LinksFrom(Stack stack, HealthCheck check) => check is HAProxyHealthCheck own ? stack.LinksFrom(own.Backend) : [];
}
