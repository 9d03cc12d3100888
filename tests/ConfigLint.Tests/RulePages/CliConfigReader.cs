using ConfigLint.Analysis;
using ConfigLint.Cli.Configuration;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Tests.RulePages;

/// <summary>The command line's own reader of .configlint.yml, in the folder of a page's workspace.</summary>
sealed class CliConfigReader : IWorkspaceConfigReader
{
    const string Folder = "/w";

    public PageConfiguration Read(SourceText text, IReadOnlyList<DiagnosticAnalyzer> rules)
    {
        static string Absolute(string path) => $"{Folder}/{path}";
        var index = new RuleIndex(rules);
        var settings = new SettingsReader(index, Folder, Absolute).Read(text);
        return new PageConfiguration(settings.Workspace, new RuleChoice(index, [], [], []).Over(settings, Absolute));
    }
}
