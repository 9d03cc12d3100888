using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.Nginx;

namespace ConfigLint.Rules;

/// <summary>A third party's service, waited for as long as one's own app.</summary>
internal sealed class CL1034_ExternalUpstreamWithDefaultTimeouts : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL1034",
        "external-upstream-with-default-timeouts",
        "A third party's service is waited for with default time-outs",
        RuleCategory.Resilience,
        DiagnosticSeverity.Note,
        "When {0} hangs, each request waits up to {1} to connect and {2} for the answer before it is a 504. Set {3}_connect_timeout and {3}_read_timeout")
    {
        IsEnabledByDefault = false,
    };

    public override void Initialize(AnalysisContext context) => context.RegisterHopAction<NginxPass>(Check);

    private void Check(SubjectContext<NginxPass> context)
    {
        var pass = context.Subject;
        if (pass.IsStream || !pass.IsTls || pass.Upstream is not null || pass.MayStream || pass.IsSubrequest)
            return;
        if (pass.ConnectTimeout is not { IsDefault: true } connect || pass.ReadTimeout is not { IsDefault: true } read || MayServeStale(pass))
            return;
        if (pass.Target is { IsComplete: true, Addresses: [var address] } && PublicNames.Contains(address))
            context.Report(Diagnostic.Create(Descriptor, pass.At, address.Host, Durations.Format(connect.Value), Durations.Format(read.Value), pass.Prefix));
    }

    private static bool MayServeStale(NginxPass pass) => NginxFallback.ServesStale(pass, "timeout")
        || !pass.Context.Lookup($"{pass.Prefix}_cache").IsComplete || !pass.Context.Lookup($"{pass.Prefix}_cache_use_stale").IsComplete;
}
