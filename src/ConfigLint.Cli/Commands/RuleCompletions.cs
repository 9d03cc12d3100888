using System.CommandLine.Completions;
using ConfigLint.Analysis;
using ConfigLint.Cli.Configuration;
using ConfigLint.Rules;

namespace ConfigLint.Cli.Commands;

/// <summary>What a shell may complete where a rule is expected.</summary>
internal static class RuleCompletions
{
    private const int PrefixLength = 3;

    /// <summary>IDs and names of all rules.</summary>
    public static IEnumerable<CompletionItem> Names() =>
        new RuleIndex(RuleCatalog.All).All.SelectMany(rule => (string[])[rule.Id, rule.Name]).Select(name => new CompletionItem(name));

    /// <summary>Those, prefixes such as CL6, and categories.</summary>
    public static IEnumerable<CompletionItem> Selectors()
    {
        var prefixes = RuleCatalog.All.Select(rule => rule.Descriptor.Id[..PrefixLength]).Distinct();
        return Names().Concat(prefixes.Concat(Enum.GetNames<RuleCategory>()).Append("all").Select(name => new CompletionItem(name)));
    }
}
