using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.Nginx;
using ConfigLint.Model.PhpFpm;

namespace ConfigLint.Rules;

/// <summary>A44: a restart waits less for requests than they may take.</summary>
internal sealed class CL6016_AppDrainBelowRequestLimit : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL6016",
        "app-drain-below-request-limit",
        "A restart of the app server waits less than a request may take",
        RuleCategory.Shutdown,
        DiagnosticSeverity.Warning,
        "at a stop or reload {0} waits {1} for its requests, but they may take {2}: the rest is cut and ends in a {3}; raise {4} to {2}");

    public override void Initialize(AnalysisContext context) => context.RegisterLinkAction(Check);

    private void Check(SubjectContext<Link> context)
    {
        var link = context.Subject;
        // PHP-FPM's own two settings are CL3015's.
        if (link is not { From: ProxyHop { MayStream: false } pass, To: AppServer app and not FpmPool } || !LinkSettings.SpeakAlike(link) || pass is NginxPass { IsSubrequest: true })
            return;
        var (drain, wait, limit) = (app.DrainTime, pass.ReadTimeout, app.RequestLimit);
        if (!drain.IsWritten || !drain.TryGet(out var drained) || !wait.IsWritten || !limit.TryGet(out var most))
            return;
        var (setting, owner) = most > TimeSpan.Zero && most < wait.Value ? (limit, (Hop)app) : (wait, pass);
        if (setting.Value <= drained)
            return;
        RelatedLocation[] hops = [LinkSettings.Describe(wait, pass), .. most > TimeSpan.Zero ? [LinkSettings.Describe(limit, app)] : Array.Empty<RelatedLocation>(), LinkSettings.Describe(drain, app)];
        context.Report(Diagnostic.Create(
            Descriptor, drain.At ?? app.At, app.Server, Durations.Format(drained), Durations.Format(setting.Value), ProxyStatus.OfBrokenConnection(pass), drain.Name) with
        {
            Severity = LinkSettings.Severity(link, Descriptor.DefaultSeverity, drain.Origin, limit.Origin),
            Related = [.. hops.Where(hop => hop.Location != drain.At)],
            Path = hops,
        });
    }
}
