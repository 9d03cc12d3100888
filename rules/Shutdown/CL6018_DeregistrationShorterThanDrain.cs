using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.Aws;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Rules;

/// <summary>A64: the balancer waits less for the requests of a target that leaves than the target itself does.</summary>
internal sealed class CL6018_DeregistrationShorterThanDrain : DiagnosticAnalyzer
{
    private static readonly PerStack<ILookup<(SourceText, string), AwsTargetGroup>> Groups = new(stack => stack.Elements.OfType<AwsTargetGroup>().ToLookup(g => (g.At.Source, g.LogicalId)));

    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL6018",
        "deregistration-shorter-than-drain",
        "The balancer waits less for running requests than the app server",
        RuleCategory.Shutdown,
        DiagnosticSeverity.Note,
        "the balancer gives the requests of a target that leaves {0}, but {1} lets them go on for {2}: those that need longer than {0} are cut at every deployment; set deregistration_delay.timeout_seconds to {3}");

    public override void Initialize(AnalysisContext context) => context.RegisterHopAction<AppServer>(Check);

    private void Check(SubjectContext<AppServer> context)
    {
        var app = context.Subject;
        if (app.Launch?.Container is not EcsContainer { Service: { } service })
            return;
        foreach (var group in service.TargetGroups.Distinct().SelectMany(id => Groups.Of(context.Stack)[(service.At.Source, id)]).OrderBy(g => g.At))
        {
            var (delay, drain) = (group.DeregistrationDelay, app.DrainTime);
            if (!LinkSettings.AreComparable(delay, drain) || delay.Value >= drain.Value || app.RequestLimit.Is(limit => limit > TimeSpan.Zero && limit <= delay.Value))
                continue;
            var (atGroup, atApp) = (LinkSettings.Describe(delay, group), LinkSettings.Describe(drain, app));
            var (primary, other) = delay.IsWritten ? (atGroup, atApp) : (atApp, atGroup);
            context.Report(Diagnostic.Create(Descriptor, primary.Location, Durations.Format(delay.Value), app.Server, Durations.Format(drain.Value), (int)Math.Ceiling(drain.Value.TotalSeconds)) with
            {
                Related = [other],
                Path = [atGroup, atApp],
            });
        }
    }
}
