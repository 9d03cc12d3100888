namespace ConfigLint.Cli.Help;

/// <param name="Line">What to type.</param>
/// <param name="Meaning">What it does.</param>
internal sealed record CommandExample(string Line, string Meaning);

/// <summary>Examples of every command, for --help and the manual page.</summary>
internal static class CommandExamples
{
    private static readonly CommandExample[] Check =
    [
        new("configlint ./etc", "lint every config below a folder"),
        new("configlint --format sarif . > out.sarif", "for code scanning"),
        new("configlint --diff deploy/nginx.conf", "show the safe fixes of one file"),
        new("configlint --fix .", "make them"),
        new("configlint --select CL6 --fail-level error .", "only rules across hops; notes and warnings pass"),
        new("configlint --write-baseline known.sarif .", "accept what is there"),
        new("configlint --baseline known.sarif .", "report only what is new"),
        new("configlint --new-from main .", "report only what touches changed lines"),
    ];

    private static readonly Dictionary<string, CommandExample[]> All = new(StringComparer.Ordinal)
    {
        ["configlint"] = [.. Check, new("configlint explain CL6001", "why a rule matters")],
        ["check"] = [.. Check.Select(example => example with { Line = example.Line.Replace("configlint ", "configlint check ", StringComparison.Ordinal) })],
        ["explain"] = [new("configlint explain CL6001", "by ID"), new("configlint explain zero-timeout", "by name")],
        ["rules"] = [new("configlint rules", "all rules in a table"), new("configlint rules --format json", "for a program, with the options of each rule")],
        ["graph"] =
        [
            new("configlint graph ./etc", "the request path as text"),
            new("configlint graph --format html --output path.html .", "a page with time-outs and concurrency of each hop"),
            new("configlint graph --format mermaid .", "for a README"),
        ],
        ["init"] = [new("configlint init", "write .configlint.yml"), new("configlint init --pre-commit --github", "write the hook and the workflow as well")],
        ["completion"] =
        [
            new("eval \"$(configlint completion bash)\"", "in ~/.bashrc; zsh likewise"),
            new("configlint completion fish | source", "in ~/.config/fish/config.fish"),
            new("configlint completion pwsh | Out-String | Invoke-Expression", "in $PROFILE"),
        ],
        ["dump"] = [new("configlint dump nginx.conf", "what the parser made of a file")],
    };

    public static IReadOnlyList<CommandExample> Of(string command) => All.GetValueOrDefault(command) ?? [];
}
