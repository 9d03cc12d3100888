using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.Containers;
using ConfigLint.Model.Launches;

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
        "{0} kills {1} {2} after the stop signal, but {1} lets requests go on for {3}: at each stop those that need longer than {2} end in a 502; set {4} above {3}");

    public override void Initialize(AnalysisContext context) => context.RegisterHopAction<AppServer>(Check);

    private void Check(SubjectContext<AppServer> context)
    {
        var app = context.Subject;
        // What a shell keeps from the program does not begin its end.
        if (app.Launch is not { KeepsShell: false } launch || launch.Container is { StopSignal: not (null or "SIGTERM" or "TERM" or "15") })
            return;
        var (grace, drain) = (launch.Container?.StopGrace ?? launch.StopGrace, app.DrainTime);
        if (!LinkSettings.AreComparable(grace, drain) || grace.Value >= drain.Value || app.RequestLimit.Is(limit => limit > TimeSpan.Zero && limit <= grace.Value))
            return;
        ModelElement killed = launch.Container is { } container ? container : launch;
        ModelElement serving = app;
        var (primary, owner, other, otherOwner) = grace.IsWritten ? (grace, killed, drain, serving) : (drain, serving, grace, killed);
        context.Report(Diagnostic.Create(
            Descriptor, primary.At ?? owner.At, Killer(launch), app.Server, Durations.Format(grace.Value), Durations.Format(drain.Value), grace.Name) with
        {
            Severity = grace.Origin is Origin.EnvironmentDefault || drain.Origin is Origin.EnvironmentDefault ? DiagnosticSeverity.Note : Descriptor.DefaultSeverity,
            Related = [LinkSettings.Describe(other, otherOwner)],
        });
    }

    private static string Killer(Launch launch) => launch switch
    {
        { Container: Model.Containers.Compose.ComposeService } => "compose",
        { Container: Container } => "the container's runtime",
        _ => "systemd",
    };
}
