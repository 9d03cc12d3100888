using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;

namespace ConfigLint.Cli.Commands;

/// <summary>The arguments and options of <c>check</c>: the root command has them too, since it is short for it.</summary>
internal sealed class CheckOptions
{
    private static readonly string[] Levels = ["error", "warning", "note", "never"];

    private readonly Argument<string[]> _paths = SharedOptions.Paths("Files or folders; \".\" when there is none, \"-\" for standard input");

    private readonly Option<string> _format = SharedOptions.Text("--format", "FORMAT", "what standard output gets", "text").From(ReporterFactory.Formats);
    private readonly Option<string[]> _output = SharedOptions.List("--output", "FORMAT=FILE", "Write a report to a file as well; repeatable");
    private readonly Option<bool> _fix = new("--fix") { Description = "Apply safe fixes to the files" };
    private readonly Option<bool> _unsafeFixes = new("--unsafe-fixes") { Description = "With --fix or --diff: also fixes that change behaviour" };
    private readonly Option<bool> _diff = new("--diff") { Description = "Print what --fix would change, and change nothing" };
    private readonly Option<string[]> _select = SharedOptions.List("--select", "RULES", "Only these rules: IDs, names, prefixes such as CL6, categories");
    private readonly Option<string[]> _ignore = SharedOptions.List("--ignore", "RULES", "Not these rules");
    private readonly Option<string[]> _severity = SharedOptions.List("--severity", "RULE=LEVEL", "error, warning, note or off for a rule; repeatable");
    private readonly Option<string> _failLevel = SharedOptions.Text("--fail-level", "LEVEL", "exit with 1 from this severity on", "warning").From(Levels);
    private readonly Option<string?> _baseline = new("--baseline") { Description = "Report only what this file does not have", HelpName = "FILE" };
    private readonly Option<string?> _writeBaseline = new("--write-baseline") { Description = "Write the findings to such a file, and exit with 0", HelpName = "FILE" };
    private readonly Option<string?> _newFrom = new("--new-from") { Description = "Report only what touches lines that changed since a git revision", HelpName = "REV" };
    private readonly Option<string?> _config = SharedOptions.Config();
    private readonly Option<bool> _noConfig = SharedOptions.NoConfig();
    private readonly Option<string[]> _exclude = SharedOptions.Exclude();
    private readonly Option<string?> _stdinFileName = new("--stdin-filename") { Description = "The file that standard input stands for", HelpName = "NAME" };
    private readonly Option<string> _color = SharedOptions.Color();
    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "Findings only" };
    private readonly Option<bool> _statistics = new("--statistics") { Description = "With text: for each rule how many findings and fixes, instead of the findings" };
    private readonly Option<bool> _verbose = new("--verbose", "-v") { Description = "Say which file was read as what and which hops were joined, and why" };
    private readonly Option<int> _jobs = new("--jobs", "-j") { Description = "Files worked on at once (default: one for each processor)", HelpName = "N", DefaultValueFactory = _ => Environment.ProcessorCount };
    private readonly Option<string?> _sarifCategory = new("--sarif-category") { Description = "automationDetails.id of SARIF output", HelpName = "ID" };

    public CheckOptions()
    {
        _select.CompletionSources.Add(_ => RuleCompletions.Selectors());
        _ignore.CompletionSources.Add(_ => RuleCompletions.Selectors());
        _severity.CompletionSources.Add(_ => RuleCompletions.Names().Select(item => new CompletionItem(item.Label + "=")));
        _output.CompletionSources.Add([.. ReporterFactory.Formats.Select(format => format + "=")]);
        _jobs.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out var jobs) && jobs < 1)
                result.AddError("--jobs must be 1 or more");
        });
    }

    public void AddTo(Command command)
    {
        command.Add(_paths);
        foreach (var option in All)
            command.Add(option);
    }

    /// <exception cref="RunException">What looks like an option is none.</exception>
    public CheckSettings Read(ParseResult result) => Read(result, SharedOptions.Read(result, _paths, All));

    private Option[] All =>
    [
        _format, _output, _fix, _unsafeFixes, _diff, _select, _ignore, _severity, _failLevel, _baseline, _writeBaseline, _newFrom, _config, _noConfig, _exclude,
        _stdinFileName, _color, _quiet, _statistics, _verbose, _jobs, _sarifCategory,
    ];

    private CheckSettings Read(ParseResult result, string[] paths) => new()
    {
        Paths = paths,
        StdinFileName = result.GetValue(_stdinFileName),
        Format = result.GetValue(_format) ?? "text",
        Outputs = result.GetValue(_output) ?? [],
        Fix = result.GetValue(_fix),
        UnsafeFixes = result.GetValue(_unsafeFixes),
        Diff = result.GetValue(_diff),
        Select = Split(result.GetValue(_select)),
        Ignore = Split(result.GetValue(_ignore)),
        Severities = Split(result.GetValue(_severity)),
        FailLevel = result.GetValue(_failLevel) ?? "warning",
        ConfigPath = result.GetValue(_config),
        NoConfig = result.GetValue(_noConfig),
        Exclude = SharedOptions.ReadPatterns(result, _exclude),
        Color = result.GetValue(_color) ?? "auto",
        Quiet = result.GetValue(_quiet),
        Statistics = result.GetValue(_statistics),
        Verbose = result.GetValue(_verbose),
        Jobs = result.GetValue(_jobs),
        Baseline = result.GetValue(_baseline),
        WriteBaseline = result.GetValue(_writeBaseline),
        NewFrom = result.GetValue(_newFrom),
        SarifCategory = result.GetValue(_sarifCategory),
    };

    private static string[] Split(string[]? values) =>
        values is null ? [] : [.. values.SelectMany(v => v.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
}

internal static class OptionExtensions
{
    /// <summary>Only these values, named in completions and in the error.</summary>
    public static Option<string> From(this Option<string> option, IReadOnlyList<string> values)
    {
        option.CompletionSources.Add([.. values]);
        option.Validators.Add(result => Check(result, values));
        option.Description = $"{string.Join(", ", values)}: {option.Description}";
        return option;
    }

    private static void Check(OptionResult result, IReadOnlyList<string> values)
    {
        foreach (var token in result.Tokens)
        {
            if (!values.Contains(token.Value))
                result.AddError($"{result.Option.Name} {token.Value}: expected {string.Join(", ", values)}");
        }
    }
}
