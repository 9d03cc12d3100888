using ConfigLint.Cli.Discovery;
using ConfigLint.Model;
using ConfigLint.Rules;
using ConfigLint.Tests.RulePages;
using ConfigLint.Tests.Stacks;

namespace ConfigLint.Tests.Fixes;

/// <summary>All that fixes are tried on: cases of rule pages, stacks with one fault each, real files alone and real folders.</summary>
static class FixedWorkspaces
{
    const int MostPasses = 10;

    public static readonly string[] Kinds = ["pages", "faults", "files", "folders"];

    public static IEnumerable<(string Name, IReadOnlyList<PageFile> Files)> Of(string kind) => kind switch
    {
        "pages" => RulePageReader.All.SelectMany(page => page.Cases.Select(section => ($"{page.Path}: {section.Title}", section.Files))),
        "faults" => SeededFault.All.Select(fault => (fault.Key, WithFault(fault))),
        "files" => SharedCorpus.EveryFile().SelectMany(OfFile),
        _ => Directory.GetDirectories(Path.Combine(SharedCorpus.Root, "stacks")).Order(StringComparer.Ordinal).Select(folder => (folder, LoadedStack.FilesOf(folder))),
    };

    /// <summary>All fixes of all rules, safe or not, again and again until none is left.</summary>
    public static IReadOnlyList<PageFile> Fix(IReadOnlyList<PageFile> files)
    {
        var configuration = PageRun.ReadConfiguration(files, RuleCatalog.All);
        configuration = configuration with { Analysis = configuration.Analysis with { Enabled = RuleCatalog.All.Select(rule => rule.Descriptor.Id).ToHashSet() } };
        for (var pass = 0; pass < MostPasses; pass++)
        {
            var after = PageRun.Lint(files, configuration, RuleCatalog.All).Fix(files, out _);
            if (after.SequenceEqual(files))
                return files;
            files = after;
        }
        throw new InvalidOperationException($"the fixes of {files[0].Path} do not come to an end");
    }

    static IReadOnlyList<PageFile> WithFault(SeededFault fault)
    {
        using var copy = StackCopy.Of(fault);
        return LoadedStack.FilesOf(copy.Root);
    }

    static IEnumerable<(string, IReadOnlyList<PageFile>)> OfFile(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var format = FormatDetector.Detect(path, bytes.AsSpan(0, Math.Min(bytes.Length, FormatDetector.HeadSize)));
        if (Parsers.Find(format) is not null)
            yield return (path, [new PageFile(Path.GetFileName(path), format, File.ReadAllText(path))]);
    }
}
