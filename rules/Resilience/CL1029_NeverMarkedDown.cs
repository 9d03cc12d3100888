using ConfigLint.Analysis;
using ConfigLint.Model.Nginx;

namespace ConfigLint.Rules;

/// <summary>W39: with max_fails=0 on every server a dead one stays in turn.</summary>
public sealed class CL1029_NeverMarkedDown : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL1029",
        "never-marked-down",
        "A dead server is never taken out",
        RuleCategory.Resilience,
        DiagnosticSeverity.Note,
        "max_fails=0 on every server of {0}: a dead one is never taken out, each request tries it again")
    {
        IsEnabledByDefault = false,
    };

    public override void Initialize(AnalysisContext context) => context.RegisterElementAction<NginxUpstream>(Check);

    private void Check(SubjectContext<NginxUpstream> context)
    {
        var upstream = context.Subject;
        var peers = upstream.Servers.Where(s => !s.IsDown).ToList();
        if (upstream.IsComplete && peers.Count >= 2 && peers.TrueForAll(s => s.MaxFails == 0))
            context.Report(Diagnostic.Create(Descriptor, upstream.At, upstream.Name) with { Related = [.. peers.Select(s => new RelatedLocation(s.At, "max_fails=0"))] });
    }
}
