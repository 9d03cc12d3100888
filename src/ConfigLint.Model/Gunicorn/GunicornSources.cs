using ConfigLint.Model.Launches;
using ConfigLint.Model.Values;
using ConfigLint.Syntax.Command;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Model.Gunicorn;

/// <summary>
/// Everything that sets something for one gunicorn: default, then configuration file, then GUNICORN_CMD_ARGS, then command line
/// (gunicorn/app/base.py, load_config).
/// </summary>
internal sealed class GunicornSources
{
    private const string ArgumentsVariable = "GUNICORN_CMD_ARGS";

    private const string DefaultFile = "gunicorn.conf.py";

    private GunicornSources(Launch? launch, GunicornCommandLine commandLine, GunicornCommandLine variable, GunicornConfigFile? file, string? whyIncomplete)
    {
        Launch = launch;
        CommandLine = commandLine;
        Variable = variable;
        File = file;
        WhyIncomplete = whyIncomplete;
    }

    public Launch? Launch { get; }

    public GunicornCommandLine CommandLine { get; }

    public GunicornCommandLine Variable { get; }

    /// <summary>Null when there is none, or it is not known.</summary>
    public GunicornConfigFile? File { get; }

    /// <summary>Why it is not known whether a setting that is not found is given elsewhere; null when it is not.</summary>
    public string? WhyIncomplete { get; }

    public IProcessEnvironment Environment => Launch?.Environment ?? UntoldEnvironment.Instance;

    /// <summary>A file that nothing of the workspace is known to start gunicorn with.</summary>
    public static GunicornSources OfFile(SourceFile file) =>
        new(null, GunicornCommandLine.Empty, GunicornCommandLine.Empty, GunicornConfigFile.Read(file, UntoldEnvironment.Instance), "how gunicorn is started is not known");

    public static GunicornSources OfLaunch(Workspace workspace, Launch launch)
    {
        var commandLine = GunicornCommandLine.Parse(launch.Arguments, launch.IsComplete);
        var (variable, isVariableKnown) = FromVariable(launch.Environment.Find(ArgumentsVariable));
        var (file, why) = FindFile(workspace, launch, commandLine, variable, commandLine.IsComplete && isVariableKnown);
        why ??= !commandLine.IsComplete ? "not all words of the command line are known" : !isVariableKnown ? $"{ArgumentsVariable} is not known" : null;
        return new GunicornSources(launch, commandLine, variable, file is null ? null : GunicornConfigFile.Read(file, launch.Environment), why);
    }

    /// <summary>What counts for a setting; null when it has its default.</summary>
    /// <param name="reason">Why it is not known whether anything does; null when it is.</param>
    public GunicornGiven? Find(string setting, out string? reason)
    {
        reason = null;
        if ((CommandLine.Find(setting) ?? Variable.Find(setting) ?? File?.Find(setting)) is { } given)
            return given;
        reason = WhyIncomplete;
        return null;
    }

    private static (GunicornCommandLine Line, bool IsKnown) FromVariable(EnvironmentValue value)
    {
        switch (value)
        {
            case EnvironmentValue.Set set:
                // shlex.split, as supervisor's command lines are read.
                var source = SourceText.From(set.Value, set.At.Path);
                var words = CommandParser.ParseLine(source, new TextSpan(0, source.Length), CommandDialect.Supervisor).Commands
                    .SelectMany(command => command.Assignments.Concat(command.Words))
                    .Select(word => new LaunchWord(word.Content.Literal, set.At, [new EnvironmentRead(ArgumentsVariable, set)]))
                    .ToList();
                var line = GunicornCommandLine.Parse(words, isComplete: true);
                return (line, line.IsComplete);
            case EnvironmentValue.Unset:
                return (GunicornCommandLine.Empty, true);
            default:
                return (GunicornCommandLine.Empty, false);
        }
    }

    private static (SourceFile? File, string? Why) FindFile(Workspace workspace, Launch launch, GunicornCommandLine commandLine, GunicornCommandLine variable, bool isComplete)
    {
        var named = commandLine.Find("config") ?? variable.Find("config");
        if (named is null && !isComplete)
            return (null, null);
        if (named is { Value.Value: not ConfigValue.Text })
            return (null, "the name of the configuration file is not known");
        var path = (named?.Value.Value as ConfigValue.Text)?.Value.Trim() ?? DefaultFile;
        if (path.StartsWith("python:", StringComparison.Ordinal))
            return (null, $"the module {path["python:".Length..]} is not read");
        path = path.StartsWith("file:", StringComparison.Ordinal) ? path["file:".Length..] : path;
        switch (launch.Files.Find(path))
        {
            case LaunchFile.Found found:
                return workspace.Open(found.Path, ConfigFormat.Gunicorn, named?.At) is { Format: ConfigFormat.Gunicorn } file ? (file, null) : (null, $"{path} cannot be read");
            case LaunchFile.Absent when named is null:
                return (null, null);
            case LaunchFile.Unknown unknown:
                return (null, $"{path}: {unknown.Reason}");
            default:
                return (null, $"{path} is not there");
        }
    }
}
