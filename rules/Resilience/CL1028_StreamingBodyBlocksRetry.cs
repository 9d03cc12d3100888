using ConfigLint.Analysis;
using ConfigLint.Model.Nginx;

namespace ConfigLint.Rules;

/// <summary>W37: a body that is passed on as it comes in cannot be sent a second time.</summary>
public sealed class CL1028_StreamingBodyBlocksRetry : DiagnosticAnalyzer
{
    private static readonly string[] Buffered = ["proxy", "fastcgi", "uwsgi", "scgi"];

    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL1028",
        "streaming-body-blocks-retry",
        "An upload that fails on one server is not sent to the next",
        RuleCategory.Resilience,
        DiagnosticSeverity.Note,
        "with {0} off an upload that fails on one of the {1} servers of {2} is not sent to the next: 502")
    {
        IsEnabledByDefault = false,
    };

    public override void Initialize(AnalysisContext context) => context.RegisterHopAction<NginxPass>(Check);

    private void Check(SubjectContext<NginxPass> context)
    {
        var pass = context.Subject;
        if (pass.IsStream || !Buffered.Contains(pass.Prefix) || pass.Upstream is not { IsComplete: true } upstream)
            return;
        var buffering = pass.Flag("request_buffering");
        var peers = upstream.Servers.Count(s => !s.IsDown);
        if (peers >= 2 && buffering.At is { } at && buffering.Is(on => !on))
            context.Report(Diagnostic.Create(Descriptor, at, buffering.Name, peers, upstream.Name) with { Related = [new(pass.At, "requests are passed on here")] });
    }
}
