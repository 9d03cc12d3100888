using static ConfigLint.Tests.Hostile.HostileFolder;

namespace ConfigLint.Tests.Hostile;

static class HostileNginx
{
    const string Pass = "location / { proxy_pass http://127.0.0.1:80; }";

    static string Ip(int i) => $"10.{(i >> 16) & 255}.{(i >> 8) & 255}.{i & 255}";

    public static IReadOnlyList<HostileInput> All { get; } =
    [
        new("200,000 open blocks", (f, n) => f.Write("nginx.conf", Repeat("a {", 2000 * n)), "never closed"),
        new("2,000,000 closing braces", (f, n) => f.Write("nginx.conf", Repeat("}", 20_000 * n)), "unexpected \"}\""),
        new("a line of 15 MB", (f, n) => f.Write("nginx.conf", "http { " + Repeat("a ", 75_000 * n)), "never closed"),
        new("1,000,000 includes of one file", (f, n) =>
        {
            f.Write("nginx.conf", $"events {{}}\nhttp {{\n{Repeat("include x.conf;\n", 10_000 * n)}}}\n");
            f.Write("x.conf", "add_header A b;\n");
        }, "2 files"),
        new("40 files that include the next twice", (f, _) =>
        {
            f.Write("nginx.conf", "events {}\nhttp { include a0.conf; }\n");
            for (var i = 0; i < 40; i++)
                f.Write($"a{i}.conf", $"include a{i + 1}.conf;\ninclude a{i + 1}.conf;\n");
            f.Write("a40.conf", "gzip on;\n");
        }, "CL0006 limit-reached"),
        new("a chain of 5,000 includes", (f, n) =>
        {
            f.Write("nginx.conf", "events {}\nhttp { include c0.conf; }\n");
            for (var i = 0; i < 50 * n; i++)
                f.Write($"c{i}.conf", $"include c{i + 1}.conf;\n");
        }, "include"),
        new("includes in a circle", (f, _) =>
        {
            f.Write("nginx.conf", "events {}\nhttp { include nginx.conf; include b.conf; }\n");
            f.Write("b.conf", "include nginx.conf;\n");
        }, "CL0006 limit-reached"),
        new("a variable doubled 64 times", (f, _) => f.Write("nginx.conf", $"events {{}}\nhttp {{ server {{ listen 80;\nset $a0 http://x;\n{Lines(64, i => $"set $a{i + 1} $a{i}$a{i};")}location / {{ proxy_pass $a64; }} }} }}\n"), "1 file"),
        new("expressions that backtrack", (f, n) => f.Write("nginx.conf", $"events {{}}\nhttp {{ server {{ listen 80; location ~ \"((a{{1000}}){{1000}}){{1000}}\" {Pass[11..]}\n{Lines(5 * n, i => $"location ~ (a+)+{i}$ {{ proxy_pass http://127.0.0.1:80/{Repeat("a", 40)}; }}")}}} }}\n"), "1 file"),
        new("enormous numbers", (f, _) => f.Write("nginx.conf", "events { worker_connections 99999999999999999999999; }\nhttp { server { listen 99999999999; client_max_body_size 99999999999999999999g; location / { proxy_pass http://127.0.0.1:999999999999; proxy_read_timeout 99999999999999999999999d; proxy_buffers 99999999999 99999999999m; } } }\n"), "CL0001 syntax-error"),
        new("5,000 servers that pass to their own port", (f, n) => f.Write("nginx.conf", $"events {{}}\nhttp {{\n{Lines(50 * n, i => $"server {{ listen 80; server_name s{i}; {Pass} }}")}}}\n"), "1 file"),
        new("2,000 servers on one socket that pass to it", (f, n) => f.Write("nginx.conf", $"events {{}}\nhttp {{\n{Lines(20 * n, i => $"server {{ listen unix:/run/a.sock; server_name s{i}; location /{i} {{ proxy_pass http://unix:/run/a.sock:/; }} }}")}}}\n"), "1 file"),
        new("an upstream of 200,000 servers", (f, n) => f.Write("nginx.conf", $"events {{}}\nhttp {{\nupstream a {{\n{Lines(2000 * n, i => $"server {Ip(i)}:80;")}}}\nserver {{ listen 80; location / {{ proxy_pass http://a; }} }} }}\n"), "1 file"),
        new("20,000 variables and 20,000 maps, each in a pass", (f, n) => f.Write("nginx.conf", $"events {{}}\nhttp {{\n{Lines(200 * n, i => $"map $host $b{i} {{ default 10.0.0.1:{(i % 60_000) + 1}; }}")}server {{ listen 80;\n{Lines(200 * n, i => $"set $v{i} http://h{i}:80;\nlocation /{i} {{ proxy_pass $v{i}; }}\nlocation /b{i} {{ proxy_pass http://$b{i}; }}")}}} }}\n"), "1 file"),
        new("20,000 upstreams, each in a pass", (f, n) => f.Write("nginx.conf", $"events {{}}\nhttp {{\n{Lines(200 * n, i => $"upstream u{i} {{ server {Ip(i)}:8000; }}")}server {{ listen 80;\n{Lines(200 * n, i => $"location /p{i} {{ proxy_pass http://u{i}; }}")}}} }}\n"), "1 file"),
        new("20,000 servers that pass to each other's addresses", (f, n) => f.Write("nginx.conf", $"events {{}}\nhttp {{\n{Lines(200 * n, i => $"server {{ listen {Ip(i)}:80; server_name s{i}.example.com; location / {{ proxy_pass http://{Ip(i + 1)}:80; }} location /n {{ proxy_pass http://s{i + 1}.example.com; }} }}")}}}\n"), "1 file"),
        new("100,000 locations", (f, n) => f.Write("nginx.conf", $"events {{}}\nhttp {{ server {{ listen 80;\n{Lines(1000 * n, i => $"location /p{i} {{ proxy_pass http://127.0.0.1:8000; }}")}}} }}\n"), "1 file"),
        new("400,000 suppressions", (f, n) => f.Write("nginx.conf", "# configlint-disable " + Repeat("CL1001,", 2000 * n) + "CL1001 -- x\n" + Repeat("# configlint-disable CL1001\n", 2000 * n)), "CL0004"),
    ];
}
