namespace ConfigLint.LiveTests;

public sealed class ServersTests
{
    [Theory]
    [InlineData("nginx", "nginx")]
    [InlineData("apache2", "apache2")]
    [InlineData("php-fpm8.2", "php8.2-fpm")]
    [InlineData("gunicorn", "gunicorn")]
    [InlineData("puma", "puma")]
    [InlineData("haproxy", "haproxy")]
    public void The_server_is_installed(string program, string package)
    {
        Assert.SkipUnless(Servers.Find(program) is not null, $"install Debian's package {package}");
    }
}
