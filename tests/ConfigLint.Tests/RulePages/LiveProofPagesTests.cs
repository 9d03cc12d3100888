using System.Text.RegularExpressions;

namespace ConfigLint.Tests.RulePages;

/// <summary>A page says "proven live by" a class of ConfigLint.LiveTests if, and only if, that class has a proof of its rule.</summary>
public sealed partial class LiveProofPagesTests
{
    [Fact]
    public void Pages_and_proofs_name_each_other()
    {
        var said = RulePageReader.All
            .SelectMany(page => ProvenBy(page).Select(proof => $"{page.RuleId} {proof}"))
            .Order(StringComparer.Ordinal);
        var proven = Repository.Files("*ProofTests.cs", "tests/ConfigLint.LiveTests")
            .SelectMany(file => Proven().Matches(File.ReadAllText(Repository.At(file))).Select(match => $"{match.Groups[1].Value} {Path.GetFileNameWithoutExtension(file)}"))
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        Assert.NotEmpty(proven);
        Assert.Equal(proven, said);
    }

    /// <summary>The classes that a page names.</summary>
    internal static IEnumerable<string> ProvenBy(RulePage page) => Said().Matches(page.Prose).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"\[L\] proven live by (\w+)")]
    private static partial Regex Said();

    [GeneratedRegex("""
        "(CL\d{4})"
        """)]
    private static partial Regex Proven();
}
