using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.Nginx;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Rules;

/// <summary>W15: a TCP proxy that closes quiet connections while the HTTP server behind it is still working.</summary>
internal sealed class CL1026_StreamTimeoutTooShort : DiagnosticAnalyzer
{
    // The usual time that an HTTP server behind it may take: the read time-out that nginx, Apache and load balancers have by default.
    private static readonly TimeSpan UsualWait = TimeSpan.FromSeconds(60);

    private static readonly int[] HttpPorts = [80, 443, 8080, 8443];

    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL1026",
        "stream-timeout-too-short",
        "A TCP proxy closes quiet connections too early for HTTP",
        RuleCategory.Timeouts,
        DiagnosticSeverity.Warning,
        "Idle TCP connections are closed after {0}, also while the application is still working; the client gets no answer. Raise proxy_timeout above {1}");

    public override void Initialize(AnalysisContext context) => context.RegisterHopAction<NginxPass>(Check);

    private void Check(SubjectContext<NginxPass> context)
    {
        var pass = context.Subject;
        if (!pass.IsStream || pass.IsUdp || pass.ReadTimeout is not { IsWritten: true, At: { } at } timeout || timeout.Value == TimeSpan.Zero)
            return;
        var (wait, where) = LongestWait(pass);
        if (timeout.Value >= wait)
            return;
        context.Report(Diagnostic.Create(Descriptor, at, Durations.Format(timeout.Value), Durations.Format(wait)) with
        {
            Related = [new RelatedLocation(where ?? pass.At, where is null ? $"{pass.Name}: an HTTP port" : $"may take {Durations.Format(wait)} behind it")],
        });
    }

    /// <summary>How long what is behind may be silent: zero when it is not known to be HTTP.</summary>
    private static (TimeSpan Wait, Location? Where) LongestWait(NginxPass pass)
    {
        var behind = pass.Target.Addresses
            .SelectMany(address => pass.Context.Configuration.ListensAt(address))
            .SelectMany(l => pass.Context.Configuration.PassesOf(l.Server).Where(p => !p.IsStream))
            .Where(p => p.ReadTimeout.IsKnown)
            .MaxBy(p => p.ReadTimeout.Value);
        if (behind is not null)
            return (behind.ReadTimeout.Value, behind.ReadTimeout.At ?? behind.At);
        return pass.Target.Addresses.Any(a => HttpPorts.Contains(a.Port)) ? (UsualWait, null) : (TimeSpan.Zero, null);
    }
}
