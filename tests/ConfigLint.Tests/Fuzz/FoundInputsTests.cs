using ConfigLint.Model;
using ConfigLint.Tests.RulePages;

namespace ConfigLint.Tests.Fuzz;

/// <summary>What the long runs found, made small.</summary>
public sealed class FoundInputsTests
{
    const string Fpm = "[global]\nerror_log = /var/log/fpm.log\n[www]\nlisten = LISTEN\npm = static\npm.max_children = 5\n";

    public static TheoryData<string, string, string> Inputs => new()
    {
        { "CL6008: a socket path without a slash", "etc/nginx/nginx.conf", Nginx("fastcgi_pass unix:app.sock;") },
        { "CL6008: a socket path that would have to be quoted", "etc/nginx/nginx.conf", Nginx("fastcgi_pass unix:/run/php/ap.sock;") },
        { "CL6006: an address in a quote that is never closed", "etc/apache2/apache2.conf", "ServerRoot \"/usr/local/apache2\"\nListen 80\nListen 8000\nProxyPass \"/\" \"http://127.0.0.1:8000/ max=8\nProxyPass \"/\" \"http://127.0.0.1:8000/\" max=8 acquir+=300\n" },
        // The indentation tells that the block is never closed: a line below it is a line in it.
        { "CL1019: a name that opens a block", "etc/nginx/nginx.conf", "events {}\nhttp {\n  server {\n    location / {\n      proxy_pass https://10.0.0.5;\n      proxy_ssl_name app.exar {\n    }\n  }\n}\n" },
    };

    [Theory]
    [MemberData(nameof(Inputs))]
    public void Nothing_fails_and_fixes_end(string what, string path, string text)
    {
        Assert.NotEmpty(what);
        foreach (var listen in (string[])["/run/php/app.sock", "app.sock", "/run/php/app.soc k", "9000"])
        {
            PageFile[] files = [new(path, PageFormatOf(path), text), new("etc/php/8.2/fpm/php-fpm.conf", ConfigFormat.PhpFpm, Fpm.Replace("LISTEN", listen, StringComparison.Ordinal))];
            LintCheck.AssertFixable(files, LintCheck.AssertSound(files));
        }
    }

    [Fact]
    public void Memory_of_less_than_a_byte_divides_nothing()
    {
        PageFile[] files =
        [
            new("www.conf", ConfigFormat.PhpFpm, "[www]\nlisten = 9000\npm = static\npm.max_children = 50\n"),
            new(".configlint.yml", ConfigFormat.Yaml, "resources: { memory: 4GiB, php-worker-memory: 0.5 }\n"),
        ];
        LintCheck.AssertSound(files);
    }

    static string Nginx(string lines) => $"events {{}}\nhttp {{\nserver {{\nlocation / {{\n{lines}\n}}\n}}\n}}\n";

    static ConfigFormat PageFormatOf(string path) => path.Contains("nginx", StringComparison.Ordinal) ? ConfigFormat.Nginx : ConfigFormat.Apache;
}
