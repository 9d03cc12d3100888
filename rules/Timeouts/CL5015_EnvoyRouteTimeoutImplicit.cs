using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.Envoy;

namespace ConfigLint.Rules;

/// <summary>A58: Envoy ends a request after 15 s unless the route says otherwise.</summary>
internal sealed class CL5015_EnvoyRouteTimeoutImplicit : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL5015",
        "envoy-route-timeout-implicit",
        "Envoy's default time-out ends requests that the application may still work on",
        RuleCategory.Timeouts,
        DiagnosticSeverity.Note,
        "this route has no timeout, so Envoy answers 504 after 15 s, while {0} allows a request {1}. Write timeout: {2}s, or a shorter one at {0}");

    public override void Initialize(AnalysisContext context) => context.RegisterLinkAction(Check);

    private void Check(SubjectContext<Link> context)
    {
        if (context.Subject is not { From: EnvoyRoute route, To: AppServer server } || route.MayStream || route.HasOtherLimit
            || route.ResponseTimeout is not { IsDefault: true, IsKnown: true } timeout || !server.RequestLimit.IsWritten || !server.RequestLimit.Is(limit => limit > timeout.Value))
            return;
        var limit = server.RequestLimit;
        context.Report(Diagnostic.Create(Descriptor, route.At, server.Server, Durations.Format(limit.Value), $"{Math.Ceiling(limit.Value.TotalSeconds) + 1}") with
        {
            Related = RelatedLocation.Where(limit.At, "the application's limit"),
        });
    }
}
