using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.HealthChecks;

namespace ConfigLint.Rules;

/// <summary>A56, A57: AWS wants the time-out below the interval, Google Cloud not above it; the others do not care.</summary>
internal sealed class CL5002_HealthCheckTimeoutNotBelowInterval : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL5002",
        "health-check-timeout-not-below-interval",
        "A health check's time-out does not fit into its interval",
        RuleCategory.HealthChecks,
        DiagnosticSeverity.Error,
        "{0}");

    public override void Initialize(AnalysisContext context) => context.RegisterElementAction<HealthCheck>(Check);

    private void Check(SubjectContext<HealthCheck> context)
    {
        var check = context.Subject;
        if (!check.Timeout.TryGet(out var timeout) || !check.Interval.TryGet(out var interval) || (check.Timeout.At ?? check.Interval.At) is not { } at)
            return;
        var (limit, severity) = check.Dialect switch
        {
            HealthCheckDialect.AwsApplicationLoadBalancer when timeout >= interval =>
                ("AWS refuses the target group (\"Health check interval must be greater than the timeout\"), and the balancer answers 503. Make the time-out smaller than the interval", DiagnosticSeverity.Error),
            HealthCheckDialect.GoogleCloud when timeout > interval =>
                ("Google Cloud does not accept a health check whose time-out is longer than its interval. Make the time-out at most as long as the interval", DiagnosticSeverity.Warning),
            _ => ("", DiagnosticSeverity.Note),
        };
        if (limit.Length == 0)
            return;
        context.Report(Diagnostic.Create(Descriptor, at, $"time-out {Text(check.Timeout)}, interval {Text(check.Interval)}: {limit}") with
        {
            Severity = severity,
            Related = check.Interval.At is { } there && there != at ? [new RelatedLocation(there, "the interval")] : [],
        });
    }

    private static string Text(Setting<TimeSpan> setting) => $"{Durations.Format(setting.Value)}{(setting.Origin is Origin.Default given ? $" ({given.Source})" : "")}";
}
