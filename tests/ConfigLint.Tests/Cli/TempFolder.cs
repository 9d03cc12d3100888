using System.Diagnostics;
using ConfigLint.Cli;
using ConfigLint.Cli.Commands;

namespace ConfigLint.Tests.Cli;

/// <summary>A folder of its own for one test, in which the program can be run.</summary>
sealed class TempFolder : IDisposable
{
    public TempFolder() => Root = Directory.CreateTempSubdirectory("configlint-test-").FullName;

    public string Root { get; }

    public string At(string path) => Path.Combine(Root, path);

    public TempFolder Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), text);
        return this;
    }

    public string Read(string path) => File.ReadAllText(At(path));

    public string Link(string path, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.CreateSymbolicLink(At(path), target);
        return At(path);
    }

    /// <summary>Runs the program in this process.</summary>
    public Outcome Run(params string[] args) => RunWith(new RunOptions(), args);

    public Outcome RunWith(RunOptions options, params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var host = new CliHost
        {
            Out = output,
            Error = error,
            In = () => new MemoryStream(options.Input ?? []),
            CurrentDirectory = options.Folder is null ? Root : At(options.Folder),
            OutIsTerminal = options.OutIsTerminal,
            Variable = name => options.Variables.GetValueOrDefault(name),
        };
        return new Outcome(CommandLine.Run(args, host), output.ToString(), error.ToString());
    }

    /// <summary>Runs any program here.</summary>
    public Outcome Execute(string program, params string[] args)
    {
        var start = new ProcessStartInfo(program, args) { WorkingDirectory = Root, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Outcome(process.ExitCode, output, error.Result);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}

sealed record RunOptions
{
    public byte[]? Input { get; init; }

    public string? Folder { get; init; }

    public bool OutIsTerminal { get; init; }

    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();
}

sealed record Outcome(int Code, string Out, string Error);
