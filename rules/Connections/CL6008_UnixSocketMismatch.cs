using System.Buffers;
using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.Launches;
using ConfigLint.Model.Nginx;
using ConfigLint.Model.PhpFpm;

namespace ConfigLint.Rules;

/// <summary>W9, A16: a pass goes to a socket that nobody makes, and an app server makes one that nobody asks.</summary>
internal sealed class CL6008_UnixSocketMismatch : DiagnosticAnalyzer
{
    // Debian's packages keep it as a link to the socket of the version that is chosen.
    private const string DebianLink = "/run/php/php-fpm.sock";

    /// <summary>A path with one of these would have to be quoted.</summary>
    private static readonly SearchValues<char> NotPlain = SearchValues.Create(" \t\r\n\v\f;{}\"'$#\\:<>");

    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL6008",
        "unix-socket-mismatch",
        "A proxy and its backend name different sockets",
        RuleCategory.Connections,
        DiagnosticSeverity.Warning,
        "nobody listens on {0}, {1} listens on {2}: {3} finds no socket (2: No such file or directory) and answers every request with a {4}; write one path on both sides")
    {
        Fixability = Fixability.Unsafe,
    };

    public override void Initialize(AnalysisContext context) => context.RegisterStackAction(Check);

    private void Check(SubjectContext<Stack> context)
    {
        var stack = context.Stack;
        var listened = stack.Hops.SelectMany(hop => hop.Listeners).Select(l => l.Address).OfType<Address>().Where(a => a.IsUnix).ToHashSet();
        var reached = stack.Links.Select(link => link.To).ToHashSet();
        var lost = stack.Elements.OfType<ProxyHop>()
            .SelectMany(pass => pass.Target.Addresses.Distinct().Select(address => (Pass: pass, Address: address)))
            .Where(target => target.Address.IsUnix && !listened.Contains(target.Address) && !IsElsewhere(target.Address.UnixPath!))
            .ToList();
        foreach (var group in lost.GroupBy(target => target.Pass.Protocol == PassProtocol.FastCgi))
        {
            if (group.Select(target => target.Address).Distinct().Count() != 1 || group.Select(target => target.Pass).First() is not { } first || Candidate(stack, reached, first, group.Key) is not var (app, listener)
                || !AreAlike(group.First().Address.UnixPath!, listener.Address!.UnixPath!))
                continue;
            foreach (var (pass, address) in group.Where(target => stack.ShareFiles(target.Pass, app)))
                Report(context.Report, pass, address, app, listener);
        }
    }

    private void Report(Action<Diagnostic> report, ProxyHop pass, Address address, AppServer app, Listener listener)
    {
        var written = pass is NginxPass nginx ? PassTargets.Of(nginx).FirstOrDefault(t => t.Endpoint.ToAddress(null) == address) : null;
        var at = written?.At ?? pass.At;
        var path = written?.Endpoint.UnixPath is { } text ? PassTargets.Find(at, text) : null;
        report(Diagnostic.Create(Descriptor, at, address.UnixPath, $"{app.Server}'s {app.Name}", listener.Address!.UnixPath, pass.Server, ProxyStatus.OfRefusedConnection(pass)) with
        {
            // A command that is not known may give another address.
            Severity = app is FpmPool || app.Launch is not null ? Descriptor.DefaultSeverity : DiagnosticSeverity.Note,
            Related = [new RelatedLocation(listener.At, $"{app.Server} listens here")],
            Path = [new RelatedLocation(at, pass.Name), new RelatedLocation(listener.At, app.Name)],
            Fix = path is { } place && listener.Address.UnixPath!.AsSpan().IndexOfAny(NotPlain) < 0 ? new Fix("Name the socket that is there", isSafe: false, FileEdit.Replace(place, listener.Address.UnixPath!)) : null,
        });
    }

    /// <summary>The one app server of the kind that nobody connects to, if all that its kind listens on is known and it is in the same place on a socket.</summary>
    private static (AppServer App, Listener Listener)? Candidate(Stack stack, HashSet<Hop> reached, ProxyHop pass, bool isFastCgi)
    {
        var apps = stack.Hops.OfType<AppServer>().Where(app => app is FpmPool == isFastCgi).ToList();
        return apps.TrueForAll(app => IsKnown(app, stack)) && apps.FindAll(app => !reached.Contains(app)) is [var free] && stack.ShareFiles(pass, free) && free.Listeners is [{ Address.IsUnix: true } listener]
            ? (free, listener)
            : null;
    }

    private static bool IsKnown(AppServer app, Stack stack) => app.Listeners.Count > 0 && app.Listeners.All(listener => listener.Address is not null)
        && app is not FpmPool { Configuration.IsComplete: false } && !IsActivated(app.Launch, stack);

    /// <summary>systemd makes the socket and hands it over: what the program is told to listen on does not count.</summary>
    private static bool IsActivated(Launch? launch, Stack stack) => launch is { Kind: LaunchKind.SystemdUnit, File: { } unit }
        && (unit.Source.Text.Contains(".socket", StringComparison.Ordinal) || stack.Workspace.FileSystem.FileExists(unit.Path[..unit.Path.LastIndexOf('.')] + ".socket"));

    private static bool IsElsewhere(string path) => path == DebianLink || path.Contains("/path/to/", StringComparison.Ordinal);

    /// <summary>One folder or one name.</summary>
    private static bool AreAlike(string one, string other)
    {
        var (cutOne, cutOther) = (one.LastIndexOf('/'), other.LastIndexOf('/'));
        return cutOne >= 0 && cutOther >= 0 && (one[..cutOne] == other[..cutOther] || one[cutOne..] == other[cutOther..]);
    }
}
