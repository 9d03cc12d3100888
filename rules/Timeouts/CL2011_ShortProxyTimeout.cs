using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.Apache;
using ConfigLint.Syntax.Apache;

namespace ConfigLint.Rules;

/// <summary>A written time-out of the proxy that ordinary requests of an app exceed.</summary>
internal sealed class CL2011_ShortProxyTimeout : DiagnosticAnalyzer
{
    private static readonly RuleOption<TimeSpan> Minimum = MinimumTime.Option(TimeSpan.FromSeconds(5), "time-out");

    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL2011",
        "short-proxy-timeout",
        "A time-out of the proxy is so short that slow requests fail",
        RuleCategory.Timeouts,
        DiagnosticSeverity.Warning,
        "{0}{1}: Apache gives up when the backend is silent for longer and answers {2}. Use at least {3}, or delete it for the server's Timeout (60 s by default)");

    public override IReadOnlyList<RuleOption> Options => [Minimum];

    public override void Initialize(AnalysisContext context) => context.RegisterHopAction<ApachePass>(Check);

    private void Check(SubjectContext<ApachePass> context)
    {
        var pass = context.Subject;
        var minimum = context.Options.Get(Minimum);
        if (pass.MayStream || ProbePaths.Contain(pass.Source) || ProbePaths.Contain(pass.Url.Path))
            return;
        foreach (var worker in pass.Workers)
        {
            var timeout = pass.ReadTimeoutOf(worker);
            if (timeout is not { IsWritten: true, At: { } at } || timeout.Name == "Timeout" || timeout.Value >= minimum || worker.Url is not { } url || HasUnit(pass, worker))
                continue;
            context.Report(Diagnostic.Create(Descriptor, at, timeout.Name.EndsWith('=') ? timeout.Name : timeout.Name + " ", Durations.Format(timeout.Value), url.Scheme == "fcgi" ? 504 : 502, Durations.Format(minimum)) with
            {
                Related = [new RelatedLocation(pass.At, $"{pass.Name} uses it")],
            });
        }
    }

    /// <summary>It was meant to be longer or shorter, and the unit was ignored: that is CL2002's finding.</summary>
    private static bool HasUnit(ApachePass pass, ApacheWorker worker) =>
        (worker.Lacks("timeout") ? pass.Context.Lookup("ProxyTimeout", pass.Entry.Condition).Entry?.Argument(0) : worker.Find("timeout")?.Value) is { } text
        && ApacheValues.Atoi(text).Ignored.Length > 0;
}
