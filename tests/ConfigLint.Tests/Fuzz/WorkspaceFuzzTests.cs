using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Rules;
using ConfigLint.Tests.Analysis;
using ConfigLint.Tests.RulePages;

namespace ConfigLint.Tests.Fuzz;

/// <summary>Damaged workspaces through binders, links, all rules, reports, the graph and the fixer.</summary>
public sealed class WorkspaceFuzzTests
{
    /// <summary>Workspaces that are the tree of one host.</summary>
    static readonly IReadOnlyList<PageFile>[] Hosts = [.. FuzzSeeds.Workspaces.Where(files => files.Any(file => file.Path.StartsWith("etc/nginx/", StringComparison.Ordinal) || file.Path.StartsWith("etc/php/", StringComparison.Ordinal) || file.Path.StartsWith("etc/apache2/", StringComparison.Ordinal)))];

    [Fact]
    public void Damaged_stacks_are_linted_drawn_and_fixed() => Fuzzing.Run(60, 0.1, MakeStack, CheckAll);

    [Fact]
    public void Damaged_pages_are_linted_drawn_and_fixed() => Fuzzing.Run(400, 4, random => MakeOf(random, FuzzSeeds.Workspaces), CheckAll);

    /// <summary>The files of several workspaces in one folder, so that the hops of one meet those of another.</summary>
    [Fact]
    public void Workspaces_thrown_together_are_linted_drawn_and_fixed() => Fuzzing.Run(30, 0.1, random =>
    {
        var parts = Enumerable.Range(0, random.Next(2, 6)).SelectMany(_ => FuzzSeeds.Workspaces[random.Next(FuzzSeeds.Workspaces.Count)]);
        return new FuzzWorkspace(Damage.Files(random, [.. parts.DistinctBy(file => file.Path)]));
    }, CheckAll);

    /// <summary>A workspace of enough hosts is read in parts, side by side.</summary>
    [Fact]
    public void A_fleet_has_the_findings_of_its_hosts() => Fuzzing.Run(3, 0.002, MakeFleet, fleet =>
    {
        var (whole, parts) = (PageRun.Open(fleet.Files, WorkspaceOptions.Default), PageRun.Open(fleet.Files, WorkspaceOptions.Default));
        var engine = new AnalysisEngine(RuleCatalog.All, AnalysisConfiguration.Default);
        Assert.NotNull(HostParts.Split(parts));
        var expected = Lint.Run(engine, whole, StackBuilder.Build(whole));
        var found = engine.AnalyzeAll(parts, jobs: 2, TestContext.Current.CancellationToken).Findings;
        Assert.Equal(Lint.Show(expected).Order(StringComparer.Ordinal), Lint.Show(found).Order(StringComparer.Ordinal));
    });

    static FuzzWorkspace MakeStack(Random random) => MakeOf(random, [.. FuzzSeeds.Workspaces.Take(FuzzSeeds.StackFolders.Count())]);

    static FuzzWorkspace MakeOf(Random random, IReadOnlyList<IReadOnlyList<PageFile>> seeds) => new(Damage.Files(random, seeds[random.Next(seeds.Count)]));

    static FuzzWorkspace MakeFleet(Random random)
    {
        var hosts = Enumerable.Range(0, random.Next(40, 80)).SelectMany(host =>
            MakeOf(random, Hosts).Files.Where(file => !file.IsConfiguration).Select(file => file with { Path = $"hosts/h{host}/{file.Path}" }));
        return new FuzzWorkspace([.. hosts]);
    }

    static void CheckAll(FuzzWorkspace workspace) => LintCheck.AssertFixable(workspace.Files, LintCheck.AssertSound(workspace.Files));
}

sealed record FuzzWorkspace(IReadOnlyList<PageFile> Files)
{
    public override string ToString() => string.Concat(Files.Select(file => $"=== {file.Path} ({file.Format})\n{file.Text}\n"));
}
