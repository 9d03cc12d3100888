using ConfigLint.Analysis;
using ConfigLint.Syntax.Ini;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Rules;

/// <summary>A6: only ";" starts a comment.</summary>
internal sealed class CL3008_HashComment : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL3008",
        "hash-comment",
        "A line starts with the comment sign of another language",
        RuleCategory.Configuration,
        DiagnosticSeverity.Error,
        "\"#\" starts no comment for PHP-FPM: it refuses the line and does not start, and nginx answers every request with a 502 (Apache: 503); write \";\"")
    {
        Fixability = Fixability.Safe,
    };

    public override void Initialize(AnalysisContext context) => context.RegisterSyntaxAction<IniEntry>(Check);

    private void Check(SubjectContext<IniEntry> context)
    {
        var entry = context.Subject;
        if (!FpmEntries.IsOfFpm(entry) || !entry.Key.StartsWith('#'))
            return;
        var mark = new Location(entry.Source, new TextSpan(entry.KeySpan.Start, 1));
        context.Report(Diagnostic.Create(Descriptor, entry.Location) with { Fix = new Fix("Write ; in place of #", isSafe: true, FileEdit.Replace(mark, ";")) });
    }
}
