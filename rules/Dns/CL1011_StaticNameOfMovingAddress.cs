using ConfigLint.Analysis;
using ConfigLint.Model.Nginx;

namespace ConfigLint.Rules;

/// <summary>W30: a literal name is looked up when nginx starts, and never again.</summary>
public sealed class CL1011_StaticNameOfMovingAddress : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL1011",
        "static-name-of-moving-address",
        "A name is looked up once, and its address may change",
        RuleCategory.Dns,
        DiagnosticSeverity.Warning,
        "{0} is looked up once, when nginx starts. When its address changes {1} until a reload.");

    public override void Initialize(AnalysisContext context)
    {
        context.RegisterHopAction<NginxPass>(CheckPass);
        context.RegisterElementAction<NginxUpstream>(CheckGroup);
    }

    private void CheckPass(SubjectContext<NginxPass> context)
    {
        foreach (var target in PassTargets.Of(context.Subject))
            Check(target, context.Subject.IsStream, context.Report);
    }

    /// <summary>A group in a snippet: the passes that use it are elsewhere.</summary>
    private void CheckGroup(SubjectContext<NginxUpstream> context)
    {
        if (context.Subject is not { Passes.Count: 0, MayBeUsed: true } group)
            return;
        foreach (var target in PassTargets.Of(group))
            Check(target, group.IsStream, context.Report);
    }

    private void Check(LiteralTarget target, bool isStream, Action<Diagnostic> report)
    {
        var host = target.Endpoint.Host;
        var isName = target.Endpoint.ToAddress(defaultPort: 80) is { IsName: true };
        if (!isName || HostNames.IsThisMachine(host) || HostNames.IsClusterService(host) || HostNames.IsPlaceholder(host))
            return;
        report(Diagnostic.Create(Descriptor, target.At, host, isStream ? "connections go to the old one" : "requests go to the old one (502)") with
        {
            Severity = HostNames.IsMoving(host) ? DiagnosticSeverity.Warning : DiagnosticSeverity.Note,
            Help = $"use \"server {host} resolve;\" in an upstream with zone and resolver (from nginx 1.27.3 on), or a variable in the pass directive and a resolver",
        });
    }
}
