using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Tests.RulePages;

/// <summary>Reads a page's .configlint.yml as the command line would.</summary>
interface IWorkspaceConfigReader
{
    /// <param name="rules">All known rules, for names and options.</param>
    PageConfiguration Read(SourceText text, IReadOnlyList<DiagnosticAnalyzer> rules);
}

/// <summary>What a run needs to know.</summary>
sealed record PageConfiguration(WorkspaceOptions Workspace, AnalysisConfiguration Analysis)
{
    public static PageConfiguration Default { get; } = new(WorkspaceOptions.Default, AnalysisConfiguration.Default);

    public static IWorkspaceConfigReader Reader { get; } = new CliConfigReader();
}
