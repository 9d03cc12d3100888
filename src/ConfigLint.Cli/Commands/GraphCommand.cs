using System.CommandLine;
using ConfigLint.Cli.Configuration;
using ConfigLint.Cli.Discovery;
using ConfigLint.Cli.Graph;
using ConfigLint.Cli.Reporters;
using ConfigLint.Model;
using ConfigLint.Rules;

namespace ConfigLint.Cli.Commands;

/// <summary><c>configlint graph</c>: the request path as it was found, with its time-outs, its concurrency and the findings where they stand.</summary>
internal static class GraphCommand
{
    public static Command Create(CliHost host)
    {
        var paths = SharedOptions.Paths("Files or folders; \".\" when there is none");
        var format = SharedOptions.Text("--format", "FORMAT", "what to write", "text").From(GraphWriters.Formats);
        var output = new Option<string?>("--output") { Description = "Write to this file instead of standard output", HelpName = "FILE" };
        var config = SharedOptions.Config();
        var noConfig = SharedOptions.NoConfig();
        var exclude = SharedOptions.Exclude();
        var color = SharedOptions.Color();
        Option[] options = [format, output, config, noConfig, exclude, color];
        var command = new Command("graph", "Show the request path: hops, time-outs, concurrency, and who gives up first");
        command.Add(paths);
        foreach (var option in options)
            command.Add(option);
        command.SetAction(result =>
        {
            var settings = new CheckSettings
            {
                Paths = SharedOptions.Read(result, paths, options),
                Exclude = SharedOptions.ReadPatterns(result, exclude),
                ConfigPath = result.GetValue(config),
                NoConfig = result.GetValue(noConfig),
                Color = result.GetValue(color) ?? "auto",
                Jobs = Environment.ProcessorCount,
                KeepsStacks = true,
            };
            return Draw(settings, result.GetValue(format) ?? "text", result.GetValue(output), host);
        });
        return command;
    }

    private static int Draw(CheckSettings settings, string format, string? output, CliHost host)
    {
        var rules = new RuleIndex(RuleCatalog.All);
        var read = 0;
        using var progress = new Progress(host, isQuiet: false, () => read);
        var targets = Targets.Resolve(settings.Paths, host.CurrentDirectory);
        var lints = Lint.Each(settings, rules, new RuleChoice(rules, [], [], []), targets, null, count => read = count);
        var picture = PictureBuilder.Build(
            [.. lints.SelectMany(lint => lint.Stacks).Where(stack => stack.Elements.Any(element => targets.IsReported(element.At.InFile.Path))).Select(stack => (stack, NameOf(stack, targets)))],
            [.. lints.SelectMany(lint => lint.Findings).Where(finding => finding.Suppression is null)],
            lints.Sum(lint => lint.Workspace.Files.Count(file => file.Source.Host is null)));
        progress.Dispose();
        Lint.WriteUnrecognised(lints, host.Error);
        if (output is null)
        {
            GraphWriters.Create(format, new Style(host.HasColor(settings.Color))).Write(picture, host.Out);
            return 0;
        }
        var path = Path.GetFullPath(output, host.CurrentDirectory);
        if (lints.Any(lint => lint.Workspace.Find(path) is not null))
            throw new RunException($"--output {output}: this is one of the analysed configs");
        using var writer = new StreamWriter(path, append: false, CliHost.Utf8);
        GraphWriters.Create(format, Style.Plain).Write(picture, writer);
        return 0;
    }

    /// <summary>A stack is known by its folder and, after "#", its environment.</summary>
    private static string NameOf(Stack stack, Targets targets)
    {
        var hash = stack.Name.LastIndexOf('#');
        var (folder, environment) = hash < 0 ? (stack.Name, "") : (stack.Name[..hash], stack.Name[(hash + 1)..]);
        var shown = folder.Length > 0 ? targets.Display(folder) : targets.Roots is [var root] ? targets.Display(root) : ".";
        return environment.Length == 0 ? shown : shown == "." ? environment : $"{shown} ({environment})";
    }
}
