using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using ConfigLint.Cli.Help;

namespace ConfigLint.Cli.Commands;

/// <summary>The program: finds the command, runs it, and turns every failure into one line and exit code 2.</summary>
internal static class CommandLine
{
    public const int Failed = 2;

    public static int Run(IReadOnlyList<string> args, CliHost host)
    {
        try
        {
            return Invoke(args, host);
        }
        catch (RunException e)
        {
            return Fail(host, e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A reader that went away, such as head, is no fault of the run.
            return e.Message.Contains("pipe", StringComparison.OrdinalIgnoreCase) ? 0 : Fail(host, e.Message);
        }
        catch (Exception e)
        {
            return Fail(host, $"internal error, please report it: {e.GetType().Name}: {e.Message}");
        }
        finally
        {
            Flush(host.Out);
        }
    }

    private static int Invoke(IReadOnlyList<string> args, CliHost host)
    {
        var result = CreateRoot(host).Parse(args);
        if (result.Action is ParseErrorAction)
            throw new RunException($"{string.Join("; ", result.Errors.Select(e => e.Message.TrimEnd('.')).Distinct())} (see configlint --help)");
        return result.Invoke(new InvocationConfiguration { Output = host.Out, Error = host.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }

    /// <summary>The program itself, then its commands, as --help and the manual page show them.</summary>
    public static IReadOnlyList<CommandDescription> Describe(CliHost host)
    {
        var root = CreateRoot(host);
        return [.. root.Subcommands.Prepend(root).Select(CommandDescription.Of)];
    }

    /// <summary>What is wrong with a command line; nothing of it is run.</summary>
    public static IReadOnlyList<string> Faults(IReadOnlyList<string> args, CliHost host) => [.. CreateRoot(host).Parse(args).Errors.Select(error => error.Message)];

    private static RootCommand CreateRoot(CliHost host)
    {
        var options = new CheckOptions();
        var root = new RootCommand("Finds the settings of proxies, web servers and app servers that end in an HTTP 502, 503 or 504.");
        options.AddTo(root);
        root.SetAction(result => new CheckRun(host, options.Read(result)).Execute());
        var check = new Command("check", "Lint configs; the default command");
        options.AddTo(check);
        check.SetAction(result => new CheckRun(host, options.Read(result)).Execute());
        root.Add(check);
        root.Add(ExplainCommand.Create(host));
        root.Add(RulesCommand.Create(host));
        root.Add(InitCommand.Create(host));
        root.Add(CompletionCommand.Create(host));
        root.Add(DumpCommand.Create(host));
        root.Add(GraphCommand.Create(host));
        UseOwnHelp(root, host);
        return root;
    }

    /// <summary>The library's help names /? and takes the root's arguments for those of every command.</summary>
    private static void UseOwnHelp(RootCommand root, CliHost host)
    {
        if (root.Options.OfType<HelpOption>().FirstOrDefault() is { } given)
            root.Options.Remove(given);
        root.Options.Add(new HelpOption("--help", "-h") { Description = "Show this help", Action = new ShowHelp(host) });
        if (root.Options.OfType<VersionOption>().FirstOrDefault() is { } version)
            version.Description = "Show the version";
    }

    private static int Fail(CliHost host, string message)
    {
        foreach (var line in message.Split('\n'))
            host.Error.Write($"configlint: {Reporters.Printable.Escape(line)}\n");
        return Failed;
    }

    private static void Flush(TextWriter output)
    {
        try
        {
            output.Flush();
        }
        catch (IOException)
        {
            // Nobody listens any more.
        }
    }

    private sealed class ShowHelp(CliHost host) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            host.Out.Write(HelpText.Of(CommandDescription.Of(parseResult.CommandResult.Command), host.Width ?? HelpText.UsualWidth));
            return 0;
        }
    }
}
