using System.Diagnostics;
using ConfigLint.Syntax.HAProxy;
using ConfigLint.Syntax.Text;

namespace ConfigLint.LiveTests;

/// <summary>What <c>haproxy -c</c> accepts has no syntax error for configlint: whole files, and damaged ones that HAProxy still takes.</summary>
public sealed class HAProxyAgreementTests
{
    /// <summary>CONFIGLINT_FUZZ=5000 makes the long run.</summary>
    static readonly int Count = int.TryParse(Environment.GetEnvironmentVariable("CONFIGLINT_FUZZ"), out var count) ? count : 250;

    static readonly string[] Fragments =
        ["#", "\"", "'", "\\", "$", "${A}", "\"$A\"", "\"${A-b c}\"", "\\ ", "\\#", "\\x41", " ", "\t", "\r\n", "\n", ".if 1\n", ".else\n", ".endif\n", "defaults\n", "backend x\n", "global\n", "userlist u\n", " no option httpclose\n"];

    static readonly string[] Samples =
    [
        "defaults\n mode http\n timeout connect 5s\n timeout client 30s\n timeout server 30000 # ms\n option httplog\n no option dontlognull\n"
            + "frontend www\n bind 127.0.0.1:28080\n acl api path_beg -i /api\\ v1 '/api \"v2\"' \"it's\"\n use_backend api if api\n default_backend app\n"
            + "backend app\n option httpchk GET /healthz\n http-check expect rstatus ^2[0-9][0-9]$\n default-server inter 2s fall 3 rise 2\n server a1 127.0.0.1:8000 check\n server a2 unix@/run/app.sock backup\n"
            + "backend api\n server b \"127.0.0.1:${PORT-8000}\" send-proxy-v2\n",
        "global\n maxconn 100\n log 127.0.0.1 local0\n.if defined(HOME)\n description \"home\"\n.elif streq(\"a b\",c)\n.else\n description away\n.endif\n"
            + "userlist u\n user a insecure-password b\ncache c\n total-max-size 4\nresolvers dns\n nameserver n 127.0.0.1:53\npeers p\nring r\n size 1000\nlisten l\n mode tcp\n bind :28081\n timeout connect 1\n timeout client 1\n timeout server 1\n",
        "defaults web\n mode http\n timeout connect 1s\n timeout client 1s\n timeout server 1s\ndefaults slow from web\n timeout server 9s\n\nbackend x from slow\n log-format \"%ci \\$x\\x41 %[src]\"\n http-request set-header X-A \"a # b\" if TRUE\n",
    ];

    [Fact]
    public void What_haproxy_accepts_is_read_without_an_error()
    {
        Assert.SkipUnless(HAProxyServer.IsInstalled, HAProxyServer.NotFound);
        using var folder = new TempFolder();
        var mutator = new TextMutator(Samples, Fragments, seed: 7);
        var accepted = 0;
        foreach (var text in Samples.Concat(Enumerable.Range(0, Count).Select(_ => mutator.Next())))
        {
            var errors = HAProxyParser.ParseText(SourceText.From(text)).Errors;
            if (!Accepts(folder, text))
                continue;
            accepted++;
            Assert.True(errors.Count == 0, $"{string.Join("; ", errors)}\n--- accepted by haproxy -c\n{text}");
        }
        // Samples all are, and enough of the damaged ones.
        Assert.True(accepted > Samples.Length + (Count / 50), $"only {accepted} of {Count} are accepted");
    }

    static bool Accepts(TempFolder folder, string text)
    {
        folder.Write("haproxy.cfg", text);
        using var process = Process.Start(new ProcessStartInfo(Servers.Find("haproxy")!, ["-c", "-f", folder.At("haproxy.cfg")]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        // 2: nothing to listen on, which is no fault of the text.
        return process.ExitCode == 0 || (errors.Result + output).Contains("has no error but will not start", StringComparison.Ordinal);
    }
}
