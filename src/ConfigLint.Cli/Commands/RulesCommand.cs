using System.CommandLine;
using System.Text.Json;
using ConfigLint.Analysis;
using ConfigLint.Cli.Configuration;
using ConfigLint.Cli.Reporters;
using ConfigLint.Rules;
using Spectre.Console;

namespace ConfigLint.Cli.Commands;

/// <summary><c>configlint rules</c>: all rules in a table.</summary>
internal static class RulesCommand
{
    private static readonly string[] Formats = ["text", "json"];

    public static Command Create(CliHost host)
    {
        var format = new Option<string>("--format") { Description = "how they are shown (default text)", HelpName = "FORMAT", DefaultValueFactory = _ => "text" }.From(Formats);
        var command = new Command("rules", "List all rules");
        command.Add(format);
        command.SetAction(result =>
        {
            var rules = new RuleIndex(RuleCatalog.All);
            if (result.GetValue(format) == "json")
                WriteJson(rules, host.Out);
            else
                WriteTable(rules, host);
            return 0;
        });
        return command;
    }

    /// <summary>What a rule is about, from its number.</summary>
    public static string Subject(string id) => id[2] switch
    {
        '0' => "any file",
        '1' => "nginx",
        '2' => "Apache",
        '3' => "PHP-FPM",
        '4' => "app server",
        '5' => "load balancer",
        _ => "across hops",
    };

    private static void WriteTable(RuleIndex rules, CliHost host)
    {
        const int WidthOfFile = 200;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = host.OutIsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            Out = new AnsiConsoleOutput(host.Out),
        });
        console.Profile.Width = host.Width ?? WidthOfFile;
        var table = new Table { Border = TableBorder.None };
        table.AddColumns("ID", "Name", "Severity", "About", "Fix", "Title");
        foreach (var rule in rules.All)
        {
            var severity = SeverityName.Of(rule.DefaultSeverity) + (rule.IsEnabledByDefault ? "" : " (off)");
            table.AddRow(rule.Id, rule.Name, severity, Subject(rule.Id), FixText(rule.Fixability), Markup.Escape(rule.Title));
        }
        console.Write(table);
    }

    private static void WriteJson(RuleIndex rules, TextWriter output)
    {
        IReadOnlyList<JsonRule> all = [.. rules.All.Select(rule => new JsonRule(
            rule.Id,
            rule.Name,
            rule.Title,
            rule.Category.ToString(),
            SeverityName.Of(rule.DefaultSeverity),
            rule.IsEnabledByDefault,
            FixText(rule.Fixability) is { Length: > 0 } fix ? fix : "none",
            [.. rules.OptionsOf(rule.Id).Select(o => new JsonRuleOption(o.Name, o.Kind.ToString(), o.DefaultText, o.Description))]))];
        output.Write(JsonSerializer.Serialize(all, JsonReporter.Formats.IReadOnlyListJsonRule) + "\n");
    }

    private static string FixText(Fixability fixability) => fixability switch
    {
        Fixability.Safe => "safe",
        Fixability.Unsafe => "unsafe",
        _ => "",
    };
}
