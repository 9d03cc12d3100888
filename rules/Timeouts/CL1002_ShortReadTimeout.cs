using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.Nginx;

namespace ConfigLint.Rules;

/// <summary>A written read time-out that ordinary requests of an app exceed.</summary>
internal sealed class CL1002_ShortReadTimeout : DiagnosticAnalyzer
{
    private static readonly RuleOption<TimeSpan> Minimum = MinimumTime.Option(TimeSpan.FromSeconds(5), "read time-out");

    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL1002",
        "short-read-timeout",
        "A read time-out is so short that slow requests fail",
        RuleCategory.Timeouts,
        DiagnosticSeverity.Warning,
        "{0} {1}: nginx gives up when {2} is silent for longer and answers 504. Use at least {3}, or delete the line for the default of 60 s");

    public override IReadOnlyList<RuleOption> Options => [Minimum];

    public override void Initialize(AnalysisContext context) => context.RegisterHopAction<NginxPass>(Check);

    private void Check(SubjectContext<NginxPass> context)
    {
        var pass = context.Subject;
        var minimum = context.Options.Get(Minimum);
        var timeout = pass.ReadTimeout;
        if (pass.IsStream || !timeout.IsWritten || timeout.At is not { } at || !timeout.Is(t => t > TimeSpan.Zero && t < minimum) || !IsApp(pass))
            return;
        if (pass.MayStream || pass.IsSubrequest || (pass.Location is { } location && ProbePaths.Contain(location.Path)))
            return;
        if (NginxFallback.Replaces(pass, "504", "timeout") || IsStaticReply(pass))
            return;
        context.Report(Diagnostic.Create(
            Descriptor, at, timeout.Name, Durations.Format(timeout.Value), pass.Upstream?.Name ?? "the backend", Durations.Format(minimum)) with
        {
            Related = [new RelatedLocation(pass.At, $"{pass.Name} uses it")],
        });
    }

    private static bool IsApp(NginxPass pass) => pass.Prefix is "proxy" or "fastcgi" or "uwsgi" or "scgi" or "grpc";

    /// <summary>The target is this very nginx, and what answers there is a <c>return</c>.</summary>
    private static bool IsStaticReply(NginxPass pass)
    {
        if (pass.Target is not { IsComplete: true, Addresses: [var address] })
            return false;
        var path = pass.Destination.Literal?.Uri ?? pass.Location?.Path ?? "/";
        var replies = pass.Context.Configuration.ListensAt(address).Select(l => l.Server.Locations.Match(path)).ToList();
        return replies.Count > 0 && replies.TrueForAll(place => place?.Own("return").Any() == true);
    }
}
