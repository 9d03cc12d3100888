using ConfigLint.Analysis;
using ConfigLint.Model.Nginx;
using ConfigLint.Syntax.Nginx;

namespace ConfigLint.Rules;

/// <summary>W41: an access log that does not tell which server failed, and after how long.</summary>
public sealed class CL1031_NoUpstreamTimesInLog : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL1031",
        "no-upstream-times-in-log",
        "The access log does not tell which server failed",
        RuleCategory.Observability,
        DiagnosticSeverity.Note,
        "the access log has no upstream times. Add $upstream_addr $upstream_status $upstream_response_time to {0} to find out which server fails.")
    {
        IsEnabledByDefault = false,
    };

    public override void Initialize(AnalysisContext context) => context.RegisterHopAction<NginxPass>(Check);

    private void Check(SubjectContext<NginxPass> context)
    {
        var pass = context.Subject;
        if (pass.IsStream)
            return;
        var logs = pass.Context.Lookup("access_log");
        var formats = logs.Statements.Where(s => s.ArgumentCount > 0 && s.Argument(0) != "off").Select(s => (Log: s, Format: FormatOf(pass, s))).ToList();
        // One log with the times is enough.
        if (formats.Count == 0 || !logs.IsComplete || formats.Exists(f => f.Format is null || HasUpstream(f.Format)))
            return;
        var (log, format) = formats[0];
        var isCombined = format!.Count == 0;
        context.Report(Diagnostic.Create(Descriptor, isCombined ? log.Location : format[0].Location, isCombined ? "a log_format of your own" : $"log_format {format[0].Argument(0)}"));
    }

    /// <summary>The log_format statements of a log; empty for the built-in "combined"; null when the format is not at hand.</summary>
    private static List<NginxStatement>? FormatOf(NginxPass pass, NginxStatement log)
    {
        var name = log.ArgumentCount > 1 && !log.Argument(1).Contains('=') ? log.Argument(1) : "combined";
        if (name == "combined")
            return [];
        var found = pass.Context.Configuration.Http?.Own("log_format").Where(f => f.ArgumentCount > 1 && f.Argument(0) == name).ToList();
        return found is { Count: > 0 } ? found : null;
    }

    private static bool HasUpstream(List<NginxStatement> format) =>
        format.Exists(f => f.Arguments().Any(a => a.Contains("$upstream_", StringComparison.Ordinal) || a.Contains("${upstream_", StringComparison.Ordinal)));
}
