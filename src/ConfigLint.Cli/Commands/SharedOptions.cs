using System.CommandLine;
using ConfigLint.Cli.Configuration;
using ConfigLint.Cli.Discovery;

namespace ConfigLint.Cli.Commands;

/// <summary>Arguments and options that several commands have.</summary>
internal static class SharedOptions
{
    private static readonly string[] ColorModes = ["auto", "always", "never"];

    public static Argument<string[]> Paths(string description) => new("PATH") { HelpName = "PATH", Description = description, Arity = ArgumentArity.ZeroOrMore };

    public static Option<string?> Config() => new("--config") { Description = "Use this file instead of the nearest .configlint.yml", HelpName = "FILE" };

    public static Option<bool> NoConfig() => new("--no-config") { Description = "Use no .configlint.yml" };

    public static Option<string[]> Exclude() => List("--exclude", "GLOB", "Leave files out; repeatable");

    public static Option<string> Color() => Text("--color", "WHEN", "colour in text output; auto heeds NO_COLOR", "auto").From(ColorModes);

    public static Option<string> Text(string name, string helpName, string description, string fallback) =>
        new(name) { Description = $"{description} (default {fallback})", HelpName = helpName, DefaultValueFactory = _ => fallback };

    public static Option<string[]> List(string name, string helpName, string description) =>
        new(name) { Description = description, HelpName = helpName, Arity = ArgumentArity.OneOrMore };

    /// <summary>Patterns with forward slashes, whatever the system's are.</summary>
    /// <exception cref="RunException">One can never match.</exception>
    public static IReadOnlyList<string> ReadPatterns(ParseResult result, Option<string[]> option)
    {
        var patterns = (result.GetValue(option) ?? []).Select(DiskFileSystem.Slashes).ToList();
        return patterns.Select(PathGlobs.Fault).OfType<string>().FirstOrDefault() is { } fault ? throw new RunException($"{option.Name}: {fault}") : patterns;
    }

    /// <summary>The paths given, else the current folder.</summary>
    /// <exception cref="RunException">What looks like an option is none of the command's.</exception>
    public static string[] Read(ParseResult result, Argument<string[]> paths, IReadOnlyList<Option> options)
    {
        var given = result.GetValue(paths) is { Length: > 0 } some ? some : ["."];
        if (Array.Find(given, path => path.Length > 1 && path[0] == '-') is not { } argument)
            return given;
        var name = argument.Split('=')[0];
        throw new RunException($"there is no option {name}" + (NearestName.Of(name, options.Select(o => o.Name)) is { } nearest ? $"; did you mean {nearest}?" : " (see configlint --help)"));
    }
}
