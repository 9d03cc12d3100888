namespace ConfigLint.LiveTests;

/// <summary>In CI nothing may be skipped: `.ci/run` installs the servers.</summary>
public sealed class ServersTests
{
    [Theory]
    [InlineData("nginx", "nginx")]
    [InlineData("apache2", "apache2")]
    [InlineData("php-fpm8.2", "php8.2-fpm")]
    [InlineData("gunicorn", "gunicorn")]
    [InlineData("puma", "puma")]
    [InlineData("haproxy", "haproxy")]
    [InlineData("chromium", "chromium")]
    [InlineData("dot", "graphviz")]
    public void Ci_has_the_server(string program, string package) =>
        Assert.True(Environment.GetEnvironmentVariable("CI") != "true" || Servers.Find(program) is not null, $"install Debian's package {package}");
}
