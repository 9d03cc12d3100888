using System.CommandLine;
using ConfigLint.Cli.Discovery;
using ConfigLint.Cli.Reporters;
using ConfigLint.Model;
using ConfigLint.Syntax;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Cli.Commands;

/// <summary><c>configlint dump FILE</c>: the syntax tree and the settings in effect, for people who write rules.</summary>
internal static class DumpCommand
{
    public static Command Create(CliHost host)
    {
        var file = new Argument<string>("FILE") { HelpName = "FILE", Description = "A config" };
        var command = new Command("dump", "Show the syntax tree of a file, and the settings in effect");
        command.Add(file);
        command.SetAction(result => Dump(result.GetValue(file) ?? "", host));
        return command;
    }

    private static int Dump(string path, CliHost host)
    {
        var full = Path.GetFullPath(path, host.CurrentDirectory);
        if (!File.Exists(full))
            throw new RunException($"{path}: no such file");
        var bytes = DiskFileSystem.Instance.ReadAllBytes(full);
        var format = FormatDetector.DetectNamed(DiskFileSystem.Slashes(full), bytes.AsSpan(0, Math.Min(bytes.Length, FormatDetector.HeadSize)));
        if (Parsers.Find(format) is not { } parse)
            throw new RunException(format == ConfigFormat.Unknown ? $"{path}: no known format" : $"{path}: {format} is not read yet");
        var tree = parse(SourceText.FromBytes(bytes, path));
        Write(tree, host.Out);
        foreach (var error in tree.Errors)
            host.Out.Write($"{tree.Source.GetLinePosition(error.Span.Start)}: {Printable.Escape(error.Message)}\n");
        WriteSettings(DiskFileSystem.Slashes(full), tree.Source, format, host.Out);
        return 0;
    }

    /// <summary>What the servers make of this file alone.</summary>
    private static void WriteSettings(string path, SourceText source, ConfigFormat format, TextWriter output)
    {
        var workspace = new Workspace(DiskFileSystem.Instance, WorkspaceOptions.Default);
        workspace.Add(path, source, format);
        foreach (var element in StackBuilder.Build(workspace).SelectMany(stack => stack.Elements))
        {
            if (element is not ISettingsSource settings)
                continue;
            output.Write($"\n{element.Name}\n");
            foreach (var (name, value, origin) in settings.DescribeSettings())
                output.Write($"  {name} = {Printable.Escape(value ?? "unknown")} ({Printable.Escape(origin)})\n");
        }
    }

    /// <summary>One node or token a line, indented by depth, without recursion.</summary>
    private static void Write(SyntaxTree tree, TextWriter output)
    {
        var open = new Stack<(SyntaxNodeOrToken Item, int Depth)>();
        open.Push((tree.Root, 0));
        while (open.TryPop(out var next))
        {
            var indent = new string(' ', Math.Min(next.Depth, 200) * 2);
            if (next.Item.Node is not { } node)
            {
                var token = next.Item.Token;
                var kind = token.IsMissing ? "missing" : token.Kind.ToString();
                output.Write($"{indent}{kind} {token.Span} '{Printable.Escape(tree.Source.ToString(token.Span))}'\n");
                continue;
            }
            output.Write($"{indent}{node}\n");
            for (var i = node.ChildCount - 1; i >= 0; i--)
                open.Push((node.ChildAt(i), next.Depth + 1));
        }
    }
}
