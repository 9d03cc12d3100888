using System.CommandLine;

namespace ConfigLint.Cli.Help;

/// <summary>A command as --help and the manual page show it.</summary>
internal sealed record CommandDescription(string Name, string Usage, string Summary, IReadOnlyList<(string Name, string Meaning)> Arguments, IReadOnlyList<(string Name, string Meaning)> Options, IReadOnlyList<(string Name, string Meaning)> Commands)
{
    public static CommandDescription Of(Command command)
    {
        var isRoot = command is RootCommand;
        var name = isRoot ? "configlint" : command.Name;
        var options = command.Options.Where(option => !option.Hidden).Concat(isRoot ? [] : command.Parents.OfType<Command>().SelectMany(parent => parent.Options.Where(option => option.Recursive)));
        var arguments = command.Arguments.Select(argument => argument.Arity.MinimumNumberOfValues > 0 ? argument.HelpName : $"[{argument.HelpName}...]");
        return new CommandDescription(
            name,
            string.Join(' ', (string[])["configlint", .. isRoot ? Array.Empty<string>() : [command.Name], "[OPTIONS]", .. arguments.OfType<string>()]),
            command.Description ?? "",
            [.. command.Arguments.Select(argument => (argument.HelpName ?? argument.Name, argument.Description ?? ""))],
            [.. options.Select(option => (NameOf(option), option.Description ?? ""))],
            [.. command.Subcommands.Where(sub => !sub.Hidden).Select(sub => (string.Join(' ', sub.Arguments.Where(argument => argument.Arity.MinimumNumberOfValues > 0).Select(argument => argument.HelpName).Prepend(sub.Name)), sub.Description ?? ""))]);
    }

    private static string NameOf(Option option) =>
        string.Join(", ", option.Aliases.Append(option.Name)) + (option.HelpName is { } value && option.Arity.MaximumNumberOfValues > 0 ? " " + value : "");
}
