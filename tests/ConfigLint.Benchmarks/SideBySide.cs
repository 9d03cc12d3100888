using System.Globalization;
using System.Text;

namespace ConfigLint.Benchmarks;

/// <summary>Whole processes, configlint and <c>nginx -t</c> in turn on the same files, so that both meet the same machine; medians and ratios.</summary>
static class SideBySide
{
    const int Servers = 2000;

    public static int Run(string binary, string nginx)
    {
        var folder = Directory.CreateTempSubdirectory("configlint-bench").FullName;
        try
        {
            Console.WriteLine($"{"case",-34}{"configlint",14}{"nginx -t",14}{"ratio",8}{"MiB",8}");
            Compare("trivial file", Trivial(folder), binary, nginx, 41);
            Compare("1.1 MB, 2,000 servers", OneFile(folder), binary, nginx, 15);
            Compare("the same in 2,001 files", ManyFiles(folder), binary, nginx, 15);
            Alone("60,000 unrelated files", Unrelated(folder), binary, 9);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static void Compare(string name, string main, string binary, string nginx, int runs)
    {
        var ours = new List<double>();
        var theirs = new List<double>();
        long memory = 0;
        for (var i = 0; i < runs; i++)
        {
            ours.Add(Processes.Time(binary, [Path.GetDirectoryName(main)!], out var peak));
            theirs.Add(Processes.Time(nginx, ["-t", "-q", "-c", main, "-p", Path.GetDirectoryName(main)!], out _));
            memory = Math.Max(memory, peak);
        }
        Print(name, Processes.Middle(ours), Processes.Middle(theirs), memory);
    }

    static void Alone(string name, string root, string binary, int runs)
    {
        var (milliseconds, memory) = Processes.Median(binary, [root], runs);
        Print(name, milliseconds, null, memory);
    }

    static void Print(string name, double ours, double? theirs, long memory) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-34}{ours,11:0.0} ms{(theirs is { } t ? $"{t,11:0.0} ms{ours / t,8:0.00}" : new string(' ', 22))}{memory / 1048576.0,8:0.0}"));

    static string Write(string folder, string name, Action<string, StringBuilder> fill)
    {
        var root = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
        var text = new StringBuilder("worker_processes 1;\npid nginx.pid;\nerror_log stderr crit;\nevents { worker_connections 256; }\nhttp {\n    server_names_hash_max_size 16384;\n    server_names_hash_bucket_size 128;\n    access_log off;\n");
        foreach (var kind in (string[])["client_body", "proxy", "fastcgi", "uwsgi", "scgi"])
            text.Append("    ").Append(kind).Append("_temp_path ").Append(root).Append("/tmp_").Append(kind).Append(";\n");
        fill(root, text);
        var main = Path.Combine(root, "nginx.conf");
        File.WriteAllText(main, text.Append("}\n").ToString());
        return main;
    }

    static string Trivial(string folder) => Write(folder, "trivial", (_, text) => text.Append("    server { listen 127.0.0.1:28080; location / { return 200; } }\n"));

    static string OneFile(string folder) => Write(folder, "one", (_, text) =>
    {
        for (var i = 0; i < Servers; i++)
            text.Append(Samples.NginxServer(i));
    });

    static string ManyFiles(string folder) => Write(folder, "many", (root, text) =>
    {
        var sites = Directory.CreateDirectory(Path.Combine(root, "conf.d")).FullName;
        for (var i = 0; i < Servers; i++)
            File.WriteAllText(Path.Combine(sites, $"s{i:0000}.conf"), Samples.NginxServer(i));
        text.Append("    include conf.d/*.conf;\n");
    });

    static string Unrelated(string folder)
    {
        var root = Path.Combine(folder, "unrelated");
        string[] names = ["index.js", "main.c", "style.css", "notes.txt", "data.json", "page.html", "photo.png", "lib.py", "app.rb", "README.md"];
        for (var i = 0; i < 6000; i++)
        {
            var sub = Directory.CreateDirectory(Path.Combine(root, $"d{i / 100:00}", $"e{i % 100:00}")).FullName;
            foreach (var name in names)
                File.WriteAllText(Path.Combine(sub, name), "x");
        }
        return root;
    }
}
