namespace ConfigLint.Tests.Cli;

/// <summary>The completion scripts in the shells that they are for, with the program behind them.</summary>
public sealed class CompletionTests
{
    static readonly string Program = Path.Combine(AppContext.BaseDirectory, "configlint.dll");

    /// <summary>A line up to the cursor, and some of what is offered; a blank line end stands for a new word.</summary>
    public static TheoryData<string, string, string> Lines => new()
    {
        { "configlint ex", "explain", "rules" },
        { "configlint check --wr", "--write-baseline", "--help" },
        { "configlint --format sa", "sarif", "text" },
        { "configlint --format=sa", "sarif", "text" },
        { "configlint rules --format j", "json", "sarif" },
        { "configlint explain CL100", "CL1001", "CL1010" },
        { "configlint explain zero-t", "zero-timeout", "CL1001" },
        { "configlint --select CL6", "CL6001", "CL1001" },
        { "configlint --ignore Time", "Timeouts", "CL1001" },
        { "configlint --severity CL1001", "CL1001=", "CL1002=" },
        { "configlint --output sar", "sarif=", "text=" },
        { "configlint completion ", "fish", "--nope" },
        { "configlint ngi", "nginx.conf", "explain" },
        { "configlint check ngi", "nginx.conf", "other.conf" },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public void In_bash(string line, string offered, string notOffered)
    {
        if (OperatingSystem.IsWindows())
            return;
        using var folder = WithScript("bash");
        folder.Write("test.sh", """
            configlint() { dotnet "$PROGRAM" "$@"; }
            source ./script
            line=$1
            # As bash does it: words end at blanks, and an equals sign is a word.
            COMP_LINE=$line COMP_POINT=${#line}
            read -r -a COMP_WORDS <<<"${line//=/ = }"
            [[ $line == *' ' ]] && COMP_WORDS+=("")
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            compopt() { :; }
            _configlint
            printf '%s\n' "${COMPREPLY[@]}"
            """);
        Check(folder.Execute("env", "PROGRAM=" + Program, "bash", "test.sh", line), offered, notOffered);
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void In_fish(string line, string offered, string notOffered)
    {
        ExternalTool.RequireProgram("fish", "fish");
        using var folder = WithScript("fish");
        var outcome = folder.Execute("env", "HOME=" + folder.Root, "PROGRAM=" + Program, "fish", "--no-config", "-c", "function configlint; dotnet $PROGRAM $argv; end; source script; complete -C \"$argv[1]\"", line);
        Check(outcome with { Out = outcome.Out.Replace("--format=", "", StringComparison.Ordinal).Replace("\t", "\n", StringComparison.Ordinal) }, offered, notOffered);
    }

    /// <summary>The functions of zsh's completion are put in place by ones that print what they are given.</summary>
    [Theory]
    [MemberData(nameof(Lines))]
    public void In_zsh(string line, string offered, string notOffered)
    {
        ExternalTool.RequireProgram("zsh", "zsh");
        using var folder = WithScript("zsh");
        folder.Write("test.zsh", """
            configlint() { dotnet "$PROGRAM" "$@" }
            compdef() { }
            word=${1##* }
            compset() { [[ $word == --*=* ]] && { IPREFIX=${word%%=*}=; word=${word#*=} } }
            compadd() { [[ $1 == -S ]] && shift 2; shift; for candidate; do [[ $candidate == "$word"* ]] && print -r -- $candidate; done; return 0 }
            _files() { for file in "$word"*(N); do print -r -- $file; done }
            source ./script
            words=(${(s: :)1% *} "$word") CURRENT=${#words}
            [[ $1 == *' ' ]] && { words=(${(s: :)1} ""); CURRENT=${#words} }
            _configlint
            """);
        Assert.Equal(new Outcome(0, "", ""), folder.Execute("zsh", "-n", "script"));
        Check(folder.Execute("env", "PROGRAM=" + Program, "zsh", "-f", "test.zsh", line), offered, notOffered);
    }

    [Fact]
    public void The_scripts_are_for_their_shells()
    {
        using var folder = new TempFolder();
        Assert.Contains("complete -o default -F _configlint configlint", folder.Run("completion", "bash").Out, StringComparison.Ordinal);
        Assert.StartsWith("#compdef configlint\n", folder.Run("completion", "zsh").Out, StringComparison.Ordinal);
        Assert.Contains("complete -c configlint", folder.Run("completion", "fish").Out, StringComparison.Ordinal);
        Assert.Contains("Register-ArgumentCompleter -Native -CommandName configlint", folder.Run("completion", "pwsh").Out, StringComparison.Ordinal);
    }

    static TempFolder WithScript(string shell)
    {
        var folder = new TempFolder();
        return folder.Write("script", folder.Run("completion", shell).Out).Write("nginx.conf", "").Write("other.conf", "");
    }

    static void Check(Outcome outcome, string offered, string notOffered)
    {
        var lines = outcome.Out.Split('\n');
        Assert.Equal("", outcome.Error);
        Assert.Contains(offered, lines);
        Assert.DoesNotContain(notOffered, lines);
    }
}
