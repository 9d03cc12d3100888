using ConfigLint.Syntax.Nginx;

namespace ConfigLint.Model.Nginx;

/// <summary>
/// Which locations of a server answer the requests that a pass sends there. A pass to the server's port whose paths all meet a location of
/// files reaches no other pass. Named locations, error pages and rewrites are followed as far as they are written without variables.
/// </summary>
internal sealed class NginxReach
{
    private static readonly string[] Redirects = ["try_files", "error_page", "rewrite", "index"];

    // The passes of one server are asked for one after the other.
    private readonly Dictionary<(NginxServer Server, string Path), HashSet<NginxContext>?> _met = [];

    /// <summary>False only when no request of <paramref name="outer"/> is passed on by <paramref name="inner"/>.</summary>
    public bool MayReach(NginxPass outer, NginxPass inner)
    {
        if (inner.Location is null || inner.ServerContext is not { Server: { } server } || SentPath(outer) is not { } path || server.Context.UnreadIncludes.Count > 0)
            return true;
        if (!_met.TryGetValue((server, path), out var met))
            _met.Add((server, path), met = MayMeet(server, path));
        return met is null || inner.Context.SelfAndAncestors().Any(met.Contains);
    }

    /// <summary>What the path of every request begins with that the pass sends; null when that is not known.</summary>
    private static string? SentPath(NginxPass pass)
    {
        if (pass.Destination.Literal is not { HasVariable: false } target || pass.Context.SelfAndAncestors().Any(c => c.Own("rewrite").Any()))
            return null;
        return (target.Uri ?? (pass.Location is { IsRegex: false, IsNamed: false } location ? location.Path : null)) is ['/', ..] path && !path.Contains('$') ? path : null;
    }

    /// <summary>The locations that such requests can meet; null when that cannot be known.</summary>
    private static HashSet<NginxContext>? MayMeet(NginxServer server, string path)
    {
        var locations = server.Context.DescendantsAndSelf().Where(c => c.Kind == NginxContextKind.Location).ToList();
        var met = new HashSet<NginxContext>();
        var paths = new Queue<SentTo>([new SentTo(path, IsCut: false)]);
        var seen = new HashSet<SentTo>(paths);
        while (paths.TryDequeue(out var next))
        {
            var isNamed = next.Path[0] == '@';
            // What a variable completes is one of the locations that are there for it, if there are any.
            var own = isNamed || (next.IsCut && locations.Exists(c => NginxLocationKey.Of(c) is { } key && key.Path.StartsWith(next.Path, StringComparison.Ordinal)))
                ? server.Context
                : server.Locations.Match(next.Path);
            if (own is null)
                return null;
            foreach (var location in locations.Where(c => c == own || IsMetBeyond(c, next.Path)))
            {
                if (!met.Add(location))
                    continue;
                foreach (var redirect in location.SelfAndAncestors().SelectMany(c => Redirects.SelectMany(c.Own)).Select(TargetOf))
                {
                    if (redirect is null)
                        return null;
                    if (redirect.Path.Length > 0 && seen.Add(redirect))
                        paths.Enqueue(redirect);
                }
            }
        }
        return met;
    }

    /// <summary>A longer path than this may meet it: every regular expression may.</summary>
    private static bool IsMetBeyond(NginxContext location, string path) => NginxLocationKey.Of(location) is { } key
        && (path[0] == '@' ? key.Path == path : key.IsRegex || key.Path.StartsWith(path, StringComparison.Ordinal));

    /// <summary>Where a directive sends the request on; null when it cannot be known.</summary>
    private static SentTo? TargetOf(NginxStatement directive)
    {
        var target = directive.Name switch
        {
            "rewrite" when directive.ArgumentCount >= 2 => directive.Argument(1),
            _ when directive.ArgumentCount >= 1 => directive.Argument(directive.ArgumentCount - 1),
            _ => "",
        };
        if (target is ['$', ..])
            return directive.Name == "try_files" ? SentTo.Nowhere : null;
        if (target is not ['/' or '@', ..])
            return SentTo.Nowhere;
        var path = target.Split('?')[0];
        return path.IndexOf('$') is >= 0 and var cut ? new SentTo(path[..cut], IsCut: true) : new SentTo(path, IsCut: false);
    }

    /// <summary>A path, or the name of a location.</summary>
    /// <param name="IsCut">Only its beginning is known: a variable follows.</param>
    private sealed record SentTo(string Path, bool IsCut)
    {
        /// <summary>To no location: a status, another host, the files of this one.</summary>
        public static SentTo Nowhere { get; } = new("", IsCut: false);
    }
}
