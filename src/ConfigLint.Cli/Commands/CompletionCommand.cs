using System.CommandLine;

namespace ConfigLint.Cli.Commands;

/// <summary><c>configlint completion SHELL</c>: a script that asks the program itself what may follow.</summary>
internal static class CompletionCommand
{
    // Each script hands over the line up to the word that is completed: the shell itself picks what begins with that word. Where
    // options may stand, files may stand as well.
    private const string Bash = """
        # eval "$(configlint completion bash)"
        _configlint() {
            local IFS=$'\n' word="${COMP_WORDS[COMP_CWORD]}" line="${COMP_LINE:0:COMP_POINT}"
            [[ $word == '=' ]] && word=
            line="${line%"$word"}"
            [[ $line =~ (^| )--[a-z-]+=$ ]] && line="${line%=} "
            local candidates="$(configlint "[suggest:${#line}]" "$line" 2>/dev/null)"
            COMPREPLY=($(compgen -W "$candidates" -- "$word"))
            if [[ $word != -* && $'\n'$candidates == *$'\n'--* ]]; then
                compopt -o filenames 2>/dev/null
                COMPREPLY+=($(compgen -f -- "$word"))
            fi
            [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace 2>/dev/null
            return 0
        }
        complete -o default -F _configlint configlint
        """;

    private const string Zsh = """
        #compdef configlint
        # eval "$(configlint completion zsh)"
        _configlint() {
            local line="${(j: :)words[1,CURRENT-1]} "
            compset -P '--*=' && line+="${IPREFIX%=} "
            local -a candidates
            candidates=(${(f)"$(configlint "[suggest:${#line}]" "$line" 2>/dev/null)"})
            compadd -S '' -- ${(M)candidates:#*=}
            compadd -- ${candidates:#*=}
            if (( ! $#candidates || ${candidates[(I)--*]} )); then
                _files
            fi
        }
        compdef _configlint configlint
        """;

    private const string Fish = """
        # configlint completion fish | source
        function __configlint_complete
            set -l line (string join ' ' -- (commandline -opc))' '
            set -l given (string match -r -- '^--[a-z-]+=' (commandline -ct))
            if test -n "$given"
                set line "$line"(string trim -r -c = -- $given)' '
            end
            for candidate in (configlint "[suggest:"(string length -- $line)"]" $line 2>/dev/null)
                echo "$given$candidate"
            end
        end
        complete -c configlint -a '(__configlint_complete)'
        """;

    private const string PowerShell = """
        # configlint completion pwsh | Out-String | Invoke-Expression
        Register-ArgumentCompleter -Native -CommandName configlint -ScriptBlock {
            param($word, $commandAst, $position)
            $line = $commandAst.ToString()
            $line = $line.Substring(0, [Math]::Min($line.Length, $position - $commandAst.Extent.StartOffset))
            $line = $line.Substring(0, $line.Length - [Math]::Min($line.Length, $word.Length)).TrimEnd() + ' '
            configlint "[suggest:$($line.Length)]" "$line" 2>$null | Where-Object { $_ -like "$word*" } | ForEach-Object {
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
