using System.CommandLine;

namespace ConfigLint.Cli.Commands;

/// <summary><c>configlint completion SHELL</c>: a script that asks the program itself what may follow.</summary>
internal static class CompletionCommand
{
    private const string Bash = """
        # eval "$(configlint completion bash)"
        _configlint() {
            local IFS=$'\n'
            COMPREPLY=($(compgen -W "$(configlint "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _configlint configlint
        """;

    private const string Zsh = """
        #compdef configlint
        # eval "$(configlint completion zsh)"
        _configlint() {
            local -a candidates
            candidates=("${(@f)$(configlint "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
            compadd -- $candidates
            _files
        }
        compdef _configlint configlint
        """;

    private const string Fish = """
        # configlint completion fish | source
        complete -c configlint -a '(configlint "[suggest:"(commandline -C)"]" (commandline -cp) 2>/dev/null)'
        """;

    private const string PowerShell = """
        # configlint completion pwsh | Out-String | Invoke-Expression
        Register-ArgumentCompleter -Native -CommandName configlint -ScriptBlock {
            param($word, $commandLine, $position)
            configlint "[suggest:$position]" "$commandLine" 2>$null | Where-Object { $_ -like "$word*" } | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
            }
        }
        """;

    public static Command Create(CliHost host)
    {
        var shell = new Argument<string>("SHELL") { HelpName = "SHELL", Description = "bash, zsh, fish or pwsh" };
        shell.CompletionSources.Add("bash", "zsh", "fish", "pwsh");
        var command = new Command("completion", "Print a shell completion script");
        command.Add(shell);
        command.SetAction(result =>
        {
            var name = result.GetValue(shell);
            var script = name switch
            {
                "bash" => Bash,
                "zsh" => Zsh,
                "fish" => Fish,
                "pwsh" => PowerShell,
                _ => throw new RunException($"completion {name}: expected bash, zsh, fish or pwsh"),
            };
            host.Out.Write(script.ReplaceLineEndings("\n") + "\n");
            return 0;
        });
        return command;
    }
}
