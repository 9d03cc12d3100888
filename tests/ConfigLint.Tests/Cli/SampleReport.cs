using ConfigLint.Analysis;
using ConfigLint.Cli.Reporters;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Tests.Cli;

/// <summary>Findings of rules that do not exist (so that their pages cannot change), which need all that a reporter can show: related places, a path, a fix, odd names, control characters, tabs, wide and long lines.</summary>
static class SampleReport
{
    static readonly DiagnosticDescriptor Killed = new("CL8001", "worker-killed-before-proxy-gives-up", "A worker is killed while the proxy still waits for it", RuleCategory.Timeouts, DiagnosticSeverity.Error, "{0}");
    static readonly DiagnosticDescriptor Name = new("CL8002", "host-name-at-start", "A host name is resolved once, at the start", RuleCategory.Dns, DiagnosticSeverity.Warning, "{0}") { Fixability = Fixability.Safe };

    public static Report Create()
    {
        var shop = SourceText.From("server {\n    location /reports/ {\n        proxy_read_timeout 120s;\n    }\n}\n", "etc/nginx/sites/shop.conf");
        var gunicorn = SourceText.From("bind = '127.0.0.1:8000'\n", "app/gunicorn.conf.py");
        var odd = SourceText.From("\tset\t$x\t\"日本\u202e\e[2J\"; proxy_pass http://app;\n", "odd/a b,c:ü%\e.conf");
        var wide = SourceText.From("# " + new string('x', 5000) + " proxy_pass http://app; " + new string('y', 5000) + "\r\nend\r\n", "odd/long.conf");
        var at = Find(shop, "proxy_read_timeout 120s;");
        var unset = Find(gunicorn, "bind");
        return new Report
        {
            Findings =
            [
                new Finding(
                    Make(Killed, at, "gunicorn kills a worker after 30 s but nginx waits 120 s: a request slower than 30 s ends in a 502") with
                    {
                        Label = "nginx waits 120 s for http://127.0.0.1:8000",
                        Related = [new RelatedLocation(unset, "timeout is not set: 30 s (gunicorn's default)")],
                        Help = "set timeout = 125 in app/gunicorn.conf.py, or lower proxy_read_timeout below 30 s",
                        Path = [new RelatedLocation(at, "nginx passes the request on"), new RelatedLocation(unset, "gunicorn works on it")],
                        Fix = new Fix("Set timeout to 125", false, FileEdit.Insert(gunicorn, gunicorn.Length, "timeout = 125\n")),
                    },
                    DiagnosticSeverity.Error,
                    null),
                new Finding(
                    Make(Name, Find(odd, "http://app"), "app is resolved once: 100 % of \"requests\" <fail> & end in\na 502") with
                    {
                        Count = 3,
                        Fix = new Fix("Write 127.0.0.1", true, FileEdit.Replace(Find(odd, "app"), "127.0.0.1")),
                    },
                    DiagnosticSeverity.Warning,
                    null),
                new Finding(Make(Name, Find(wide, "http://app"), "app is resolved once"), DiagnosticSeverity.Note, null),
                new Finding(Make(RunRules.SyntaxError, new Location(wide, new TextSpan(wide.Length, 0)), "\"}\" is missing"), DiagnosticSeverity.Error, null),
            ],
            Suppressed = [new Finding(Make(Name, Find(shop, "location"), "app is resolved once"), DiagnosticSeverity.Warning, new AppliedSuppression("known"))],
            FileCount = 1234,
            Category = "nightly/",
        };
    }

    static Diagnostic Make(DiagnosticDescriptor rule, Location at, string message) => Diagnostic.Create(rule, at, message);

    static Location Find(SourceText source, string text) => new(source, new TextSpan(source.Text.IndexOf(text, StringComparison.Ordinal), text.Length));
}
