using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.Nginx;

namespace ConfigLint.Rules;

/// <summary>A connect time-out that ends before the first SYN is sent again: one lost packet is a failed connect (RFC 6298: 1 s).</summary>
internal sealed class CL1003_ShortConnectTimeout : DiagnosticAnalyzer
{
    private static readonly TimeSpan Retransmission = TimeSpan.FromSeconds(1);

    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL1003",
        "short-connect-timeout",
        "A connect time-out ends before a lost packet is sent again",
        RuleCategory.Timeouts,
        DiagnosticSeverity.Warning,
        "{0} {1}: a lost packet is sent again only after 1 s, so {2}. Use 3s or more");

    public override void Initialize(AnalysisContext context) => context.RegisterHopAction<NginxPass>(Check);

    private void Check(SubjectContext<NginxPass> context)
    {
        var pass = context.Subject;
        var timeout = pass.ConnectTimeout;
        if (pass.IsStream || !timeout.IsWritten || timeout.At is not { } at || !timeout.Is(t => t > TimeSpan.Zero && t <= Retransmission))
            return;
        var far = pass.Target.Addresses.Where(a => !a.IsUnix && !a.IsLoopback).ToList();
        if (far.Count == 0 || pass.IsSubrequest || NginxFallback.Replaces(pass, "504", "timeout"))
            return;
        var hasNext = !pass.Target.IsComplete || pass.Target.Addresses.Count > 1 || MayHaveSeveralAddresses(far[0]);
        var fails = !hasNext || NginxRetry.Forbidden(pass, "timeout") is not null;
        context.Report(Diagnostic.Create(Descriptor, at, timeout.Name, Durations.Format(timeout.Value),
            fails ? "losing one makes the request a 504" : "losing one takes the server for dead and sends the request to the next") with
        {
            Severity = fails ? DiagnosticSeverity.Warning : DiagnosticSeverity.Note,
            Related = [new RelatedLocation(pass.At, $"connects to {far[0]}")],
        });
    }

    /// <summary>A public name may stand for several servers; a container's or a cluster service's name has one address.</summary>
    private static bool MayHaveSeveralAddresses(Address address) =>
        address.IsName && address.Host.Contains('.')
        && !address.Host.EndsWith(".svc", StringComparison.Ordinal) && !address.Host.Contains(".svc.", StringComparison.Ordinal);
}
