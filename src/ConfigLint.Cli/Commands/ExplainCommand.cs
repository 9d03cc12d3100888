using System.CommandLine;
using ConfigLint.Analysis;
using ConfigLint.Cli.Configuration;
using ConfigLint.Cli.Reporters;
using ConfigLint.Rules;

namespace ConfigLint.Cli.Commands;

/// <summary><c>configlint explain RULE</c>: the rule's page.</summary>
internal static class ExplainCommand
{
    public static Command Create(CliHost host)
    {
        var rule = new Argument<string>("RULE") { HelpName = "RULE", Description = "An ID such as CL1004, or a name" };
        rule.CompletionSources.Add(_ => RuleCompletions.Names());
        var command = new Command("explain", "Show a rule's page: what, why it ends in a 502, examples, options, fix");
        command.Add(rule);
        command.SetAction(result => Explain(result.GetValue(rule) ?? "", host));
        return command;
    }

    private static int Explain(string name, CliHost host)
    {
        var rules = new RuleIndex(RuleCatalog.All);
        var rule = rules.Find(name) ?? throw new RunException(rules.Unknown(name));
        var page = (RuleCatalog.Page(rule.Id) ?? PageOf(rule)).ReplaceLineEndings("\n");
        var hasColor = host.OutIsTerminal && string.IsNullOrEmpty(host.Variable("NO_COLOR"));
        host.Out.Write(hasColor ? RulePage.Highlight(page) : page.TrimEnd() + "\n");
        return 0;
    }

    private static string PageOf(DiagnosticDescriptor rule) =>
        $"# {rule.Id}: {rule.Title}\n\nName: {rule.Name}\nDefault severity: {SeverityName.Of(rule.DefaultSeverity)}\n";
}
