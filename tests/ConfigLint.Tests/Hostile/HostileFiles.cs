using System.Text;
using static ConfigLint.Tests.Hostile.HostileFolder;

namespace ConfigLint.Tests.Hostile;

/// <summary>Encodings, names, links and what is no file.</summary>
static class HostileFiles
{
    const string Zero = "server { listen 80; location / { proxy_pass http://a.b; proxy_read_timeout 0; } }\n";

    const string Main = "events {}\nhttp { " + Zero + " }\n";

    public static IReadOnlyList<HostileInput> All { get; } =
    [
        new("a file of 100 MB", (f, n) => f.Write("nginx.conf", new byte[17_000_000 + (830_000 * n)]), "larger than 16 MiB"),
        new("UTF-16", (f, _) => f.Write("nginx.conf", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Main)]), "it is UTF-16, which no server reads"),
        new("bytes that are no UTF-8", (f, _) => f.Write("nginx.conf", [.. "events {}\nhttp { server { listen 80; "u8, 0xff, 0xfe, 0xc3, 0x28, .. "; location / { proxy_pass http://a; proxy_read_timeout 0; } } }\n"u8]), "CL1001 zero-timeout"),
        new("NUL, a million of them", (f, n) => f.Write("nginx.conf", [.. Encoding.UTF8.GetBytes(Main), .. new byte[10_000 * n]]), "CL0001 syntax-error"),
        new("BOM, bare CR and mixed line ends", (f, _) => f.Write("nginx.conf", Encoding.UTF8.GetBytes("\uFEFF" + Main.Replace("; ", ";\r").Replace("{ ", "{\n\r"))), "CL1001 zero-timeout"),
        new("a pipe, a link to /dev/zero, an include of both", (f, _) =>
        {
            f.Write("x/nginx.conf", "events {}\nhttp { include ../nginx.conf; include /dev/zero; include ../gunicorn.conf.py; }\n");
            using var made = System.Diagnostics.Process.Start("mkfifo", [Path.Combine(f.Root, "nginx.conf")]);
            made.WaitForExit();
            File.CreateSymbolicLink(Path.Combine(f.Root, "gunicorn.conf.py"), "/dev/zero");
        }, "CL0007 unreadable-file"),
        new("links in a circle", (f, _) =>
        {
            f.Write("nginx.conf", "events {}\nhttp { include a/up/a/up/a/up/nginx.conf; include self.conf; include a/*/*/*/*/*/*.conf; }\n");
            Directory.CreateDirectory(Path.Combine(f.Root, "a", "b"));
            Directory.CreateSymbolicLink(Path.Combine(f.Root, "a", "up"), "..");
            Directory.CreateSymbolicLink(Path.Combine(f.Root, "a", "b", "top"), f.Root);
            File.CreateSymbolicLink(Path.Combine(f.Root, "self.conf"), "self.conf");
        }, "CL0006 limit-reached"),
        new("terminal escapes in names and values", (f, _) =>
        {
            f.Write("conf.d/\e[31mred\a\n.conf", Zero);
            f.Write("conf.d/a\u202eb.conf", Zero.Replace("a.b", "\e[2J"));
        }, "\\x1b[31mred\\x07\\n.conf"),
        new("a path of 3,800 characters", (f, _) => f.Write(string.Join('/', Enumerable.Repeat(new string('a', 99), 38)) + "/nginx.conf", Main), "CL1001 zero-timeout"),
        new(".gitignore: 100,000 lines, 10,000 files", (f, n) =>
        {
            f.Write(".gitignore", Lines(1000 * n, i => $"ignored{i}/"));
            for (var i = 0; i < 100 * n; i++)
                f.Write($"d{i % 100}/s{i}.conf", "gzip on;\n");
        }, " files"),
        new(".gitignore: patterns that backtrack, a path of 60 folders", (f, _) =>
        {
            f.Write(".gitignore", string.Join('/', Enumerable.Repeat("**/a*", 200)) + "\n" + Repeat("*a", 2000) + "*b\n" + Repeat("[", 100_000) + "\n");
            f.Write(string.Join('/', Enumerable.Repeat("aaaaaaaaaaaa", 60)) + "/nginx.conf", "gzip on;\n");
        }, "1 file"),
        new("an include that leaves the folder", (f, _) => f.Write("nginx.conf", "events {}\nhttp { include ../../../../../../../../etc/passwd; include /etc/hostname; }\n"), "nginx.conf"),
    ];
}
