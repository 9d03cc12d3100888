using ConfigLint.Model.Values;
using ConfigLint.Syntax.Command;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Model.Launches;

/// <summary>From the words of a command to the programs that it starts: wrappers and shells are taken off. Runs nothing.</summary>
internal static class CommandResolver
{
    /// <summary>A shell in a shell in a shell: nobody writes more.</summary>
    private const int MostShells = 3;

    /// <summary>What a shell does itself: nothing is started.</summary>
    private static readonly string?[] Builtins = ["set", "test", "[", ":", "true", "false", "echo", "printf", "trap", "ulimit", "umask", "unset", "shift", "return", "exit", "wait", "source", ".", "read", "sleep"];

    /// <summary>Programs of a line that a shell runs, such as a Procfile's or the shell form of CMD.</summary>
    /// <param name="positional">What "$@" stands for.</param>
    /// <param name="keepsShell">The shell was started for this line alone, and stays unless <c>exec</c> replaces it.</param>
    public static IReadOnlyList<ResolvedCommand> OfShellLine(
        CommandLine line, Func<TextSpan, Location> locate, IProcessEnvironment environment, bool keepsShell, IReadOnlyList<LaunchWord>? positional = null, int shells = 0)
    {
        var isInPlace = shells == 0;
        var found = new List<ResolvedCommand>();
        var own = new Dictionary<string, EnvironmentValue>(StringComparer.Ordinal);
        var layered = new LayeredEnvironment(own, environment);
        string? folder = null;
        // Behind an "if" it is not known whether an assignment took place.
        var isStraight = !line.Commands.Any(c => c.StartsWithReservedWord);
        foreach (var command in line.Commands)
        {
            // "then X=1" and "do run" are read as words.
            var words = command.StartsWithReservedWord ? [.. command.Words.SkipWhile(IsReserved)] : command.Words;
            var assignments = command.StartsWithReservedWord ? [.. words.TakeWhile(w => w.IsAssignment)] : command.Assignments;
            words = command.StartsWithReservedWord ? [.. words.Skip(assignments.Count)] : words;
            if (words.Count == 0)
            {
                Assign(assignments, own, layered, locate, isStraight);
                continue;
            }
            var first = words[0].Content.Literal;
            if (Builtins.Contains(first))
                continue;
            if (first is "export" or "readonly" or "local" or "declare")
            {
                Assign([.. words.Skip(1).Where(w => w.IsAssignment)], own, layered, locate, isStraight);
                continue;
            }
            if (first == "cd")
            {
                folder = words.Count > 1 ? words[1].Content.Literal ?? "?" : "?";
                continue;
            }
            var inner = new Dictionary<string, EnvironmentValue>(own, StringComparer.Ordinal);
            Assign(assignments, inner, layered, locate, isKnown: true);
            var staysForIt = keepsShell && !command.IsExec && command == line.Commands[^1] && command.Operator is not ("&" or "|");
            found.AddRange(OfWords([.. words.Select(w => w.Content)], locate, new LayeredEnvironment(inner, environment), staysForIt, folder, positional, shells)
                .Select(c => isInPlace ? c with { Start = locate(words[0].Span) } : c));
        }
        return found;
    }

    /// <summary>Programs of words that are started as they are: an exec form, ExecStart=, a compose command.</summary>
    public static IReadOnlyList<ResolvedCommand> OfWords(
        IReadOnlyList<WordText> words, Func<TextSpan, Location> locate, IProcessEnvironment environment, bool keepsShell = false, string? folder = null, IReadOnlyList<LaunchWord>? positional = null, int shells = 0)
    {
        var expanded = new List<LaunchWord>();
        var isComplete = true;
        foreach (var word in words)
        {
            if (positional is not null && word.Parts is [{ Raw: "$@" or "${@}" or "$*" }])
            {
                expanded.AddRange(positional);
                continue;
            }
            var value = WordExpander.Expand(word, locate, environment);
            if (WordExpander.MaySplit(word))
            {
                if (value.Text is null)
                {
                    isComplete = false;
                    break;
                }
                expanded.AddRange(value.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(part => value with { Text = part, KnownPrefix = part }));
                continue;
            }
            expanded.Add(value);
        }
        return OfExpanded(expanded, isComplete, environment, keepsShell, folder, shells);
    }

    public static IReadOnlyList<ResolvedCommand> OfExpanded(
        IReadOnlyList<LaunchWord> words, bool isComplete, IProcessEnvironment environment, bool keepsShell = false, string? folder = null, int shells = 0)
    {
        var at = 0;
        while (at >= 0 && at < words.Count)
        {
            if (words[at].Text is { } text && Wrappers.IsShell(FilePaths.NameOf(text)))
                return OfShell(words, at, environment, folder, shells);
            var next = Wrappers.Skip(words, at);
            if (next == at || next < 0)
            {
                at = next;
                break;
            }
            keepsShell &= FilePaths.NameOf(words[at].Text!) != "exec";
            at = next;
        }
        if (at < 0 || at >= words.Count || words[at].Text is not { Length: > 0 } program || program.StartsWith('-'))
            return [];
        return [new ResolvedCommand(program, [.. words.Skip(at + 1)], words[at].At, isComplete, keepsShell, environment, folder)];
    }

    private static IReadOnlyList<ResolvedCommand> OfShell(IReadOnlyList<LaunchWord> words, int at, IProcessEnvironment environment, string? folder, int shells)
    {
        var option = at + 1;
        while (option < words.Count && words[option].Text is ['-' or '+', not '-', ..] flags && !flags.Contains('c'))
            option++;
        if (shells >= MostShells || option >= words.Count || words[option].Text is not { } text)
            return [];
        if (text is not ['-', ..])
            return [new ResolvedCommand(text, [.. words.Skip(option + 1)], words[option].At, true, false, environment, folder)];
        if (option + 1 >= words.Count || words[option + 1] is not { Text: { } script } word)
            return [];
        var source = SourceText.From(script, word.At.Path);
        var line = CommandParser.ParseLine(source, new TextSpan(0, script.Length), CommandDialect.Shell);
        // Bash replaces itself by the last command.
        var mayStay = FilePaths.NameOf(words[at].Text!) is "sh" or "dash";
        return [.. OfShellLine(line, _ => word.At, environment, mayStay, positional: [.. words.Skip(option + 3)], shells: shells + 1)
            .Select(c => c with
            {
                Folder = c.Folder ?? folder,
                // An init before the shell may signal all processes.
                KeepsShell = c.KeepsShell && at == 0,
                MayKeepShell = c.MayKeepShell || c.KeepsShell,
            })];
    }

    private static bool IsReserved(CommandWord word) => word.Content.Literal is "if" or "then" or "elif" or "else" or "while" or "until" or "do" or "!" or "{" or "fi" or "done" or "esac" or "}";

    private static void Assign(IReadOnlyList<CommandWord> assignments, Dictionary<string, EnvironmentValue> into, IProcessEnvironment environment, Func<TextSpan, Location> locate, bool isKnown)
    {
        foreach (var assignment in assignments)
        {
            if (assignment.Content.TrySplit('=', out var name, out var value))
                into[name] = isKnown ? WordExpander.Evaluate(value, locate, environment) : new EnvironmentValue.Unknown("a script sets it");
        }
    }
}
