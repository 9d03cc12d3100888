using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.Nginx;
using ConfigLint.Model.Puma;

namespace ConfigLint.Rules;

/// <summary>A63: the database goes on with a query whose request nobody waits for any more.</summary>
internal sealed class CL6017_StatementTimeoutAboveAppLimit : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL6017",
        "statement-timeout-above-app-limit",
        "A query may run longer than its request",
        RuleCategory.Timeouts,
        DiagnosticSeverity.Note,
        "the database lets a query run {0}, but {1} gives up after {2} ({3}): the query goes on for nobody and holds a thread and a connection; set statement_timeout below {2}");

    public override void Initialize(AnalysisContext context) => context.RegisterLinkAction(Check);

    private void Check(SubjectContext<Link> context)
    {
        var link = context.Subject;
        if (link is not { From: ProxyHop { MayStream: false } pass, To: PumaServer { Database: { } database } puma } || !LinkSettings.SpeakAlike(link) || pass is NginxPass { IsSubrequest: true })
            return;
        var (statement, wait) = (database.StatementTimeout, pass.ReadTimeout);
        if (!LinkSettings.AreComparable(wait, statement) || wait.Value <= TimeSpan.Zero || statement.Value <= wait.Value)
            return;
        RelatedLocation[] hops = [LinkSettings.Describe(wait, pass), new(puma.At, $"{puma.Server} waits for the query"), LinkSettings.Describe(statement, database)];
        context.Report(Diagnostic.Create(Descriptor, statement.At ?? database.At, Durations.Format(statement.Value), pass.Server, Durations.Format(wait.Value), ProxyStatus.OfTimeout(pass)) with
        {
            Related = hops[..1],
            Path = hops,
        });
    }
}
