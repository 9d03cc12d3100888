using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.Envoy;

namespace ConfigLint.Rules;

/// <summary>W5, A61: the edge answers an error first, and the origin works for nobody.</summary>
internal sealed class CL6003_FrontGivesUpBeforeProxy : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL6003",
        "front-gives-up-before-proxy",
        "The edge gives up before the origin does",
        RuleCategory.Timeouts,
        DiagnosticSeverity.Warning,
        "{0} gives up after {1}, but {2} may take {3}: a request slower than {1} gets {4} while the origin works on");

    public override void Initialize(AnalysisContext context) => context.RegisterLinkAction(Check);

    private void Check(SubjectContext<Link> context)
    {
        var link = context.Subject;
        // A route of Envoy without a time-out is CL5015's.
        if (link.From is not Edge edge || edge is EnvoyRoute { ResponseTimeout.IsDefault: true } || Fronts.WaitOf(link, context.Stack) is not { } wait)
            return;
        var limit = link.To is ProxyHop pass ? new HopSetting(pass.ReadTimeout, pass) : link.To is AppServer app ? new HopSetting(app.RequestLimit, app) : default;
        if (!limit.Setting.IsWritten || RequestTimes.Create(wait, limit) is not { } times || times.Allowed <= times.Waited * RequestTimes.Net)
            return;
        var (waited, allowed) = (Durations.Format(times.Waited), Durations.Format(times.Allowed));
        var diagnostic = LinkSettings.Create(Descriptor, link, limit, wait, edge.Server, waited, link.To.Server, allowed, Fronts.StatusOf(edge));
        context.Report(diagnostic with
        {
            // What a vendor's default is today may be another for this account.
            Severity = wait.Setting.IsWritten ? diagnostic.Severity : DiagnosticSeverity.Note,
            Path = [wait.Place, limit.Place],
            Help = $"raise the time-out of {edge.Server} above {allowed}, or lower {limit.Name} to {waited} or a little more",
        });
    }
}
