using System.Text;
using ConfigLint.Tests.RulePages;

namespace ConfigLint.Tests.Cli;

/// <summary>What --diff shows is what --fix writes: git makes the same bytes of it.</summary>
public sealed class FixAgreementTests
{
    const string Zero = "events {}\nhttp {\n    server {\n        location / {\n            proxy_pass http://127.0.0.1:8000;\n            proxy_read_timeout 0;\n        }\n    }\n}\n";

    static readonly string Program = Path.Combine(AppContext.BaseDirectory, "configlint.dll");

    [Theory]
    [InlineData("as it is", "nginx.conf")]
    [InlineData("Windows line ends", "nginx.conf")]
    [InlineData("mixed line ends", "nginx.conf")]
    [InlineData("no final line end", "nginx.conf")]
    [InlineData("fault in the last line", "proxy.nginx")]
    [InlineData("byte order mark", "nginx.conf")]
    [InlineData("Latin-1", "nginx.conf")]
    [InlineData("as it is", "a folder/with \"quotes\" and caf\u00e9/nginx.conf")]
    public void Git_makes_of_the_diff_what_the_fix_writes(string kind, string path)
    {
        var bytes = Bytes(kind);
        Assert.NotEqual(bytes, Agreed(folder => Put(folder, path, bytes)).Single(file => file.Path == path).Bytes);
    }

    /// <summary>A case of every rule that has fixes, at once; fixes of one may make those of another possible.</summary>
    [Fact]
    public void On_the_pages_of_all_rules_with_fixes_the_two_agree()
    {
        var cases = RulePageReader.All.Select(page => (Folder: page.RuleId, page.Cases.FirstOrDefault(section => section.Fixed is not null)?.Files)).Where(entry => entry.Files is not null).Select(entry => (entry.Folder, Files: entry.Files!)).ToList();
        var files = Agreed(folder =>
        {
            foreach (var (name, given) in cases)
            {
                foreach (var file in given.Where(file => file.Path != ".configlint.yml"))
                    folder.Write($"{name}/{file.Path}", file.Text);
            }
        });
        var written = cases.SelectMany(entry => entry.Files.Select(file => (Path: $"{entry.Folder}/{file.Path}", file.Text))).ToDictionary(file => file.Path, file => file.Text);
        Assert.InRange(files.Count(file => written.TryGetValue(file.Path, out var before) && before != Encoding.UTF8.GetString(file.Bytes)), 30, 1000);
    }

    [Fact]
    public void Many_passes_are_one_diff()
    {
        // Two fixes want the same place: the second is made when the first is.
        using var folder = new TempFolder().Write("nginx.conf", Zero);
        var diff = folder.Run("--diff", "--unsafe-fixes").Out;
        folder.Run("--fix", "--unsafe-fixes");
        var fixedText = folder.Read("nginx.conf");
        Assert.Equal("", folder.Run("--diff", "--unsafe-fixes").Out);
        folder.Write("nginx.conf", Zero).Write("d", diff);
        Assert.Equal(0, folder.Execute("patch", "-s", "-p1", "--binary", "-i", "d").Code);
        Assert.Equal(fixedText, folder.Read("nginx.conf"));
    }

    /// <summary>Fixes one copy, patches another with the diff, and compares every file.</summary>
    static List<(string Path, byte[] Bytes)> Agreed(Action<TempFolder> fill)
    {
        using TempFolder patched = new(), repaired = new();
        fill(patched);
        fill(repaired);
        patched.Execute("git", "init", "-q");
        Assert.Equal(1, patched.Execute("sh", "-c", $"dotnet '{Program}' --no-config --diff --unsafe-fixes . > .git/diff").Code);
        var applied = patched.Execute("git", "apply", "--whitespace=nowarn", ".git/diff");
        Assert.Equal((0, ""), (applied.Code, applied.Error));
        Assert.NotEqual(2, repaired.Run("--no-config", "--fix", "--unsafe-fixes", ".").Code);
        var files = Files(repaired);
        Assert.Equal(files.Select(file => file.Path), Files(patched).Select(file => file.Path));
        Assert.All(files.Zip(Files(patched)), pair => Assert.Equal(pair.First.Bytes, pair.Second.Bytes));
        return files;
    }

    static List<(string Path, byte[] Bytes)> Files(TempFolder folder) =>
    [
        .. Directory.EnumerateFiles(folder.Root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
            .Select(path => (Path: Path.GetRelativePath(folder.Root, path), Bytes: File.ReadAllBytes(path)))
            .Where(file => !file.Path.StartsWith(".git/", StringComparison.Ordinal))
            .OrderBy(file => file.Path, StringComparer.Ordinal),
    ];

    static void Put(TempFolder folder, string path, byte[] bytes)
    {
        folder.Write(path, "");
        File.WriteAllBytes(folder.At(path), bytes);
    }

    static byte[] Bytes(string kind) => kind switch
    {
        "Windows line ends" => Encoding.UTF8.GetBytes(Zero.Replace("\n", "\r\n", StringComparison.Ordinal)),
        "mixed line ends" => Encoding.UTF8.GetBytes(Zero.Replace("{\n", "{\r\n", StringComparison.Ordinal)),
        "no final line end" => Encoding.UTF8.GetBytes(Zero.TrimEnd('\n')),
        "fault in the last line" => Encoding.UTF8.GetBytes("proxy_pass http://127.0.0.1:8000;\nproxy_read_timeout 0;"),
        "byte order mark" => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Zero)],
        "Latin-1" => Encoding.Latin1.GetBytes(Zero.Replace("proxy_pass", "# caf\u00e9\n            proxy_pass", StringComparison.Ordinal)),
        _ => Encoding.UTF8.GetBytes(Zero),
    };
}
