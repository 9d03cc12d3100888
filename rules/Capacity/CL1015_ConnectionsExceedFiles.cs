using ConfigLint.Analysis;
using ConfigLint.Model.Nginx;

namespace ConfigLint.Rules;

/// <summary>W33: each connection needs a file handle, and a worker may open fewer than it may have connections.</summary>
internal sealed class CL1015_ConnectionsExceedFiles : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL1015",
        "connections-exceed-files",
        "A worker may have more connections than open files",
        RuleCategory.Capacity,
        DiagnosticSeverity.Warning,
        "{0} connections need as many file handles, worker_rlimit_nofile allows {1}: the rest fail with \"Too many open files\" (500). Set it to at least {2}")
    {
        Fixability = Fixability.Unsafe,
    };

    public override void Initialize(AnalysisContext context) => context.RegisterElementAction<NginxConfiguration>(Check);

    private void Check(SubjectContext<NginxConfiguration> context)
    {
        var configuration = context.Subject;
        if (configuration.Root.Number("worker_rlimit_nofile") is not { IsWritten: true } files
            || configuration.Events?.Number("worker_connections") is not { IsWritten: true } connections
            || files.Value >= connections.Value || configuration.Root.Lookup("worker_rlimit_nofile").Statement is not { } statement)
            return;
        // A proxied request has two connections; twice the number also leaves room for files and logs.
        var enough = 2L * connections.Value;
        context.Report(Diagnostic.Create(Descriptor, statement.Location, connections.Value, files.Value, enough) with
        {
            Related = RelatedLocation.Where(connections.At, $"up to {connections.Value} connections a worker"),
            Fix = new Fix($"Write {enough}", isSafe: false, FileEdit.Replace(statement.ArgumentAt(0), $"{enough}")),
        });
    }
}
