using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.PhpFpm;
using ConfigLint.Syntax.Ini;

namespace ConfigLint.Rules;

/// <summary>A8: 500ms is 500 s, 1.5m is 60 s.</summary>
internal sealed class CL3009_TimeUnitMisread : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL3009",
        "time-unit-misread",
        "PHP-FPM reads another time than is written",
        RuleCategory.Timeouts,
        DiagnosticSeverity.Warning,
        "{0} = {1} is {2} to PHP-FPM{3}: it takes the digits at the start and the last letter; write a whole number with s, m, h or d");

    public override void Initialize(AnalysisContext context) => context.RegisterSyntaxAction<IniEntry>(Check);

    private void Check(SubjectContext<IniEntry> context)
    {
        var entry = context.Subject;
        if (!FpmEntries.TryGetPlain(entry, out var kind) || kind != FpmValueKind.Time
            || !IniValues.TryParseFpmTime(entry.Value, out var time, out _) || time.IsExact)
            return;
        context.Report(Diagnostic.Create(
            Descriptor, entry.Location, entry.Key, entry.Value, Durations.Format(time.Duration), time.Seconds == 0 ? ", which switches it off" : ""));
    }
}
