using ConfigLint.Analysis;
using ConfigLint.Model.Nginx;
using ConfigLint.Syntax.Nginx;

namespace ConfigLint.Rules;

/// <summary>W34: before 1.29.7 the balancing method must stand above keepalive, or it silently takes its place.</summary>
internal sealed class CL1006_KeepaliveBeforeBalancingMethod : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL1006",
        "keepalive-before-balancing-method",
        "A balancing method below keepalive switches it off",
        RuleCategory.Connections,
        DiagnosticSeverity.Warning,
        "keepalive stands before {0}: before nginx 1.29.7 it is switched off silently, and each request opens a connection. Move it below {0}")
    {
        Fixability = Fixability.Safe,
    };

    public override void Initialize(AnalysisContext context) => context.RegisterElementAction<NginxUpstream>(Check);

    private void Check(SubjectContext<NginxUpstream> context)
    {
        var upstream = context.Subject;
        if (upstream.Keepalive is not { } keepalive || upstream.Context.Configuration.IsAtLeast(NginxVersions.KeepAliveByDefault) == true)
            return;
        var below = upstream.Context.Statements.SkipWhile(s => s != keepalive);
        if (below.Intersect(upstream.BalancingMethods).LastOrDefault() is not { } method)
            return;
        context.Report(Diagnostic.Create(Descriptor, keepalive.Location, method.Name) with
        {
            Related = [new RelatedLocation(method.Location, "takes the place of keepalive")],
            Fix = CanMove(keepalive, method)
                ? new Fix($"Move keepalive below {method.Name}", isSafe: true,
                    LineEdit.Delete(keepalive.Location), LineEdit.InsertAfter(method.Location, keepalive.Text))
                : null,
        });
    }

    // Moving the method up instead could put it above "backup" servers, which nginx refuses below ip_hash, hash and random.
    private static bool CanMove(NginxStatement keepalive, NginxStatement method) =>
        keepalive.Source == method.Source && keepalive is NginxDirective { Semicolon.IsMissing: false } && method is NginxDirective { Semicolon.IsMissing: false };
}
