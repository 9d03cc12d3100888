using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using ConfigLint.Cli;

namespace ConfigLint.LiveTests;

/// <summary>The shell part of action.yml, with a release folder in which a script stands for the binary.</summary>
public sealed class ActionTests : IDisposable
{
    const string NotFound = "install Debian's packages bash and curl";

    const string Binary = """
        #!/bin/sh
        printf '%s\n' "$PWD" "$@" >"$ARGUMENTS"
        for option; do case "$option" in sarif=*) [ "$ANSWER" = 2 ] || echo '{}' >"${option#sarif=}" ;; esac; done
        echo '::error file=nginx.conf,line=1::found'
        exit "$ANSWER"

        """;

    static readonly bool IsReady = OperatingSystem.IsLinux() && Servers.Find("bash") is not null && Servers.Find("curl") is not null;
    static readonly string Name = RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "configlint-linux-arm64" : "configlint-linux-x64";

    readonly TempFolder _folder = new TempFolder()
        .Write("release/" + Name, Binary)
        .Write($"release/{Name}.sha256", Checksum(Binary))
        .Write("checkout/nginx.conf", "events {}\n")
        .Write("temp/empty", "");

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void The_binary_of_the_release_runs_and_its_exit_code_and_report_are_outputs(int code)
    {
        Assert.SkipUnless(IsReady, NotFound);
        var outcome = Run(code, ("CONFIGLINT_URL", $"file://{_folder.At("release")}"));
        Assert.Equal((0, "::error file=nginx.conf,line=1::found\n"), (outcome.Code, outcome.Out));
        Assert.Equal($"exit-code={code}\nsarif-file=configlint.sarif\n", _folder.Read("output"));
        Assert.Equal(
            [Path.Combine(_folder.Root, "checkout"), "--format", "github", "--fail-level", "warning", "--output", "sarif=configlint.sarif", "--sarif-category", "configlint", "."],
            Arguments());
        Assert.Equal(_folder.At("temp/configlint-" + Version()) + "\n", _folder.Read("path"));
    }

    [Fact]
    public void A_run_that_fails_has_an_exit_code_and_no_report()
    {
        Assert.SkipUnless(IsReady, NotFound);
        _folder.Write("checkout/configlint.sarif", "of an earlier run");
        Assert.Equal(0, Run(2, ("CONFIGLINT_URL", $"file://{_folder.At("release")}")).Code);
        Assert.Equal("exit-code=2\n", _folder.Read("output"));
    }

    [Fact]
    public void Paths_stand_one_a_line_and_options_between_white_space()
    {
        Assert.SkipUnless(IsReady, NotFound);
        Run(0, ("CONFIGLINT_URL", $"file://{_folder.At("release")}"), ("CONFIGLINT_PATHS", "etc/my app\n*.conf\n"), ("CONFIGLINT_ARGS", "--ignore CL1011\n  --no-config $(touch made)"), ("CONFIGLINT_FAIL_LEVEL", "error"));
        Assert.Equal(["--ignore", "CL1011", "--no-config", "$(touch", "made)", "etc/my app", "*.conf"], Arguments().Skip(9));
        Assert.False(File.Exists(_folder.At("checkout/made")));
    }

    [Fact]
    public void The_report_of_a_folder_is_named_from_the_workspace()
    {
        Assert.SkipUnless(IsReady, NotFound);
        _folder.Write("checkout/sub/nginx.conf", "");
        Run(1, ("CONFIGLINT_URL", $"file://{_folder.At("release")}"), ("CONFIGLINT_FOLDER", "sub"), ("CONFIGLINT_SARIF", "out.sarif"));
        Assert.Equal("exit-code=1\nsarif-file=sub/out.sarif\n", _folder.Read("output"));
        Assert.Equal(_folder.At("checkout/sub"), Arguments()[0]);
    }

    [Fact]
    public void A_binary_with_another_checksum_is_never_started()
    {
        Assert.SkipUnless(IsReady, NotFound);
        _folder.Write("release/" + Name, Binary + "# changed\n");
        var outcome = Run(0, ("CONFIGLINT_URL", $"file://{_folder.At("release")}"));
        Assert.Equal(2, outcome.Code);
        Assert.Contains($"{Name} is not what its checksum says", outcome.Out, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.At("arguments")));
    }

    [Fact]
    public void A_release_that_is_not_there_is_named()
    {
        Assert.SkipUnless(IsReady, NotFound);
        var outcome = Run(0, ("CONFIGLINT_URL", $"file://{_folder.At("nowhere")}"), ("CONFIGLINT_VERSION", "v9.9.9"));
        Assert.Equal(2, outcome.Code);
        Assert.Contains($"::error title=configlint::cannot download file://{_folder.At("nowhere")}/{Name}", outcome.Out, StringComparison.Ordinal);
        Assert.True(Directory.Exists(_folder.At("temp/configlint-9.9.9")));
    }

    [Fact]
    public void A_binary_that_is_there_needs_no_release()
    {
        Assert.SkipUnless(IsReady, NotFound);
        _folder.Write("checkout/tools/lint", Binary);
        _folder.MustRun("chmod", "+x", _folder.At("checkout/tools/lint"));
        _folder.Write("checkout/sub/nginx.conf", "");
        Assert.Equal(0, Run(1, ("CONFIGLINT_BINARY", "tools/lint"), ("CONFIGLINT_FOLDER", "sub")).Code);
        Assert.StartsWith("exit-code=1\n", _folder.Read("output"), StringComparison.Ordinal);

        var outcome = Run(0, ("CONFIGLINT_BINARY", "no-such-program"));
        Assert.Equal((2, "::error title=configlint::there is no program no-such-program\n"), (outcome.Code, outcome.Out));
    }

    public void Dispose() => _folder.Dispose();

    Outcome Run(int answer, params (string Name, string Value)[] inputs)
    {
        var variables = new Dictionary<string, string>
        {
            ["ANSWER"] = $"{answer}",
            ["ARGUMENTS"] = _folder.At("arguments"),
            ["GITHUB_OUTPUT"] = _folder.At("output"),
            ["GITHUB_PATH"] = _folder.At("path"),
            ["RUNNER_TEMP"] = _folder.At("temp"),
            ["CONFIGLINT_PATHS"] = ".",
            ["CONFIGLINT_ARGS"] = "",
            ["CONFIGLINT_FAIL_LEVEL"] = "warning",
            ["CONFIGLINT_FOLDER"] = ".",
            ["CONFIGLINT_SARIF"] = "configlint.sarif",
        };
        foreach (var (name, value) in inputs)
            variables[name] = value;
        return _folder.Execute("env", ["-C", _folder.At("checkout"), .. variables.Select(v => $"{v.Key}={v.Value}"), Repository.At(".github/action/run.sh")]);
    }

    /// <summary>The folder in which the binary ran, and its arguments.</summary>
    string[] Arguments() => _folder.Read("arguments").TrimEnd('\n').Split('\n');

    static string Version() => ToolVersion.Text;

    static string Checksum(string text) => $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}  {Name}\n";
}
