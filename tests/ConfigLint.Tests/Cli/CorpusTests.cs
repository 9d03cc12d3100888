using ConfigLint.Cli;
using ConfigLint.Cli.Commands;

namespace ConfigLint.Tests.Cli;

/// <summary>The program on the real files, as a user runs it.</summary>
public sealed class CorpusTests
{
    /// <summary>Files of corpus/nginx that crossplane read and that nginx itself refuses.</summary>
    static readonly Dictionary<string, string> RefusedByNginx = new()
    {
        ["nginx/nginxinc+crossplane/tests/configs/bad-args/nginx.conf"] = "nginx -t: invalid number of arguments in \"user\" directive",
    };

    /// <summary>Refused by libyaml, which gave the verdict, and read by go-yaml, which reads it in the cluster.</summary>
    const string ReadByGoYaml = "crds/serviceentry-valid.yaml";

    [Theory]
    [InlineData("nginx")]
    [InlineData("apache")]
    [InlineData("php-fpm")]
    [InlineData("lb-yaml")]
    public void No_file_that_its_server_accepts_has_a_syntax_error(string folder) =>
        Assert.Equal(RefusedByNginx.Keys.Where(f => f.StartsWith(folder + "/", StringComparison.Ordinal)), FilesWithSyntaxErrors(folder));

    [Theory]
    [InlineData("invalid/nginx")]
    [InlineData("invalid/apache")]
    [InlineData("invalid/lb-yaml")]
    public void Each_file_that_its_server_refuses_has_one(string folder)
    {
        var files = Directory.EnumerateFiles(Path.Combine(SharedCorpus.Root, folder), "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(SharedCorpus.Root, f)).Where(f => !f.EndsWith(ReadByGoYaml, StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(files);
        Assert.Equal(files, FilesWithSyntaxErrors([.. files]));
    }

    [Theory]
    [InlineData("stacks")]
    [InlineData("templated")]
    [InlineData(".")]
    public void Nothing_crashes(string folder)
    {
        var (code, output, error) = Run("--statistics", "--select", "CL0,CL1,CL2,CL3,CL5", folder);
        Assert.InRange(code, 0, 1);
        Assert.Equal("", error);
        Assert.DoesNotContain("CL0002", output, StringComparison.Ordinal);
    }

    static List<string> FilesWithSyntaxErrors(params string[] paths) =>
        [.. Run(["--select", "CL0001", .. paths]).Output.Split('\n').Where(line => line.Contains(" error CL0001 ", StringComparison.Ordinal)).Select(line => line.Split(':')[0]).Distinct().Order(StringComparer.Ordinal)];

    static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var host = new CliHost { Out = output, Error = error, In = () => new MemoryStream(), CurrentDirectory = SharedCorpus.Root };
        return (CommandLine.Run(["--no-config", .. arguments], host), output.ToString(), error.ToString());
    }
}
