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
        new("Apache: 100,000 virtual hosts", (f, n) => f.Write("apache2.conf", $"ServerRoot /etc/apache2\nListen 80\n{Lines(1000 * n, i => $"<VirtualHost *:80>\nServerName s{i}.example.com\nProxyPass / http://127.0.0.1:{(i % 60_000) + 1}/\n</VirtualHost>")}"), "1 file"),
        new("Apache: 20,000 balancers, one of 20,000 members", (f, n) => f.Write("apache2.conf", $"ServerRoot /etc/apache2\nListen 80\n<Proxy balancer://b>\n{Lines(200 * n, i => $"BalancerMember http://h{i}:8000")}</Proxy>\nProxyPass /all balancer://b/\n{Lines(200 * n, i => $"<Proxy balancer://b{i}>\nBalancerMember http://h{i}:8000\n</Proxy>\nProxyPass /p{i} balancer://b{i}/")}"), "1 file"),
        new("PHP-FPM: 20,000 pools behind nginx", (f, n) =>
        {
            f.Write("php-fpm.d/www.conf", Lines(200 * n, i => $"[p{i}]\nuser = www-data\nlisten = /run/php/p{i}.sock\npm = static\npm.max_children = 40"));
            f.Write("nginx/nginx.conf", $"events {{}}\nhttp {{ server {{ listen 80;\n{Lines(200 * n, i => $"location /p{i} {{ fastcgi_pass unix:/run/php/p{i}.sock; }}")}}} }}\n");
        }, "2 files"),
        new("HAProxy: a frontend before 20,000 backends", (f, n) => f.Write("haproxy.cfg", $"frontend f\n bind :80\n mode http\n{Lines(200 * n, i => $" acl a{i} path_beg /p{i}\n use_backend b{i} if a{i}")}{Lines(200 * n, i => $"backend b{i}\n mode http\n server s{i} h{i}:80 check")}"), "1 file"),
        new("HAProxy: 20,000 frontends, each before its backend", (f, n) => f.Write("haproxy.cfg", Lines(200 * n, i => $"frontend f{i}\n bind :{(i % 60_000) + 1}\n mode http\n default_backend b{i}\nbackend b{i}\n mode http\n server s{i} 127.0.0.1:{(i % 60_000) + 2}")), "1 file"),
        new("HAProxy: a backend of 100,000 servers and defaults for them", (f, n) => f.Write("haproxy.cfg", $"frontend f\n bind :80\n mode http\n default_backend b\nbackend b\n mode http\n{Lines(1000 * n, i => $" default-server inter {i} check\n server s{i} h{i}:80")}"), "1 file"),
        new("PHP-FPM: 200,000 open variables, a number too large", (f, n) => f.Write("www.conf", $"[www]\nlisten = {Repeat("${", 2000 * n)}\npm.max_children = 99999999999999999999999\n{Repeat("a[\"x\"", 1000 * n)}"), "CL0001 syntax-error"),
        new("HAProxy: 200,000 backends", (f, n) => f.Write("haproxy.cfg", $"defaults\n timeout server 99999999999999999999999d\n{Lines(2000 * n, i => $"backend b{i}\n server s{i} 127.0.0.1:{(i % 65535) + 1} check")}"), "1 file"),
    ];
}
