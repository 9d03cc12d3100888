using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.Kubernetes;

namespace ConfigLint.Rules;

/// <summary>A46: numbers below zero; an explicit 0 counts as unset and gets the default.</summary>
internal sealed class CL5006_ProbeOutOfRange : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL5006",
        "probe-out-of-range",
        "A number of a probe is negative",
        RuleCategory.HealthChecks,
        DiagnosticSeverity.Error,
        "{0} of {1} is {2}: the API server refuses the object, it must be greater than or equal to 0");

    public override void Initialize(AnalysisContext context) => context.RegisterElementAction<Probe>(Check);

    private void Check(SubjectContext<Probe> context)
    {
        var probe = context.Subject;
        foreach (var number in (Setting<int>[])[Whole(probe.InitialDelay), Whole(probe.Interval), Whole(probe.Timeout), probe.HealthyThreshold, probe.UnhealthyThreshold])
        {
            if (number.Is(n => n < 0) && number.At is { } at)
                context.Report(Diagnostic.Create(Descriptor, at, number.Name, probe.Name, number.Value));
        }
    }

    private static Setting<int> Whole(Setting<TimeSpan> time) => time.Select(t => (int)t.TotalSeconds);
}
