using ConfigLint.Analysis;
using ConfigLint.Model.PhpFpm;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Rules;

/// <summary>A18: the default of process_control_timeout, 0, waits for nobody.</summary>
internal sealed class CL3014_NoDrainOnReload : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL3014",
        "no-drain-on-reload",
        "A reload of PHP-FPM ends running requests",
        RuleCategory.Shutdown,
        DiagnosticSeverity.Note,
        "process_control_timeout is 0{0}: a reload or a graceful stop of PHP-FPM kills running requests at once, and nginx answers them with a 502 (Apache: 503); write {1}s in [global]")
    {
        Fixability = Fixability.Unsafe,
    };

    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(30);

    public override void Initialize(AnalysisContext context) => context.RegisterElementAction<FpmConfiguration>(Check);

    private void Check(SubjectContext<FpmConfiguration> context)
    {
        var configuration = context.Subject;
        var drain = configuration.ProcessControlTimeout;
        if (!configuration.IsComplete || configuration.Pools.Count == 0 || !drain.Is(time => time == TimeSpan.Zero))
            return;
        var header = configuration.Global.Headers.Count > 0 ? configuration.Global.Headers[0] : null;
        // Whoever lets requests take longer waits for them too (CL3015).
        var longest = configuration.Pools.Select(pool => pool.RequestLimit).Where(limit => limit.Is(time => time > Usual)).Select(limit => limit.Value).Append(Usual).Max();
        var seconds = (long)Math.Ceiling(longest.TotalSeconds);
        FileEdit? edit = configuration.Global.Find("process_control_timeout") is { } entry
            ? FileEdit.Replace(new Location(entry.Source, entry.ValueSpan), $"{seconds}s")
            : header is not null ? LineEdit.InsertAfter(header.Location, $"process_control_timeout = {seconds}s") : null;
        context.Report(Diagnostic.Create(Descriptor, drain.At ?? header?.Location ?? configuration.At, drain.IsDefault ? " by default" : "", seconds) with
        {
            Fix = edit is { } change ? new Fix($"Let running requests end within {seconds} s", isSafe: false, change) : null,
        });
    }
}
