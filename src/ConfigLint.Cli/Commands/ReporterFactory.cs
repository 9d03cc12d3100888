using ConfigLint.Cli.Reporters;

namespace ConfigLint.Cli.Commands;

internal static class ReporterFactory
{
    public static readonly string[] Formats = ["text", "sarif", "github", "json", "checkstyle", "junit", "gitlab"];

    public static IReporter Create(string format, TextReporter text) => format switch
    {
        "text" => text,
        "sarif" => new SarifReporter(),
        "github" => new GitHubReporter(),
        "json" => new JsonReporter(),
        "checkstyle" => new CheckstyleReporter(),
        "junit" => new JUnitReporter(),
        "gitlab" => new GitLabReporter(),
        _ => throw new RunException($"there is no format {format}; expected {string.Join(", ", Formats)}"),
    };
}
