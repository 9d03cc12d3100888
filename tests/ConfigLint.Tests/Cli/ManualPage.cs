using System.Text;
using ConfigLint.Cli.Help;

namespace ConfigLint.Tests.Cli;

/// <summary>docs/configlint.1: the commands as a manual page, in the man macros.</summary>
static class ManualPage
{
    public static string Of(IReadOnlyList<CommandDescription> commands)
    {
        var page = new StringBuilder(".\\\" Written by the tests with UPDATE_GOLDEN=1.\n.TH CONFIGLINT 1\n.SH NAME\nconfiglint \\- finds the settings that end in an HTTP 502, 503 or 504\n");
        var description = commands[0];
        page.Append(".SH SYNOPSIS\n");
        foreach (var usage in commands.Select(command => command.Usage))
            page.Append(".br\n").Append(Line(usage));
        page.Append(".SH DESCRIPTION\n").Append(Line(description.Summary));
        page.Append(Line("It reads the configs of web servers, proxies and app servers below a folder, works out which value counts where, and points at the setting that ends in a 502, 503 or 504. Nothing in a config is ever executed."));
        Append(page, "COMMANDS", description.Commands);
        Append(page, "OPTIONS", [.. description.Arguments, .. description.Options]);
        foreach (var command in commands.Skip(1).Where(command => command.Name != "check"))
            Append(page, $"OPTIONS OF {command.Name.ToUpperInvariant()}", [.. command.Arguments, .. command.Options]);
        Append(page, "EXIT STATUS", HelpText.ExitCodes);
        Append(page, "ENVIRONMENT", [("NO_COLOR", "When it is set and not empty, no colours are used unless --color always is given."), ("COLUMNS", "The width of the terminal.")]);
        Append(page, "FILES", [(".configlint.yml", "The settings: the nearest one in or above each folder that is read. configlint init writes one to begin with.")]);
        Append(page, "EXAMPLES", [.. CommandExamples.Of("configlint").Select(example => (example.Line, example.Meaning))]);
        return page.ToString();
    }

    static void Append(StringBuilder page, string title, IReadOnlyList<(string Name, string Meaning)> entries)
    {
        page.Append($".SH {(title.Contains(' ') ? $"\"{title}\"" : title)}\n");
        foreach (var (name, meaning) in entries)
            page.Append($".TP\n.B {Escape(name)}\n{Line(meaning)}");
    }

    /// <summary>A line of text: a dot or quote at its start would be a request.</summary>
    static string Line(string text) => (text is ['.' or '\'', ..] ? "\\&" : "") + Escape(text) + "\n";

    static string Escape(string text) => text.Replace("\\", "\\e", StringComparison.Ordinal).Replace("-", "\\-", StringComparison.Ordinal).Replace("\"", "\\(dq", StringComparison.Ordinal);
}
