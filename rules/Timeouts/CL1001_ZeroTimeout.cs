using ConfigLint.Analysis;
using ConfigLint.Model.Nginx;
using ConfigLint.Syntax.Nginx;

namespace ConfigLint.Rules;

/// <summary>A time-out of 0 is due at once; it does not mean "no limit".</summary>
public sealed class CL1001_ZeroTimeout : DiagnosticAnalyzer
{
    private static readonly string[] Suffixes = ["connect_timeout", "read_timeout", "send_timeout"];

    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL1001",
        "zero-timeout",
        "A time-out of 0 fires at once",
        RuleCategory.Timeouts,
        DiagnosticSeverity.Error,
        "{0} 0 does not mean unlimited: nginx times out at once and {1}. {2}")
    {
        Fixability = Fixability.Unsafe,
    };

    public override void Initialize(AnalysisContext context)
    {
        context.RegisterHopAction<NginxPass>(CheckPass);
        context.RegisterElementAction<NginxServer>(CheckClientSide);
    }

    private void CheckPass(SubjectContext<NginxPass> context)
    {
        var pass = context.Subject;
        if (pass.IsStream)
            return;
        foreach (var suffix in Suffixes)
        {
            var lookup = pass.Context.Lookup($"{pass.Prefix}_{suffix}");
            var consequence = suffix == "send_timeout" ? "answers 504 to large request bodies" : "answers 504";
            Check(context.Report, lookup.Statement, consequence, "Use a long time such as 1h.", suffix == "connect_timeout" ? null : "1d");
        }
    }

    private void CheckClientSide(SubjectContext<NginxServer> context)
    {
        if (context.Subject.IsStream)
            return;
        foreach (var name in (string[])["client_header_timeout", "client_body_timeout"])
            Check(context.Report, context.Subject.Context.Lookup(name).Statement, "drops the request without an answer", "Delete the line for the default of 60 s.", null);
    }

    /// <param name="replacement">The value that the author meant, or null to delete the line.</param>
    private void Check(Action<Diagnostic> report, NginxStatement? statement, string consequence, string cure, string? replacement)
    {
        if (statement is not { ArgumentCount: 1 } || !NginxValues.TryParseDuration(statement.Argument(0), inMilliseconds: true, out var value) || value != TimeSpan.Zero)
            return;
        var argument = new Syntax.Text.Location(statement.Source, statement.ArgumentSpan(0));
        report(Diagnostic.Create(Descriptor, statement.Location, statement.Name, consequence, cure) with
        {
            Fix = replacement is null
                ? new Fix($"Delete {statement.Name}", isSafe: false, LineEdit.Delete(statement.Location))
                : new Fix($"Write {replacement}", isSafe: false, FileEdit.Replace(argument, replacement)),
        });
    }
}
