using ConfigLint.Analysis;
using ConfigLint.Cli.Commands;
using ConfigLint.Cli.Graph;
using ConfigLint.Cli.Reporters;
using ConfigLint.Model;
using ConfigLint.Rules;
using ConfigLint.Syntax.Text;
using ConfigLint.Tests.RulePages;
using Lint = ConfigLint.Tests.Analysis.Lint;

namespace ConfigLint.Tests.Fuzz;

/// <summary>What must hold of a run whatever the files say.</summary>
static class LintCheck
{
    const int MostPasses = 10;

    static readonly HashSet<string> EveryRule = [.. RuleCatalog.All.Select(rule => rule.Descriptor.Id)];

    static readonly Style Plain = Style.Plain;

    /// <summary>A run with all rules, also those that are off by default. A .configlint.yml with errors counts as none: the run would have ended.</summary>
    public static PageRun Run(IReadOnlyList<PageFile> files, int jobs = 1) => PageRun.Lint(files, Configuration(files), RuleCatalog.All, jobs);

    /// <summary>No rule fails, places are in their texts, threads change nothing, and every report and picture can be written.</summary>
    public static PageRun AssertSound(IReadOnlyList<PageFile> files)
    {
        var run = Run(files);
        foreach (var finding in run.Findings)
            AssertSound(finding.Diagnostic);
        Assert.Equal(Lint.Show(run.Findings), Lint.Show(Run(files, jobs: 2).Findings));
        var report = new Report { Findings = run.Findings, FileCount = run.Workspace.Files.Count };
        foreach (var format in ReporterFactory.Formats)
            ReporterFactory.Create(format, new TextReporter(Plain, isQuiet: false, hasStatistics: true)).Write(report, TextWriter.Null);
        var picture = PictureBuilder.Build([.. run.Stacks.Index().Select(stack => (stack.Item, $"stack {stack.Index}"))], run.Findings, run.Workspace.Files.Count);
        foreach (var format in GraphWriters.Formats)
            GraphWriters.Create(format, Plain).Write(picture, TextWriter.Null);
        return run;
    }

    /// <summary>Fixes leave no new syntax error, come to an end, and then change nothing more.</summary>
    public static void AssertFixable(IReadOnlyList<PageFile> files, PageRun run)
    {
        for (var pass = 0; ; pass++)
        {
            var result = new FixApplier(run.Workspace).Apply(run.Findings, FixMode.All);
            if (result.Files.Count == 0)
                return;
            Assert.True(pass < MostPasses, $"fixes do not come to an end: {string.Join("; ", result.Applied.Select(Lint.Show))}");
            foreach (var file in result.Files)
                Assert.True(Errors(file.File.Format, file.After) <= file.File.Tree.Errors.Count, $"{file.After.Path} has new syntax errors:\n{file.After.Text}");
            files = PageRun.After(files, result);
            run = Run(files);
            foreach (var finding in run.Findings)
                AssertSound(finding.Diagnostic);
        }
    }

    static int Errors(ConfigFormat format, SourceText text) => Parsers.For(format)(text).Errors.Count;

    static void AssertSound(Diagnostic diagnostic)
    {
        Assert.True(diagnostic.Descriptor.Id != "CL0002", diagnostic.Message);
        foreach (var place in diagnostic.Related.Concat(diagnostic.Path).Select(related => related.Location).Prepend(diagnostic.Location))
        {
            var (source, span) = place;
            Assert.True(span.Start >= 0 && span.Length >= 0 && span.End <= source.Length, $"{diagnostic.Descriptor.Id}: {span} lies outside {source.Path}");
        }
        Assert.True(diagnostic.Count > 0 && diagnostic.Message.Length > 0, $"{diagnostic.Descriptor.Id} says nothing, or of nothing");
    }

    static PageConfiguration Configuration(IReadOnlyList<PageFile> files)
    {
        var read = PageConfiguration.Default;
        try
        {
            read = PageRun.ReadConfiguration(files, RuleCatalog.All);
        }
        catch (ConfigLint.Cli.RunException)
        {
        }
        return read with { Analysis = read.Analysis with { Enabled = EveryRule } };
    }
}
