using ConfigLint.Analysis;
using ConfigLint.Model.Puma;

namespace ConfigLint.Rules;

/// <summary>A36: Puma::DSL#threads raises.</summary>
internal sealed class CL4022_PumaThreadsInvalid : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL4022",
        "puma-threads-invalid",
        "Puma refuses its numbers of threads",
        RuleCategory.Configuration,
        DiagnosticSeverity.Error,
        "{0}: Puma does not start, and nginx answers every request with a 502; {1}");

    public override void Initialize(AnalysisContext context) => context.RegisterHopAction<PumaServer>(Check);

    private void Check(SubjectContext<PumaServer> context)
    {
        foreach (var (least, most, at) in context.Subject.WrittenThreads)
        {
            if (least > most)
                context.Report(Diagnostic.Create(Descriptor, at, $"the least number of threads ({least}) is above the most ({most})", "the least comes first"));
            else if (most < 1)
                context.Report(Diagnostic.Create(Descriptor, at, $"the most threads are {most}", "write 1 or more"));
        }
    }
}
