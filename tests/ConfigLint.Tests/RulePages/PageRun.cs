using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Tests.RulePages;

/// <summary>A case of a page, linted.</summary>
sealed class PageRun
{
    const string Root = "/w/";

    PageRun(Workspace workspace, IReadOnlyList<Finding> findings)
    {
        Workspace = workspace;
        Findings = findings;
    }

    public Workspace Workspace { get; }

    /// <summary>Without those that a comment in the page switches off.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <param name="ruleId">Runs even if it is off by default.</param>
    public static PageRun Lint(IReadOnlyList<PageFile> files, string ruleId, IReadOnlyList<DiagnosticAnalyzer> rules)
    {
        var configuration = ReadConfiguration(files, rules);
        var disk = new InMemoryFileSystem();
        foreach (var file in files)
            disk.Add(Root + file.Path, file.Text);
        var workspace = new Workspace(disk, configuration.Workspace, Display);
        foreach (var file in files.Where(file => !file.IsConfiguration && file.Format != ConfigFormat.Metadata))
        {
            if (Parsers.Find(file.Format) is null)
                throw new InvalidOperationException($"{file.Path}: {file.Format} has no parser yet");
            workspace.Open(Root + file.Path, file.Format);
        }
        var stacks = StackBuilder.Build(workspace);
        var enabled = configuration.Analysis with { Enabled = new HashSet<string>([.. configuration.Analysis.Enabled, ruleId]) };
        var result = new AnalysisEngine(rules, enabled).Analyze(workspace, stacks);
        return new PageRun(workspace, [.. result.Findings.Where(finding => finding.Suppression is null)]);
    }

    /// <summary>The files of a case after all fixes; refused ones are told in <paramref name="refused"/>.</summary>
    public IReadOnlyList<PageFile> Fix(IReadOnlyList<PageFile> files, out IReadOnlyList<RefusedFix> refused)
    {
        var result = new FixApplier(Workspace).Apply(Findings, FixMode.All);
        refused = result.Refused;
        var texts = result.Files.ToDictionary(file => file.File.Source.Path, file => file.After.Text);
        return [.. files.Select(file => file with { Text = texts.GetValueOrDefault(file.Path, file.Text) })];
    }

    static PageConfiguration ReadConfiguration(IReadOnlyList<PageFile> files, IReadOnlyList<DiagnosticAnalyzer> rules) =>
        files.FirstOrDefault(file => file.IsConfiguration) is { } file
            ? PageConfiguration.Reader.Read(SourceText.From(file.Text, file.Path), rules)
            : PageConfiguration.Default;

    static string Display(string path) => path.StartsWith(Root, StringComparison.Ordinal) ? path[Root.Length..] : path;
}
