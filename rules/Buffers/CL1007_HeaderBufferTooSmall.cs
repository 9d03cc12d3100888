using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.Nginx;

namespace ConfigLint.Rules;

/// <summary>W19: the buffer for the response header was made smaller than nginx's own default.</summary>
public sealed class CL1007_HeaderBufferTooSmall : DiagnosticAnalyzer
{
    // nginx's default on the smallest page size; cookies and a content security policy pass 2k easily.
    private const long Smallest = 4096;

    // grpc: what must fit there is the compressed header of HTTP/2, and that depends on the version.
    private static readonly HashSet<string> Prefixes = ["proxy", "fastcgi", "uwsgi", "scgi", "memcached"];

    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL1007",
        "header-buffer-too-small",
        "The buffer for response headers is smaller than nginx's default",
        RuleCategory.Buffers,
        DiagnosticSeverity.Warning,
        "Response headers over {0} are answered with 502 (upstream sent too big header). Remove {1} or set 8k or more.")
    {
        Fixability = Fixability.Unsafe,
    };

    public override void Initialize(AnalysisContext context) => context.RegisterHopAction<NginxPass>(Check);

    private void Check(SubjectContext<NginxPass> context)
    {
        var pass = context.Subject;
        if (pass.IsStream || !Prefixes.Contains(pass.Prefix))
            return;
        var size = pass.Size("buffer_size");
        if (!size.IsWritten || !size.Is(bytes => bytes < Smallest) || size.At is not { } at)
            return;
        context.Report(Diagnostic.Create(Descriptor, at, Sizes.Format(size.Value), size.Name) with
        {
            Fix = DefaultIsAccepted(pass) ? new Fix($"Delete {size.Name}", isSafe: false, LineEdit.Delete(at)) : null,
        });
    }

    /// <summary>The other buffers are defaults too, so that nginx accepts them together with the default header buffer.</summary>
    private static bool DefaultIsAccepted(NginxPass pass) =>
        pass.Context.Lookup($"{pass.Prefix}_buffers").IsAbsent
        && pass.Context.Lookup($"{pass.Prefix}_busy_buffers_size").IsAbsent
        && pass.Context.Lookup($"{pass.Prefix}_temp_file_write_size").IsAbsent
        && pass.Context.Lookup($"{pass.Prefix}_max_temp_file_size").IsAbsent;
}
