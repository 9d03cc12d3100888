using ConfigLint.Analysis;
using ConfigLint.Model.Apache;

namespace ConfigLint.Rules;

/// <summary>W45: a URL that begins with an earlier one's shares its worker, and its own parameters are ignored.</summary>
internal sealed class CL2004_ProxyWorkerShared : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL2004",
        "proxy-worker-shared",
        "Parameters of a ProxyPass are ignored because an earlier URL covers it",
        RuleCategory.Connections,
        DiagnosticSeverity.Warning,
        "{0} {1} ignored: this URL shares the connection pool of line {2} ({3}), which was read first. {4}");

    public override void Initialize(AnalysisContext context) => context.RegisterHopAction<ApachePass>(Check);

    private void Check(SubjectContext<ApachePass> context)
    {
        var pass = context.Subject;
        // With a unix socket nobody has looked; a worker of a section with an open test may not be there.
        if (pass.Url.SocketPath is not null || !pass.Worker.Entry.Condition.HoldsUnder(pass.Entry.Condition))
            return;
        var lost = pass.IgnoredParameters.Where(p => IsLost(p, pass.Worker)).ToList();
        if (lost.Count == 0)
            return;
        var earlier = pass.Worker.Entry.At;
        var isSame = pass.Worker.UrlText.Equals(pass.Written.UrlText, StringComparison.OrdinalIgnoreCase);
        context.Report(Diagnostic.Create(
            Descriptor,
            lost[0].At,
            string.Join(' ', lost.Select(p => $"{p.Key}={p.Value}")),
            lost.Count == 1 ? "is" : "are",
            earlier.Start.Line,
            pass.Worker.UrlText,
            isSame ? "Write it there" : "Put the longer URL first") with
        {
            Related = [new RelatedLocation(earlier, "this worker is shared")],
        });
    }

    /// <summary>The shared worker has another value. retry= means nothing outside of a balancer.</summary>
    private static bool IsLost(ApacheWorkerParameter parameter, ApacheWorker shared) => parameter.Value is { } value && !parameter.Is("retry")
        && (shared.Find(parameter.Key) is { } other ? other.Value is { } kept && !kept.Equals(value, StringComparison.OrdinalIgnoreCase) : shared.Lacks(parameter.Key));
}
