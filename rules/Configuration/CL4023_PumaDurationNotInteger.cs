using ConfigLint.Analysis;
using ConfigLint.Model.Puma;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Rules;

/// <summary>A37: Puma gives its times to Integer(), which takes no unit.</summary>
internal sealed class CL4023_PumaDurationNotInteger : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL4023",
        "puma-duration-not-integer",
        "A time of Puma is no whole number of seconds",
        RuleCategory.Configuration,
        DiagnosticSeverity.Error,
        "{0} takes a whole number of seconds and no {1}: Puma does not start (invalid value for Integer()), and nginx answers every request with a 502; write the number alone");

    public override void Initialize(AnalysisContext context) => context.RegisterHopAction<PumaServer>(Check);

    private void Check(SubjectContext<PumaServer> context)
    {
        foreach (var call in context.Subject.Config?.Calls ?? [])
        {
            if (call.IsCertain && IsDuration(call.Name) && call.IsWrittenAsNoInteger(0))
                context.Report(Diagnostic.Create(Descriptor, call.At, call.Name, Excerpt.Of(call.Syntax.Arguments[0].Text)));
        }
    }

    private static bool IsDuration(string name) => name is "persistent_timeout" or "first_data_timeout" or "idle_timeout"
        or "worker_timeout" or "worker_boot_timeout" or "worker_shutdown_timeout" or "worker_check_interval";
}
