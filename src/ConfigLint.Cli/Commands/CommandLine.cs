using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace ConfigLint.Cli.Commands;

/// <summary>The program: finds the command, runs it, and turns every failure into one line and exit code 2.</summary>
internal static class CommandLine
{
    public const int Failed = 2;

    private const string Examples = """

        Examples:
          configlint ./etc                          lint every config below a folder
          configlint --format sarif . > out.sarif   for code scanning
          configlint --diff deploy/nginx.conf       show the safe fixes of one file
          configlint --fix .                        apply them
          configlint --select CL6 --fail-level error .
          configlint explain CL6001                 why a rule matters
          configlint graph --format html . > p.html the request path, its time-outs and who gives up first

        Exit codes: 0 nothing at or above the fail level, 1 findings, 2 the run itself failed

        """;

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
        AddExamples(root, host);
        return root;
    }

    private static void AddExamples(RootCommand root, CliHost host)
    {
        if (root.Options.OfType<HelpOption>().FirstOrDefault() is { Action: HelpAction help } option)
            option.Action = new HelpWithExamples(help, host.Out);
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

    private sealed class HelpWithExamples(HelpAction help, TextWriter output) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            var code = help.Invoke(parseResult);
            if (parseResult.CommandResult.Command is RootCommand)
                output.Write(Examples.ReplaceLineEndings("\n"));
            return code;
        }
    }
}
