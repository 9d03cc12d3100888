using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Tests.RulePages;

/// <summary>A case of a page, linted.</summary>
sealed class PageRun
{
    const string Root = "/w/";

    PageRun(Workspace workspace, IReadOnlyList<Stack> stacks, IReadOnlyList<Finding> findings)
    {
        Workspace = workspace;
        Stacks = stacks;
        Findings = findings;
    }

    public Workspace Workspace { get; }

    public IReadOnlyList<Stack> Stacks { get; }

    /// <summary>Without those that a comment in the page switches off.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <param name="ruleId">Runs even if it is off by default.</param>
    public static PageRun Lint(IReadOnlyList<PageFile> files, string ruleId, IReadOnlyList<DiagnosticAnalyzer> rules)
    {
        var configuration = ReadConfiguration(files, rules);
        var enabled = configuration.Analysis with { Enabled = new HashSet<string>([.. configuration.Analysis.Enabled, ruleId]) };
        return Lint(files, configuration with { Analysis = enabled }, rules);
    }

    public static PageRun Lint(IReadOnlyList<PageFile> files, PageConfiguration configuration, IReadOnlyList<DiagnosticAnalyzer> rules, int jobs = 1)
    {
        var workspace = Open(files, configuration.Workspace);
        var stacks = StackBuilder.Build(workspace);
        var result = new AnalysisEngine(rules, configuration.Analysis).Analyze(workspace, stacks, jobs);
        return new PageRun(workspace, stacks, [.. result.Findings.Where(finding => finding.Suppression is null)]);
    }

    /// <summary>The files as a workspace in memory that nobody has read yet.</summary>
    public static Workspace Open(IReadOnlyList<PageFile> files, WorkspaceOptions options)
    {
        var disk = new InMemoryFileSystem();
        foreach (var file in files)
            disk.Add(Root + file.Path, file.Text);
        var workspace = new Workspace(disk, options, Display);
        foreach (var file in files.Where(file => !file.IsConfiguration && file.Format != ConfigFormat.Metadata))
        {
            if (Parsers.Find(file.Format) is null)
                throw new InvalidOperationException($"{file.Path}: {file.Format} has no parser yet");
            workspace.Open(Root + file.Path, file.Format);
        }
        return workspace;
    }

    /// <summary>The files of a case after all fixes; refused ones are told in <paramref name="refused"/>.</summary>
    public IReadOnlyList<PageFile> Fix(IReadOnlyList<PageFile> files, out IReadOnlyList<RefusedFix> refused)
    {
        var result = new FixApplier(Workspace).Apply(Findings, FixMode.All);
        refused = result.Refused;
        return After(files, result);
    }

    /// <summary>The files with the texts that fixes made.</summary>
    public static IReadOnlyList<PageFile> After(IReadOnlyList<PageFile> files, FixResult result)
    {
        var texts = result.Files.ToDictionary(file => file.File.Source.Path, file => file.After.Text);
        return [.. files.Select(file => file with { Text = texts.GetValueOrDefault(file.Path, file.Text) })];
    }

    public static PageConfiguration ReadConfiguration(IReadOnlyList<PageFile> files, IReadOnlyList<DiagnosticAnalyzer> rules) =>
        files.FirstOrDefault(file => file.IsConfiguration) is { } file
            ? PageConfiguration.Reader.Read(SourceText.From(file.Text, file.Path), rules)
            : PageConfiguration.Default;

    static string Display(string path) => path.StartsWith(Root, StringComparison.Ordinal) ? path[Root.Length..] : path;
}
