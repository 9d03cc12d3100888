using ConfigLint.Analysis;
using ConfigLint.Model.Nginx;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Rules;

/// <summary>W26: only versions of TLS (or SSL) that no current server accepts.</summary>
public sealed class CL1021_TlsProtocolsTooOld : DiagnosticAnalyzer
{
    private const string Current = "TLSv1.2 TLSv1.3";

    // All that a version of nginx knows, without the two that are current.
    private static readonly HashSet<string> Old = ["SSLv2", "SSLv3", "TLSv1", "TLSv1.1"];

    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL1021",
        "tls-protocols-too-old",
        "Only old TLS versions are offered to the origin",
        RuleCategory.Tls,
        DiagnosticSeverity.Error,
        "{0} is refused by current servers: the handshake fails ({1}). Use " + Current + ".")
    {
        Fixability = Fixability.Unsafe,
    };

    public override void Initialize(AnalysisContext context) => context.RegisterHopAction<NginxPass>(Check);

    private void Check(SubjectContext<NginxPass> context)
    {
        var pass = context.Subject;
        if (!pass.IsTls || pass.Context.Lookup($"{pass.Prefix}_ssl_protocols").Statement is not { ArgumentCount: > 0 } statement || !statement.Arguments().All(Old.Contains))
            return;
        var words = TextSpan.FromBounds(statement.ArgumentSpan(0).Start, statement.ArgumentSpan(statement.ArgumentCount - 1).End);
        context.Report(Diagnostic.Create(Descriptor, statement.Location, string.Join(' ', statement.Arguments()), pass.IsStream ? "the connection is closed" : "502") with
        {
            Fix = new Fix($"Write {Current}", isSafe: false, FileEdit.Replace(new Location(statement.Source, words), Current)),
        });
    }
}
