using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.Containers.Compose;
using ConfigLint.Model.Kubernetes;
using ConfigLint.Model.Launches;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Rules;

/// <summary>A43: whoever stops an app server kills it before it has let its requests end.</summary>
internal sealed class CL6015_KillGraceBelowAppDrain : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL6015",
        "kill-grace-below-app-drain",
        "An app server is killed before its requests may end",
        RuleCategory.Shutdown,
        DiagnosticSeverity.Warning,
        "{0} kills {1} {2} after the stop signal, but {1} lets requests go on for {3}: at each stop those that need longer than {2} are cut (502 at the proxy in front); set {4} above {5}");

    public override void Initialize(AnalysisContext context) => context.RegisterHopAction<AppServer>(Check);

    private void Check(SubjectContext<AppServer> context)
    {
        var app = context.Subject;
        // What a shell keeps from the program does not begin its end.
        if (app.Launch is not { MayKeepShell: false } launch || launch.Container is { StopSignal: not (null or "SIGTERM" or "TERM" or "15") })
            return;
        var (grace, drain) = (launch.Container?.StopGrace ?? launch.StopGrace, app.DrainTime);
        if (PreStop(launch) is not { } hook || !grace.IsKnown || !drain.IsKnown || !(grace.IsWritten || drain.IsWritten || hook.At is not null))
            return;
        var left = grace.Value - hook.Time;
        // A hook that takes all of the time is CL5010's.
        if (left <= TimeSpan.Zero || left >= drain.Value || app.RequestLimit.Is(limit => limit > TimeSpan.Zero && limit <= left))
            return;
        Report(context, grace, drain, hook, launch);
    }

    private void Report(SubjectContext<AppServer> context, Setting<TimeSpan> grace, Setting<TimeSpan> drain, (TimeSpan Time, Location? At) hook, Launch launch)
    {
        var app = context.Subject;
        ModelElement killed = launch.Container is { } container ? container : launch;
        var (graceAt, drainAt) = (LinkSettings.Describe(grace, killed), LinkSettings.Describe(drain, app));
        var primary = grace.IsWritten ? graceAt.Location : drain.IsWritten ? drainAt.Location : hook.At ?? graceAt.Location;
        List<RelatedLocation> places = [graceAt, drainAt];
        if (hook.At is { } at)
            places.Add(new RelatedLocation(at, $"preStop takes {Durations.Format(hook.Time)} of it"));
        context.Report(Diagnostic.Create(
            Descriptor, primary, Killer(launch), app.Server, Durations.Format(grace.Value - hook.Time), Durations.Format(drain.Value), grace.Name, Durations.Format(drain.Value + hook.Time)) with
        {
            Severity = grace.Origin is Origin.EnvironmentDefault || drain.Origin is Origin.EnvironmentDefault ? DiagnosticSeverity.Note : Descriptor.DefaultSeverity,
            Related = [.. places.Where(place => place.Location != primary)],
        });
    }

    /// <summary>What a hook takes of the grace period, before the signal; null when that is not known.</summary>
    private static (TimeSpan Time, Location? At)? PreStop(Launch launch) => launch.Container is not PodContainer { PreStop: { } hook } ? (TimeSpan.Zero, null)
        : hook.Wait is { IsKnown: true, At: { } at } ? (hook.Wait.Value, at)
        : null;

    private static string Killer(Launch launch) => launch.Container switch
    {
        ComposeService => "compose",
        PodContainer => "Kubernetes",
        null => "systemd",
        _ => "the container's runtime",
    };
}
