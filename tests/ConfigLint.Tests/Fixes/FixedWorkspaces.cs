using ConfigLint.Cli.Discovery;
using ConfigLint.Model;
using ConfigLint.Tests.Fuzz;
using ConfigLint.Tests.RulePages;
using ConfigLint.Tests.Stacks;

namespace ConfigLint.Tests.Fixes;

/// <summary>All that fixes are tried on: cases of rule pages, stacks with one fault each, real files alone and real folders.</summary>
static class FixedWorkspaces
{
    public static readonly string[] Kinds = ["pages", "faults", "files", "folders"];

    public static IEnumerable<(string Name, IReadOnlyList<PageFile> Files)> Of(string kind) => kind switch
    {
        "pages" => RulePageTests.AllPages.SelectMany(page => page.Cases.Select(section => ($"{page.Path}: {section.Title}", section.Files))),
        "faults" => SeededFault.All.Select(fault => (fault.Key, WithFault(fault))),
        "files" => SharedCorpus.EveryFile().SelectMany(OfFile),
        _ => Directory.GetDirectories(Path.Combine(SharedCorpus.Root, "stacks")).Order(StringComparer.Ordinal).Select(folder => (folder, FuzzSeeds.FilesOf(folder))),
    };

    static IReadOnlyList<PageFile> WithFault(SeededFault fault)
    {
        using var copy = StackCopy.Of(fault);
        return FuzzSeeds.FilesOf(copy.Root);
    }

    static IEnumerable<(string, IReadOnlyList<PageFile>)> OfFile(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var format = FormatDetector.Detect(path, bytes.AsSpan(0, Math.Min(bytes.Length, FormatDetector.HeadSize)));
        if (Parsers.Find(format) is not null)
            yield return (path, [new PageFile(Path.GetFileName(path), format, File.ReadAllText(path))]);
    }
}
