using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Rules;

namespace ConfigLint.LiveTests;

/// <summary>Every fix of every rule on every nginx file of the corpus: what the real `nginx -t` accepted it still accepts, and a second run changes nothing.</summary>
public sealed class NginxFixTests
{
    // What a file may be: a whole configuration, or a part of http or of a server.
    static readonly string[] Wrappings =
    [
        "{0}",
        "events {{}} http {{ include {0}; }}",
        "events {{}} http {{ server {{ include {0}; }} }}",
    ];

    [Fact]
    public void A_fixed_file_is_accepted_as_before_and_has_nothing_left_to_fix()
    {
        var nginx = Servers.Find("nginx");
        Assert.SkipUnless(nginx is not null, "install Debian's package nginx");
        using var folder = new TempFolder();
        var (accepted, changed) = (0, 0);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(SharedCorpus.Root, "nginx"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var text = File.ReadAllText(file);
            var fixedText = Fix(text, FixMode.All);
            var wrapping = Array.Find(Wrappings, w => IsAccepted(nginx, folder, w, text));
            accepted += wrapping is null ? 0 : 1;
            if (fixedText == text)
                continue;
            changed++;
            Assert.Equal(fixedText, Fix(fixedText, FixMode.All));
            if (wrapping is not null)
                Assert.True(IsAccepted(nginx, folder, wrapping, fixedText), $"{file} is no longer accepted:\n{fixedText}");
        }
        Assert.True(accepted > 30, $"only {accepted} files are accepted here as they stand");
        Assert.True(changed > 5, $"only {changed} files were changed by a fix");
    }

    static bool IsAccepted(string nginx, TempFolder folder, string wrapping, string text)
    {
        var file = folder.Write("file.conf", text).At("file.conf");
        var main = wrapping == "{0}" ? file : folder.Write("main.conf", string.Format(System.Globalization.CultureInfo.InvariantCulture, wrapping, file)).At("main.conf");
        return folder.Execute(nginx, "-t", "-q", "-p", folder.Root, "-c", main, "-g", "pid pid; error_log stderr;").Code == 0;
    }

    /// <summary>All fixes, again and again until none is left; more than ten rounds would be a fault.</summary>
    static string Fix(string text, FixMode mode)
    {
        for (var round = 0; round < 10; round++)
        {
            var disk = new InMemoryFileSystem();
            disk.Add("/w/file.conf", text);
            var workspace = new Workspace(disk, WorkspaceOptions.Default);
            workspace.Open("/w/file.conf", ConfigFormat.Nginx);
            var findings = new AnalysisEngine(RuleCatalog.All, AnalysisConfiguration.Default).Analyze(workspace, StackBuilder.Build(workspace)).Findings;
            var result = new FixApplier(workspace).Apply(findings, mode);
            if (result.Files.Count == 0)
                return text;
            text = result.Files[0].After.Text;
        }
        throw new InvalidOperationException($"fixes do not come to an end:\n{text}");
    }
}
