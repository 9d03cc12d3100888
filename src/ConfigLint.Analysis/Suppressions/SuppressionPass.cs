using ConfigLint.Syntax.Text;

namespace ConfigLint.Analysis;

/// <summary>Gives diagnostics their configured severity, switches off what comments say, and reports the comments that are of no use.</summary>
internal sealed class SuppressionPass
{
    private readonly AnalysisConfiguration _configuration;
    private readonly RuleNames _names;
    private readonly IReadOnlySet<string> _started;
    private readonly HashSet<(string RuleId, string Path)> _failed;

    public SuppressionPass(AnalysisConfiguration configuration, RuleNames names, IReadOnlySet<string> started, IEnumerable<RuleFailure> failures)
    {
        _configuration = configuration;
        _names = names;
        _started = started;
        _failed = [.. failures.Select(failure => (failure.Rule.Id, failure.At.Path))];
    }

    /// <param name="diagnostics">Sorted; the findings come back in that order, the notes about comments in their places.</param>
    public IReadOnlyList<Finding> Apply(List<Diagnostic> diagnostics, IReadOnlyList<FileSuppressions> files)
    {
        var bySource = files.ToDictionary(file => file.Source);
        var findings = new List<Finding>(diagnostics.Count);
        Add(diagnostics, bySource, findings);
        // A comment may also switch off the note about another comment; only then is it known whether it is of use itself.
        var notes = files.SelectMany(file => Useless(file, aboutNotes: false)).ToList();
        var sorted = findings.Count;
        Add(notes, bySource, findings);
        Add([.. files.SelectMany(file => Useless(file, aboutNotes: true))], bySource, findings);
        return findings.Count == sorted ? findings : AnalysisResult.Sort(findings);
    }

    private void Add(List<Diagnostic> diagnostics, Dictionary<SourceText, FileSuppressions> files, List<Finding> findings)
    {
        foreach (var diagnostic in diagnostics)
        {
            if (_configuration.SeverityOf(diagnostic.Descriptor, diagnostic.Severity, diagnostic.Location.Path) is not { } severity)
                continue;
            var entry = Find(files, diagnostic.Descriptor.Id, diagnostic.Location);
            // A note about a suppression is not switched off by that very suppression.
            if (entry is not null && diagnostic.Descriptor == RunRules.UselessSuppression && entry.Comment.Span.Contains(diagnostic.Location.Span))
                entry = null;
            if (entry is not null)
                entry.IsUsed = true;
            findings.Add(new Finding(diagnostic, severity, entry is null ? null : new AppliedSuppression(entry.Comment.Reason)));
        }
    }

    /// <summary>In a text inside a file its own comments count, and those of the file.</summary>
    private static SuppressionEntry? Find(Dictionary<SourceText, FileSuppressions> files, string ruleId, Location at) =>
        files.GetValueOrDefault(at.Source)?.Find(ruleId, at)
        ?? (at.Source.Host is { } host ? files.GetValueOrDefault(host.Source)?.Find(ruleId, at.InFile) : null);

    private IEnumerable<Diagnostic> Useless(FileSuppressions file, bool aboutNotes)
    {
        foreach (var (comment, entries) in file.Comments)
        {
            if (entries.Exists(entry => entry.Means(RunRules.UselessSuppression.Id)) != aboutNotes)
                continue;
            if (Fault(comment, entries) is { } fault)
                yield return At(file, comment.Span, fault);
            foreach (var entry in entries)
            {
                if (Fault(entry, file.Source.Path) is { } entryFault)
                    yield return At(file, entry.Span, entryFault);
            }
        }
    }

    private string? Fault(SuppressionEntry entry, string path) => entry switch
    {
        { IdPrefix: null } => $"\"{entry.Text}\" is no rule: write an ID such as CL1004, a rule's name, or a series such as CL10",
        { IsUsed: true } => null,
        { Comment.Kind: SuppressionKind.Enable, Text: "" } => "nothing is disabled here that could be enabled",
        { Comment.Kind: SuppressionKind.Enable } => $"{entry.Text} is not disabled here: there is nothing to enable",
        _ => Ran(entry.IdPrefix, path) ? $"{entry.Text} finds nothing here: remove it from the suppression" : null,
    };

    private static string? Fault(SuppressionComment comment, List<SuppressionEntry> entries)
    {
        if (comment.Kind == SuppressionKind.Misspelt)
            return "this is no suppression: write configlint-disable-next-line, -disable-line, -disable-file, -disable or configlint-enable";
        if (comment.Kind == SuppressionKind.Enable)
            return null;
        if (comment.Rules.Count == 0)
            return "this suppression names no rule: write the IDs or names of what it should switch off";
        // What is useless anyway needs no reason.
        return comment.Reason is null && entries.Exists(entry => entry.IsUsed)
            ? "this suppression gives no reason: add \" -- \" and why"
            : null;
    }

    /// <summary>The meant rules were at work in that file, so their silence proves that the suppression is unused.</summary>
    private bool Ran(string idPrefix, string path)
    {
        var ran = false;
        foreach (var rule in _names.Meant(idPrefix))
        {
            var runs = (_started.Contains(rule.Id) || rule.Category == RuleCategory.Run)
                && _configuration.SeverityOf(rule, rule.DefaultSeverity, path) is not null
                && !_failed.Contains((rule.Id, path));
            if (!runs && (rule.IsEnabledByDefault || rule.Id == idPrefix))
                return false;
            ran |= runs;
        }
        return ran;
    }

    private static Diagnostic At(FileSuppressions file, TextSpan span, string message) =>
        Diagnostic.Create(RunRules.UselessSuppression, new Location(file.Source, span), message);
}
