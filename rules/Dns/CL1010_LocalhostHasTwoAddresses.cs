using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.Nginx;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Rules;

/// <summary>W18: localhost is 127.0.0.1 and ::1, and the application mostly listens on one of them.</summary>
public sealed class CL1010_LocalhostHasTwoAddresses : DiagnosticAnalyzer
{
    private const string Name = "localhost";

    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL1010",
        "localhost-has-two-addresses",
        "localhost is two addresses, and nginx takes them for two servers",
        RuleCategory.Dns,
        DiagnosticSeverity.Warning,
        "localhost is usually both 127.0.0.1 and ::1, two servers for nginx: {0}. Write the address the app listens on ({1}).")
    {
        Fixability = Fixability.Unsafe,
    };

    public override void Initialize(AnalysisContext context) => context.RegisterElementAction<NginxConfiguration>(Check);

    private void Check(SubjectContext<NginxConfiguration> context)
    {
        var listeners = new LocalListeners(context.Subject, context.Stack);
        foreach (var pass in context.Subject.Passes)
        {
            foreach (var target in PassTargets.Of(pass).Where(IsLocalhost))
                Check(target, pass, listeners, context.Report);
        }
        // Groups of a snippet: the passes that use them are elsewhere.
        foreach (var group in context.Subject.Upstreams.Where(group => group is { Passes.Count: 0, MayBeUsed: true }))
        {
            foreach (var target in PassTargets.Of(group).Where(IsLocalhost))
                Check(target, pass: null, listeners, context.Report);
        }
    }

    private static bool IsLocalhost(LiteralTarget target) => target.Endpoint.Host.Equals(Name, StringComparison.OrdinalIgnoreCase);

    private void Check(LiteralTarget target, NginxPass? pass, LocalListeners listeners, Action<Diagnostic> report)
    {
        var port = target.Endpoint.Port ?? (target.Server is null ? pass?.Destination.DefaultPort : 80);
        if (port is not { } number || listeners.HaveBothFamilies(number))
            return;
        var forbidden = pass is null ? null : NginxRetry.Forbidden(pass, "error")?.Statement;
        var fails = target.Server is null ? 1 : target.Server.MaxFails;
        var pause = target.Server is null ? TimeSpan.FromSeconds(10) : target.Server.FailTimeout;
        if (fails is null || pause is null || (forbidden is null && (fails == 0 || pause == TimeSpan.Zero)))
            return;
        var isStream = pass?.IsStream ?? target.Server?.Upstream.IsStream == true;
        var others = target.Server is { } server && server.Upstream.Servers.Any(s => s != server && !s.IsDown);
        var failed = isStream ? "the connection is closed" : "502";
        var consequence = forbidden is not null
            ? $"with {WithoutSemicolon(forbidden.Location)} a request that meets the one that refuses is not passed on ({failed})"
            : others
                ? $"after each pause of {Durations.Format(pause.Value)} it tries the one that refuses again"
                : $"after {(fails == 1 ? "one failure" : $"{fails} failures")} every {(isStream ? "connection is closed" : "request gets 502")} for {Durations.Format(pause.Value)}";
        report(Diagnostic.Create(Descriptor, target.At, consequence, $"127.0.0.1:{number}") with
        {
            Severity = forbidden is not null ? DiagnosticSeverity.Error : others ? DiagnosticSeverity.Note : DiagnosticSeverity.Warning,
            Related = forbidden is null ? [] : [new RelatedLocation(forbidden.Location, "no other server is tried")],
            Fix = PassTargets.Find(target.At, Name) is { } host ? new Fix("Write 127.0.0.1", isSafe: false, FileEdit.Replace(host, "127.0.0.1")) : null,
        });
    }

    private static string WithoutSemicolon(Location statement) => statement.Text.TrimEnd(';');
}
