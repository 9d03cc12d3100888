using ConfigLint.Analysis;
using ConfigLint.Model.PhpFpm;
using ConfigLint.Syntax.Ini;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Rules;

/// <summary>A5, A7: each value is read on its own, so one that a later line overrides is refused as well.</summary>
internal sealed class CL3007_ValueNotParsable : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL3007",
        "value-not-parsable",
        "A value is none that PHP-FPM can read",
        RuleCategory.Configuration,
        DiagnosticSeverity.Error,
        "PHP-FPM refuses {0} = {1} and does not start, so nginx answers every request with a 502 (Apache: 503); {2}")
    {
        Fixability = Fixability.Safe,
    };

    public override void Initialize(AnalysisContext context) => context.RegisterSyntaxAction<IniEntry>(Check);

    private void Check(SubjectContext<IniEntry> context)
    {
        var entry = context.Subject;
        if (!FpmEntries.TryGetPlain(entry, out var kind) || FpmEntries.IsTaken(kind, entry.Value) || FpmEntries.IsPlaceholder(entry.Value))
            return;
        var at = new Location(entry.Source, entry.ValueSpan);
        var comment = FpmEntries.CommentMark(entry, kind);
        context.Report(Diagnostic.Create(Descriptor, entry.Location, entry.Key, at.Text.Length == 0 ? "(nothing)" : at.Text, comment is null ? Cure(kind) : "a comment starts with \";\"") with
        {
            Fix = comment is { } mark ? new Fix("Write ; in place of #", isSafe: true, FileEdit.Replace(new Location(entry.Source, new TextSpan(mark, 1)), ";")) : null,
        });
    }

    private static string Cure(FpmValueKind kind) => kind switch
    {
        FpmValueKind.Integer => "write digits only",
        FpmValueKind.Time => "write a whole number with s, m, h or d behind it, or 0",
        FpmValueKind.Boolean => "write yes or no",
        _ => "write static, dynamic or ondemand",
    };
}
