using ConfigLint.Analysis;
using ConfigLint.Model.PhpFpm;

namespace ConfigLint.Rules;

/// <summary>A10: pools do not know the keys of [global], nor [global] those of pools.</summary>
internal sealed class CL3011_DirectiveInWrongSection : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL3011",
        "directive-in-wrong-section",
        "A directive stands in a section that does not know it",
        RuleCategory.Configuration,
        DiagnosticSeverity.Error,
        "{0} belongs in {1}, and here the section is [{2}]: PHP-FPM refuses it (unknown entry) and does not start, and nginx answers every request with a 502 (Apache: 503)");

    public override void Initialize(AnalysisContext context) => context.RegisterElementAction<FpmConfiguration>(Check);

    private void Check(SubjectContext<FpmConfiguration> context)
    {
        foreach (var section in context.Subject.Sections)
        {
            foreach (var entry in section.Entries)
            {
                var here = section.IsGlobal ? FpmPlaces.Global : FpmPlaces.Pool;
                if (FpmDirectives.Find(entry.Key) is not { } directive || directive.Places.HasFlag(here))
                    continue;
                // The text says another section than FPM is in: an include in between has left it there.
                var moved = !section.Name.Equals(entry.Section?.Name ?? "global", StringComparison.OrdinalIgnoreCase);
                context.Report(Diagnostic.Create(Descriptor, entry.Location, entry.Key, section.IsGlobal ? "a pool" : "[global]", section.Name) with
                {
                    Help = moved ? $"after an include the section is the one that the last included file left: write it above the include, or under a new [{entry.Section?.Name ?? "global"}]" : null,
                });
            }
        }
    }
}
