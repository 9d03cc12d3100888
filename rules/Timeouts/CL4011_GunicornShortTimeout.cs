using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.Gunicorn;

namespace ConfigLint.Rules;

/// <summary>In a sync worker the time-out is the longest that a request may take.</summary>
internal sealed class CL4011_GunicornShortTimeout : DiagnosticAnalyzer
{
    private static readonly RuleOption<TimeSpan> Minimum = MinimumTime.Option(TimeSpan.FromSeconds(10), "time-out of sync workers");

    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL4011",
        "gunicorn-short-timeout",
        "Sync workers of Gunicorn are killed early",
        RuleCategory.Timeouts,
        DiagnosticSeverity.Warning,
        "gunicorn kills a sync worker whose request takes longer than {0}, and {1}; allow at least {2}");

    public override IReadOnlyList<RuleOption> Options => [Minimum];

    public override void Initialize(AnalysisContext context) => context.RegisterHopAction<GunicornServer>(Check);

    private void Check(SubjectContext<GunicornServer> context)
    {
        var (server, limit, minimum) = (context.Subject, context.Subject.RequestLimit, context.Options.Get(Minimum));
        // Zero is for workers of other kinds, and for no limit.
        if (!server.IsSync || !limit.IsWritten || limit.At is not { } at || !limit.Is(time => time > TimeSpan.Zero && time < minimum))
            return;
        var outcome = VersionBounds.IsAtLeast(server.Version, GunicornVersions.AnswersTimeouts) switch
        {
            true => "the request ends in a 500, or in a 502 when it is within a C call",
            false => "nginx answers with a 502",
            null => "nginx answers with a 502, or gunicorn 22 and later itself with a 500",
        };
        context.Report(Diagnostic.Create(Descriptor, at, Durations.Format(limit.Value), outcome, Durations.Format(minimum)));
    }
}
