namespace ConfigLint.Tests.Stacks;

/// <summary>Files that are named, as a pre-commit hook does, have the findings of the whole run that touch them: no more, no fewer.</summary>
public sealed class SingleFileRunTests
{
    /// <summary>Whole repositories of the corpus with many configs each that are no one stack.</summary>
    static readonly string[] Repositories = ["nginx/h5bp+server-configs-nginx", "apache/h5bp+server-configs-apache", "lb-yaml/kubernetes+ingress-nginx"];

    public static TheoryData<string> Stacks => [.. SeededFault.Stacks];

    public static TheoryData<string> Corpus =>
        [.. Directory.GetDirectories(Path.Combine(SharedCorpus.Root, "stacks")).Select(f => Path.GetRelativePath(SharedCorpus.Root, f)).Concat(Repositories).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Stacks))]
    public void Of_each_fault_the_named_files_have_the_findings_of_the_whole(string stack)
    {
        foreach (var fault in SeededFault.All.Where(f => f.Stack == stack))
        {
            using var copy = StackCopy.Of(fault);
            AssertAlike(copy, fault.Key);
        }
    }

    [Theory]
    [MemberData(nameof(Corpus))]
    public void Of_real_folders_the_named_files_have_the_findings_of_the_whole(string folder)
    {
        using var copy = new StackCopy(Path.Combine(SharedCorpus.Root, folder));
        AssertAlike(copy, folder);
    }

    /// <summary>Each file that a finding touches alone, and all others together. Examples and the like, which only those read who name them, are left out.</summary>
    static void AssertAlike(StackCopy copy, string name)
    {
        var (whole, files) = copy.CheckAll();
        var touched = files.Where(file => whole.Any(f => f.Touches(file))).ToList();
        foreach (var file in touched)
            AssertSame(whole.Where(f => f.Touches(file)), copy.Check(file), $"{name}, {file} alone");
        if (files.Except(touched).ToArray() is { Length: > 0 } others)
            AssertSame([], copy.Check(others), $"{name}, {string.Join(" ", others)}");
    }

    // CL0003 is one note on all templates that somebody asked about.
    static void AssertSame(IEnumerable<FoundFinding> whole, IEnumerable<FoundFinding> named, string name)
    {
        string[] Print(IEnumerable<FoundFinding> findings) => [.. findings.Where(f => f.Rule != "CL0003").Select(f => f.ToString()).Order(StringComparer.Ordinal)];
        var (expected, found) = (Print(whole), Print(named));
        Assert.True(expected.SequenceEqual(found), $"{name}\n  more: {string.Join("\n    ", found.Except(expected))}\n  missing: {string.Join("\n    ", expected.Except(found))}");
    }
}
