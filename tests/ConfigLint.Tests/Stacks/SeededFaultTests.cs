using System.Globalization;
using System.Text;
using ConfigLint.Cli.Configuration;
using ConfigLint.Rules;

namespace ConfigLint.Tests.Stacks;

/// <summary>Sound stacks are clean, and one wrong setting in them is reported by its rule, at its places, and by no other.</summary>
public sealed class SeededFaultTests(ITestOutputHelper output)
{
    public static TheoryData<string> Stacks => [.. SeededFault.Stacks];

    public static TheoryData<string> Faults => [.. SeededFault.All.Select(f => f.Key)];

    [Theory]
    [MemberData(nameof(Stacks))]
    public void A_sound_stack_has_no_finding(string stack)
    {
        using var copy = StackCopy.Of(stack);
        Assert.Empty(copy.Check());
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_wrong_setting_is_reported_where_it_is_and_by_nothing_else(string key)
    {
        var fault = SeededFault.All.Single(f => f.Key == key);
        using var copy = StackCopy.Of(fault);
        var found = string.Join('\n', copy.Check().Select(f => Print(f)).Order(StringComparer.Ordinal));
        Assert.True(fault.Findings.Count == 1 || fault.HasReason, $"{key} expects several findings and does not say why");
        Assert.True(Expected(copy, fault) == found, $"{key} is\n{Printed(copy, fault)}");
    }

    [Fact]
    public void The_faults_are_many_and_of_many_kinds()
    {
        var rules = new RuleIndex(RuleCatalog.All).All.Select(r => r.Id).ToHashSet();
        var byRule = SeededFault.All.GroupBy(f => f.Findings[0].Rule).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        foreach (var rule in byRule)
            output.WriteLine($"{rule.Key} {rule.Count()}: {string.Join(", ", rule.Select(f => f.Stack).Distinct())}");
        output.WriteLine($"{SeededFault.All.Count} faults, {byRule.Count} rules, {SeededFault.Stacks.Count} stacks");

        Assert.Empty(SeededFault.All.SelectMany(f => f.Findings).Select(f => f.Rule).Except(rules));
        Assert.Equal(SeededFault.Stacks, SeededFault.All.Select(f => f.Stack).Distinct());
        Assert.True(SeededFault.All.Count >= 60, $"{SeededFault.All.Count} faults");
        Assert.True(SeededFault.Stacks.Count >= 6, $"{SeededFault.Stacks.Count} stacks");
        Assert.Empty(rules.Where(id => id.StartsWith("CL6", StringComparison.Ordinal)).Except(byRule.Select(g => g.Key)));
    }

    static string Expected(StackCopy copy, SeededFault fault) =>
        string.Join('\n', fault.Findings.Select(f => Print(copy, f)).Order(StringComparer.Ordinal));

    static string Print(StackCopy copy, ExpectedFinding finding)
    {
        var related = finding.Related.Select(place => $"~ {place.File}:{copy.LineOf(place)}").Order(StringComparer.Ordinal);
        return string.Join('\n', [$"! {finding.Rule} {finding.Severity} {finding.At.File}:{copy.LineOf(finding.At)}", .. related]);
    }

    static string Print(FoundFinding finding) =>
        string.Join('\n', [$"! {finding.Rule} {finding.Severity} {finding.File}:{finding.Line}", .. finding.Related.Split('\n').Where(p => p.Length > 0).Select(p => "~ " + p)]);

    /// <summary>What was found in the notation of the table, with its messages.</summary>
    static string Printed(StackCopy copy, SeededFault fault)
    {
        var text = new StringBuilder($"{fault.Path}: {fault.After}\n");
        foreach (var finding in copy.Check())
        {
            text.Append($"! {finding.Rule} {finding.Severity} {finding.File}: {copy.TextOf(finding.File, finding.Line)}\n");
            foreach (var place in finding.Related.Split('\n').Where(p => p.Length > 0).Select(p => p.Split(':')))
                text.Append($"~ {place[0]}:{place[1]}: {copy.TextOf(place[0], int.Parse(place[1], CultureInfo.InvariantCulture))}\n");
            text.Append($"# {finding.Message}\n");
        }
        return text.ToString();
    }
}
