using ConfigLint.Model.Containers;
using ConfigLint.Model.Values;
using ConfigLint.Syntax.Command;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Model.Launches;

/// <summary>The process of a container: ENTRYPOINT and CMD joined as the container runtime does, scripts of the workspace read.</summary>
internal static class ImageCommand
{
    private static readonly string[] ScriptEnds = [".sh", ".bash", "entrypoint"];

    /// <summary>The process of an image as its Dockerfile leaves it.</summary>
    public static IReadOnlyList<ResolvedCommand> Of(DockerImage image, IProcessEnvironment environment, ILaunchFiles files, Workspace workspace)
    {
        Location At(TextSpan span) => new(image.File.Source, span);
        return image switch
        {
            // A shell form of ENTRYPOINT ignores CMD.
            { Entrypoint.ShellForm: { } line } => ReadScripts(CommandResolver.OfShellLine(line, At, environment, image.Shell is "/bin/sh" or "sh"), files, workspace),
            { Entrypoint: { } entrypoint } => Join(Words(entrypoint.Arguments, At), CommandWords(image, At), environment, files, workspace),
            { Command.ShellForm: { } line } => ReadScripts(CommandResolver.OfShellLine(line, At, environment, image.Shell is "/bin/sh" or "sh"), files, workspace),
            { Command: { } command } => Join(Words(command.Arguments, At), [], environment, files, workspace),
            _ => [],
        };
    }

    /// <summary>An entry point that was given words of a command.</summary>
    public static IReadOnlyList<ResolvedCommand> Join(IReadOnlyList<LaunchWord> entrypoint, IReadOnlyList<LaunchWord> command, IProcessEnvironment environment, ILaunchFiles files, Workspace workspace)
    {
        if (entrypoint.Count > 0 && entrypoint[0].Text is { } program && Script(program, files, workspace) is { } script)
            return OfScript(script, [.. entrypoint.Skip(1), .. command], environment);
        return ReadScripts(CommandResolver.OfExpanded([.. entrypoint, .. command], true, environment), files, workspace);
    }

    /// <summary>The words of the image's own entry point, for a container that gives another command; none for a shell form.</summary>
    public static IReadOnlyList<LaunchWord> EntrypointWords(DockerImage? image) =>
        image?.Entrypoint is { IsExecForm: true } entrypoint ? Words(entrypoint.Arguments, span => new Location(image.File.Source, span)) : [];

    private static IReadOnlyList<LaunchWord> Words(IReadOnlyList<WordText> words, Func<TextSpan, Location> at) => [.. words.Select(w => new LaunchWord(w.Value, at(w.Span), []))];

    private static IReadOnlyList<LaunchWord> CommandWords(DockerImage image, Func<TextSpan, Location> at) => image.Command switch
    {
        { IsExecForm: true } command => Words(command.Arguments, at),
        // The shell form of CMD gives the entry point a shell with the line as its argument.
        { ShellForm: { } line } => [new LaunchWord("/bin/sh", at(line.Span), []), new LaunchWord("-c", at(line.Span), []), new LaunchWord(line.Source.ToString(line.Span), at(line.Span), [])],
        _ => [],
    };

    private static IReadOnlyList<ResolvedCommand> ReadScripts(IReadOnlyList<ResolvedCommand> commands, ILaunchFiles files, Workspace workspace) =>
        [.. commands.SelectMany(c => ScriptEnds.Any(end => c.Program.EndsWith(end, StringComparison.Ordinal)) && Script(c.Path, files, workspace) is { } script
            ? OfScript(script, c.Arguments, c.Environment)
            : [c])];

    private static IReadOnlyList<ResolvedCommand> OfScript(SourceText script, IReadOnlyList<LaunchWord> arguments, IProcessEnvironment environment)
    {
        var tree = CommandParser.ParseText(script, CommandDialect.Shell);
        return CommandResolver.OfShellLine((CommandLine)tree.Root, span => new Location(script, span), environment, keepsShell: false, positional: arguments);
    }

    /// <summary>A shell script of the workspace; null for anything else.</summary>
    private static SourceText? Script(string program, ILaunchFiles files, Workspace workspace)
    {
        if (!ScriptEnds.Any(end => program.EndsWith(end, StringComparison.Ordinal)) || files.Find(program) is not LaunchFile.Found { Path: var path } || workspace.ReadText(path) is not { } script)
            return null;
        var first = script.AsSpan(script.GetLineSpan(1));
        return !first.StartsWith("#!") || first.EndsWith("sh") || first.Contains("sh ", StringComparison.Ordinal) ? script : null;
    }
}
