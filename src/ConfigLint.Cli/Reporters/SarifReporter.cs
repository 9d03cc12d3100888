using ConfigLint.Analysis;
using ConfigLint.Rules;
using ConfigLint.Syntax.Text;
using Microsoft.CodeAnalysis.Sarif;
using Microsoft.CodeAnalysis.Sarif.Writers;
using Newtonsoft.Json;
using Sarif = Microsoft.CodeAnalysis.Sarif;
using SourceLocation = ConfigLint.Syntax.Text.Location;

namespace ConfigLint.Cli.Reporters;

/// <summary>SARIF 2.1.0 by Sarif.Sdk's object model, one result at a time. The only file that knows that library.</summary>
internal sealed class SarifReporter : IReporter
{
    private const string SourceRoot = "%SRCROOT%";
    private const int LongestSnippet = 1024;

    private readonly bool _hasPages;

    /// <param name="hasPages">Each rule brings its page with it. A baseline, which is kept beside the source, does without.</param>
    public SarifReporter(bool hasPages = true) => _hasPages = hasPages;

    public const string ToolName = "configlint";

    /// <summary>The fingerprint by which code scanning knows a finding again.</summary>
    public const string LineHash = "primaryLocationLineHash";

    /// <summary>The fingerprint that stays when the file is renamed.</summary>
    public const string ContentHash = "configlint/contentHash/v1";

    public void Write(Report report, TextWriter output)
    {
        var all = report.All.ToList();
        var rules = all.Select(f => f.Diagnostic.Descriptor).DistinctBy(r => r.Id).OrderBy(r => r.Id, StringComparer.Ordinal).ToList();
        var indexes = rules.Select((rule, i) => (rule.Id, i)).ToDictionary(entry => entry.Id, entry => entry.i);
        // The writer closes what it is given; the caller's output stays open.
        using var safe = new PrintableJsonWriter(output);
        using var json = new JsonTextWriter(safe) { Formatting = Formatting.Indented, CloseOutput = false };
        using (var log = new ResultLogJsonWriter(json))
        {
            log.Initialize(RunOf(report, rules));
            log.OpenResults();
            foreach (var finding in all)
                log.WriteResult(ResultOf(finding, indexes, report));
            log.CloseResults();
        }
        output.Write('\n');
    }

    private Run RunOf(Report report, List<DiagnosticDescriptor> rules) => new()
    {
        Tool = new Tool
        {
            Driver = new ToolComponent
            {
                Name = ToolName,
                FullName = "configlint " + ToolVersion.Text,
                Version = ToolVersion.Text,
                SemanticVersion = ToolVersion.Text,
                InformationUri = new Uri(ToolVersion.InformationUri),
                Rules = [.. rules.Select(RuleOf)],
            },
        },
        ColumnKind = ColumnKind.Utf16CodeUnits,
        OriginalUriBaseIds = new Dictionary<string, ArtifactLocation>
        {
            [SourceRoot] = new() { Description = new Message { Text = "The folder in which configlint ran." } },
        },
        AutomationDetails = report.Category is { } category ? new RunAutomationDetails { Id = category } : null,
        Invocations = [new Invocation { ExecutionSuccessful = true, ToolExecutionNotifications = [.. report.Findings.Where(IsRunProblem).Select(NotificationOf)] }],
    };

    private ReportingDescriptor RuleOf(DiagnosticDescriptor rule)
    {
        var page = _hasPages ? RuleCatalog.Page(rule.Id) : null;
        var descriptor = new ReportingDescriptor
        {
            Id = rule.Id,
            Name = PascalCase(rule.Name),
            ShortDescription = new MultiformatMessageString { Text = Sentence(rule.Title) },
            // Never the same as the short one: the library would leave that out, and GitHub wants both.
            FullDescription = new MultiformatMessageString { Text = (page is null ? null : RulePage.Summary(page)) is { } summary ? Sentence(summary) : $"{Sentence(rule.Title)} ({rule.Name})" },
            Help = new MultiformatMessageString { Text = page ?? Sentence(rule.Title), Markdown = page ?? Sentence(rule.Title) },
            HelpUri = new Uri(ToolVersion.HelpUri($"{rule.Category}/{rule.Id}_{PascalCase(rule.Name)}.md")),
            DefaultConfiguration = new ReportingConfiguration { Level = LevelOf(rule.DefaultSeverity) },
        };
        descriptor.Tags.Add("reliability");
        descriptor.Tags.Add(KebabCase(rule.Category.ToString()));
        descriptor.SetProperty("precision", rule.DefaultSeverity == DiagnosticSeverity.Note ? "high" : "very-high");
        descriptor.SetProperty("problem.severity", rule.DefaultSeverity switch
        {
            DiagnosticSeverity.Error => "error",
            DiagnosticSeverity.Warning => "warning",
            _ => "recommendation",
        });
        return descriptor;
    }

    private static Result ResultOf(Finding finding, Dictionary<string, int> indexes, Report report)
    {
        var diagnostic = finding.Diagnostic;
        var result = new Result
        {
            RuleId = diagnostic.Descriptor.Id,
            RuleIndex = indexes[diagnostic.Descriptor.Id],
            Level = LevelOf(finding.Severity),
            Message = new Message { Text = MessageOf(diagnostic) },
            Locations = [WithContext(LocationOf(diagnostic.Location), diagnostic.Location)],
            PartialFingerprints = new Dictionary<string, string> { [LineHash] = report.Fingerprint(finding).InFile, [ContentHash] = report.Fingerprint(finding).Content },
        };
        if (diagnostic.Related.Count > 0)
            result.RelatedLocations = [.. diagnostic.Related.Select((related, i) => LocationOf(related.Location, related.Message, i + 1))];
        if (diagnostic.Path.Count > 0)
            result.CodeFlows = [new CodeFlow { ThreadFlows = [new ThreadFlow { Locations = [.. diagnostic.Path.Select(StepOf)] }] }];
        if (diagnostic.Fix is { } fix)
            result.Fixes = [FixOf(fix)];
        if (diagnostic.Count > 1)
            result.OccurrenceCount = diagnostic.Count;
        var isBaselined = report.IsBaselined(finding);
        if (report.HasBaseline)
            result.BaselineState = isBaselined ? BaselineState.Unchanged : BaselineState.New;
        if (isBaselined)
            result.Suppressions = [new Suppression { Kind = SuppressionKind.External, Status = SuppressionStatus.Accepted, Justification = "In the baseline." }];
        if (finding.Suppression is { } suppression)
            result.Suppressions = [new Suppression { Kind = SuppressionKind.InSource, Status = SuppressionStatus.Accepted, Justification = suppression.Justification }];
        return result;
    }

    private static ThreadFlowLocation StepOf(RelatedLocation step) => new() { Location = LocationOf(step.Location, step.Message) };

    private static Sarif.Fix FixOf(Analysis.Fix fix) => new()
    {
        Description = new Message { Text = Sentence(fix.Title) },
        ArtifactChanges =
        [
            .. fix.Edits.GroupBy(edit => edit.Source).Select(file => new ArtifactChange
            {
                ArtifactLocation = ArtifactOf(file.Key.Path),
                Replacements = [.. file.Select(edit => new Replacement
                {
                    DeletedRegion = RegionOf(new SourceLocation(edit.Source, edit.Edit.Span), withSnippet: false),
                    InsertedContent = edit.Edit.NewText.Length > 0 ? new ArtifactContent { Text = edit.Edit.NewText } : null,
                })],
            }),
        ],
    };

    private static Notification NotificationOf(Finding finding) => new()
    {
        Descriptor = new ReportingDescriptorReference { Id = finding.Diagnostic.Descriptor.Id },
        Level = LevelOf(finding.Severity),
        Message = new Message { Text = Sentence(finding.Diagnostic.Message) },
        Locations = [LocationOf(finding.Diagnostic.Location)],
    };

    private static bool IsRunProblem(Finding finding) =>
        finding.Diagnostic.Descriptor.Id is "CL0001" or "CL0002" or "CL0006" or "CL0007";

    private static Sarif.Location LocationOf(SourceLocation at, string? message = null, int id = -1) => new()
    {
        Id = id,
        Message = message is null ? null : new Message { Text = Sentence(message) },
        PhysicalLocation = new PhysicalLocation { ArtifactLocation = ArtifactOf(at.Path), Region = RegionOf(at, withSnippet: true) },
    };

    /// <summary>The line before, the lines of the finding and the line after, unless they are too long to help.</summary>
    private static Sarif.Location WithContext(Sarif.Location location, SourceLocation at)
    {
        var source = at.Source;
        var start = source.GetLineSpan(Math.Max(1, at.Start.Line - 1)).Start;
        var end = source.GetLineSpan(Math.Min(source.LineCount, at.End.Line + 1)).End;
        var context = new SourceLocation(source, TextSpan.FromBounds(start, end));
        if (context.Span.Length is > 0 and <= LongestSnippet && context.Span != at.Span)
            location.PhysicalLocation.ContextRegion = RegionOf(context, withSnippet: true);
        return location;
    }

    private static Region RegionOf(SourceLocation at, bool withSnippet)
    {
        var region = new Region
        {
            StartLine = at.Start.Line,
            StartColumn = at.Start.Column,
            EndLine = at.End.Line,
            EndColumn = at.End.Column,
            CharOffset = at.Span.Start,
            CharLength = at.Span.Length,
        };
        if (withSnippet && at.Span.Length is > 0 and <= LongestSnippet)
            region.Snippet = new ArtifactContent { Text = at.Text };
        return region;
    }

    private static ArtifactLocation ArtifactOf(string path)
    {
        var uri = SarifUri.Of(path);
        return new ArtifactLocation { Uri = uri, UriBaseId = uri.IsAbsoluteUri ? null : SourceRoot };
    }

    private static string MessageOf(Diagnostic diagnostic) =>
        Sentence(diagnostic.Message) + (diagnostic.Help is { } help ? " To fix it, " + Sentence(help) : "");

    private static FailureLevel LevelOf(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => FailureLevel.Error,
        DiagnosticSeverity.Warning => FailureLevel.Warning,
        _ => FailureLevel.Note,
    };

    private static string Sentence(string text) => text.Length > 0 && text[^1] is '.' or '!' or '?' ? text : text.TrimEnd(':') + ".";

    private static string PascalCase(string kebab) => string.Concat(kebab.Split('-').Select(word => word.Length == 0 ? "" : char.ToUpperInvariant(word[0]) + word[1..]));

    private static string KebabCase(string pascal) =>
        string.Concat(pascal.Select((c, i) => char.IsAsciiLetterUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
