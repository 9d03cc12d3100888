using static ConfigLint.Tests.Hostile.HostileFolder;

namespace ConfigLint.Tests.Hostile;

/// <summary>Apache, PHP-FPM and HAProxy.</summary>
static class HostileServers
{
    public static IReadOnlyList<HostileInput> All { get; } =
    [
        new("Apache: 100,000 open sections", (f, n) => f.Write("apache2.conf", Repeat("<IfModule x>\n", 1000 * n)), "nested deeper"),
        new("Apache: a macro that uses itself 2^64 times", (f, _) => f.Write("apache2.conf", $"ServerRoot /etc/apache2\n<Macro m0>\nListen 80\n</Macro>\n{Lines(64, i => $"<Macro m{i + 1}>\nUse m{i}\nUse m{i}\n</Macro>")}Use m64\n"), "1 file"),
        new("Apache: a variable doubled 64 times", (f, _) => f.Write("apache2.conf", $"ServerRoot /etc/apache2\nDefine a0 x\n{Lines(64, i => $"Define a{i + 1} ${{a{i}}}${{a{i}}}")}ProxyPass / http://${{a64}}/\n"), "1 file"),
        new("Apache: patterns over the whole disk", (f, _) => f.Write("apache2.conf", "ServerRoot /\nInclude */*/*/*/*/*/*/*.conf\nInclude /*/*/*/*/*.conf\n"), "1 file"),
        new("PHP-FPM: 200,000 open variables, a number too large", (f, n) => f.Write("www.conf", $"[www]\nlisten = {Repeat("${", 2000 * n)}\npm.max_children = 99999999999999999999999\n{Repeat("a[\"x\"", 1000 * n)}"), "CL0001 syntax-error"),
        new("HAProxy: 200,000 backends", (f, n) => f.Write("haproxy.cfg", $"defaults\n timeout server 99999999999999999999999d\n{Lines(2000 * n, i => $"backend b{i}\n server s{i} 127.0.0.1:{(i % 65535) + 1} check")}"), "1 file"),
    ];
}
