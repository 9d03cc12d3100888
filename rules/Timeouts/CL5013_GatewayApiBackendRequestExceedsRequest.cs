using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.Kubernetes;

namespace ConfigLint.Rules;

/// <summary>A54: a CEL rule of the HTTPRoute's definition.</summary>
internal sealed class CL5013_GatewayApiBackendRequestExceedsRequest : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL5013",
        "gateway-api-backend-request-exceeds-request",
        "An HTTPRoute's backendRequest time-out is longer than its request time-out",
        RuleCategory.Timeouts,
        DiagnosticSeverity.Error,
        "backendRequest {0} is longer than request {1}: the API server refuses the HTTPRoute (backendRequest timeout cannot be longer than request timeout)");

    public override void Initialize(AnalysisContext context) => context.RegisterElementAction<HttpRoute>(Check);

    private void Check(SubjectContext<HttpRoute> context)
    {
        foreach (var rule in context.Subject.Rules)
        {
            if (!rule.Request.TryGet(out var request) || request == TimeSpan.Zero || !rule.BackendRequest.Is(b => b > request) || rule.BackendRequest.At is not { } at)
                continue;
            context.Report(Diagnostic.Create(Descriptor, at, Durations.Format(rule.BackendRequest.Value), Durations.Format(request)) with
            {
                Related = RelatedLocation.Where(rule.Request.At, "all attempts together"),
            });
        }
    }
}
