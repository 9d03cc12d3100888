using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.Apache;
using ConfigLint.Syntax.Apache;

namespace ConfigLint.Rules;

/// <summary>W42: Timeout is read with atoi, and what is no number becomes 0.</summary>
internal sealed class CL2001_TimeoutIsNotANumber : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL2001",
        "timeout-is-not-a-number",
        "A Timeout that is no number becomes 0 and fails every proxied request",
        RuleCategory.Timeouts,
        DiagnosticSeverity.Error,
        "Timeout {0} is read as 0: every request that is proxied with it fails with 503{1}. Write seconds, such as 60");

    public override void Initialize(AnalysisContext context) => context.RegisterElementAction<ApacheConfiguration>(Check);

    private void Check(SubjectContext<ApacheConfiguration> context)
    {
        var apache = context.Subject;
        // In a virtual host 0 only means "as the main server".
        if (apache.Root.Lookup("Timeout", ApacheCondition.Always).Entry is not { Count: > 0 } entry)
            return;
        var isKnown = entry.Argument(0) is { } text && ApacheValues.Atoi(text).Value == 0;
        var variable = isKnown ? null : UndefinedVariable(entry, apache, context.Stack.Workspace);
        if (!isKnown && variable is null)
            return;
        var hit = apache.Passes.Where(pass => UsesTimeoutOfMainServer(pass)).ToList();
        if (hit.Count == 0)
            return;
        context.Report(Diagnostic.Create(
            Descriptor,
            entry.At,
            entry.Argument(0) is "" ? "\"\"" : entry.Argument(0) ?? entry.Statement.Argument(0),
            isKnown ? "" : $", unless the environment of Apache sets {variable}") with
        {
            Severity = isKnown ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
            Count = hit.Count,
            Related = [.. hit.Take(RelatedLocation.Most).Select(pass => new RelatedLocation(pass.At, $"{pass.Name} has no time-out of its own"))],
        });
    }

    /// <summary>A variable at the beginning stays as it is when nothing defines it, and atoi makes 0 of its dollar sign.</summary>
    private static string? UndefinedVariable(ApacheEntry entry, ApacheConfiguration apache, Workspace workspace)
    {
        if (!apache.IsComplete || !entry.Statement.Argument(0).StartsWith("${", StringComparison.Ordinal) || entry.Statement.Variables(0) is not [var variable, ..] || !variable.CanBeDefined)
            return null;
        return apache.MayDefine(variable.Name) || ApacheEnvironment.Mentions(workspace, apache, variable.Name) ? null : variable.Name;
    }

    private static bool UsesTimeoutOfMainServer(ApachePass pass)
    {
        if (pass.Url.IsBalancer && pass.Balancer is not { IsComplete: true })
            return false;
        if (!pass.Workers.Any(worker => worker.Lacks("timeout")) || !pass.Context.Lookup("ProxyTimeout", pass.Entry.Condition).IsAbsent)
            return false;
        var nearest = pass.Context.Lookup("Timeout", pass.Entry.Condition);
        return nearest is { Entry: { } entry, Level.Parent: null } || (nearest.Entry?.Argument(0) is { } own && ApacheValues.Atoi(own).Value == 0);
    }
}
