using ConfigLint.Tests.Cli;

namespace ConfigLint.Tests.Stacks;

/// <summary>A file that is named alone, as a pre-commit hook does, brings the findings of the whole run that touch it: no more, no fewer.</summary>
public sealed class SingleFileRunTests
{
    /// <summary>Folders of the shared corpus that are no stack, each with many files of one project.</summary>
    static readonly string[] Others = ["nginx/jwilder+nginx-proxy"];

    public static TheoryData<string> Stacks => [.. SeededFault.Stacks];

    public static TheoryData<string> CorpusStacks => [.. Directory.GetDirectories(Path.Combine(SharedCorpus.Root, "stacks")).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Stacks))]
    public void Of_each_fault_the_files_alone_have_the_findings_of_the_whole(string stack)
    {
        foreach (var fault in SeededFault.All.Where(f => f.Stack == stack))
        {
            using var copy = StackCopy.Of(fault);
            AssertAlike(copy, fault.Key);
        }
    }

    [Theory]
    [MemberData(nameof(CorpusStacks))]
    public void Of_a_real_stack_the_files_alone_have_the_findings_of_the_whole(string stack)
    {
        using var copy = new StackCopy(Path.Combine(SharedCorpus.Root, "stacks", stack));
        AssertAlike(copy, stack);
    }

    static void AssertAlike(StackCopy copy, string name)
    {
        var whole = copy.Check();
        foreach (var file in copy.Files)
        {
            var expected = Print(whole.Where(f => f.Touches(file)));
            var alone = Print(copy.Check(file));
            Assert.True(expected == alone, $"{name}, {file} alone\n{alone}\nof the whole run\n{expected}");
        }
    }

    static string Print(IEnumerable<FoundFinding> findings) =>
        string.Join('\n', findings.Where(f => f.Rule != "CL0003").Select(f => f.ToString()).Order(StringComparer.Ordinal));
}
