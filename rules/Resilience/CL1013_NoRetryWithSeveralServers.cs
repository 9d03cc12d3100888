using ConfigLint.Analysis;
using ConfigLint.Model.Nginx;
using ConfigLint.Syntax.Nginx;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Rules;

/// <summary>W28: several servers, and a request that meets a dead one is not passed to the next.</summary>
internal sealed class CL1013_NoRetryWithSeveralServers : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL1013",
        "no-retry-with-several-servers",
        "Several servers, but no retry on the next one",
        RuleCategory.Resilience,
        DiagnosticSeverity.Warning,
        "{0} servers, but no retry: a request that meets a dead one is answered 502. {1}");

    public override void Initialize(AnalysisContext context) => context.RegisterHopAction<NginxPass>(Check);

    private void Check(SubjectContext<NginxPass> context)
    {
        var pass = context.Subject;
        if (pass.IsStream || pass.Upstream is not { } upstream || pass.IsSubrequest)
            return;
        var servers = upstream.Servers.Count(s => !s.IsDown);
        if (servers < 2 || NginxRetry.Forbidden(pass, "error") is not var (reason, statement) || NginxFallback.Replaces(pass, "502", "error"))
            return;
        var isMeant = HasComment(statement) || HandlesMethods(pass);
        context.Report(Diagnostic.Create(Descriptor, statement.Location, servers, Cure(reason, statement, pass)) with
        {
            Severity = isMeant ? DiagnosticSeverity.Note : DiagnosticSeverity.Warning,
            Related = [new RelatedLocation(upstream.At, $"{servers} servers"), new RelatedLocation(pass.At, "is not retried")],
        });
    }

    private static string Cure(NoRetry reason, NginxStatement statement, NginxPass pass) => reason switch
    {
        NoRetry.Off => $"Drop {statement.Name} off, or list at least error timeout",
        NoRetry.NotListed => $"Add \"error\" to {statement.Name}",
        _ => pass.Context.Lookup($"{pass.Prefix}_next_upstream").Statement is { } list && list.Arguments().Any(a => a.StartsWith("http_5", StringComparison.Ordinal))
            ? $"{statement.Name} 1 counts the first try, so the list of {list.Name} is never used: write 2 or more"
            : $"{statement.Name} counts the first try: write 2 or more",
    };

    /// <summary>Somebody explained the line, behind it or on the line above.</summary>
    private static bool HasComment(NginxStatement statement)
    {
        var source = statement.Source;
        var line = source.GetLineSpanAt(statement.Span.End);
        if (source.AsSpan(TextSpan.FromBounds(statement.Span.End, line.End)).TrimStart() is ['#', ..])
            return true;
        var number = source.GetLinePosition(statement.Span.Start).Line;
        return number > 1 && source.AsSpan(source.GetLineSpan(number - 1)).TrimStart() is ['#', ..];
    }

    /// <summary>The location treats methods differently, as one for requests that must not be sent twice does.</summary>
    private static bool HandlesMethods(NginxPass pass) => pass.Context.SelfAndAncestors().TakeWhile(c => c.Kind is not NginxContextKind.Server)
        .Any(c => c.Kind == NginxContextKind.LimitExcept || c.Children.Any(child => child.Kind == NginxContextKind.LimitExcept
            || (child.Kind == NginxContextKind.IfInLocation && child.Block?.Arguments().Any(a => a.Contains("$request_method", StringComparison.Ordinal)) == true)));
}
