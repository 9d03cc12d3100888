using System.Text.RegularExpressions;
using ConfigLint.Cli.Discovery;

namespace ConfigLint.Tests.Cli;

/// <summary>.pre-commit-hooks.yaml says for which files the hook starts: those that discovery would look at.</summary>
public sealed class HookPatternTests
{
    static readonly Regex Files = ReadPattern();

    [Theory]
    [InlineData("nginx.conf")]
    [InlineData("etc/nginx/sites-available/shop.example.com")]
    [InlineData("etc/nginx/conf.d/shop")]
    [InlineData("etc/nginx/fastcgi_params")]
    [InlineData("etc/nginx/snippets/tls")]
    [InlineData("deploy/site.nginx")]
    [InlineData("httpd/vhosts.d/shop.vhost")]
    [InlineData("haproxy.cfg")]
    [InlineData("php-fpm.d/www.conf")]
    [InlineData("php/conf.d/opcache.ini")]
    [InlineData("php.ini")]
    [InlineData("gunicorn.conf.py")]
    [InlineData("gunicorn/settings.py")]
    [InlineData("app/gunicorn_config.py")]
    [InlineData("app/config.py")]
    [InlineData("config/puma.rb")]
    [InlineData("config/puma/production.rb")]
    [InlineData("config/database.yml")]
    [InlineData("docker-compose.yml")]
    [InlineData("k8s/deployment.yaml")]
    [InlineData("ecosystem.config.json")]
    [InlineData("Dockerfile")]
    [InlineData("docker/Dockerfile.prod")]
    [InlineData("web.dockerfile")]
    [InlineData("Containerfile")]
    [InlineData("Procfile")]
    [InlineData("Procfile.dev")]
    [InlineData("units/shop.service")]
    [InlineData(".env")]
    [InlineData(".env.production")]
    [InlineData("deploy/shop.env")]
    public void It_starts_for_what_discovery_looks_at(string path)
    {
        Assert.True(FormatDetector.ByName(path).IsCandidate, "not a file of ours any more");
        Assert.Matches(Files, path);
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("shop/models.py")]
    [InlineData("app/models/order.rb")]
    [InlineData("package.json")]
    [InlineData("src/main.c")]
    [InlineData("nginx/logo.png")]
    [InlineData("confirm.py")]
    [InlineData("xProcfiles/a")]
    public void It_does_not_start_for_other_files(string path) => Assert.DoesNotMatch(Files, path);

    static Regex ReadPattern()
    {
        var text = File.ReadAllText(Repository.At(".pre-commit-hooks.yaml"));
        var start = text.IndexOf("files: &files |\n", StringComparison.Ordinal) + "files: &files |\n".Length;
        return new Regex(text[start..text.IndexOf("  require_serial:", start, StringComparison.Ordinal)].Trim(), RegexOptions.CultureInvariant);
    }
}
