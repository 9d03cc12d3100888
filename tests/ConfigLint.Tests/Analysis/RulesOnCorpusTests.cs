using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Rules;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Tests.Analysis;

/// <summary>Whatever a file holds, no rule throws, every finding has its place in the text, and fixing comes to an end.</summary>
public sealed class RulesOnCorpusTests
{
    /// <summary>With the rules that are off by default.</summary>
    static readonly AnalysisConfiguration Everything = new() { Enabled = RuleCatalog.All.Select(rule => rule.Descriptor.Id).ToHashSet() };

    public static IEnumerable<TheoryDataRow<ConfigFormat>> Formats =>
        Enum.GetValues<ConfigFormat>().Where(format => Parsers.Find(format) is not null).Select(format => new TheoryDataRow<ConfigFormat>(format));

    [Theory]
    [MemberData(nameof(Formats))]
    public void No_rule_fails_on_any_file_of_the_corpus_in_any_language(ConfigFormat format)
    {
        foreach (var file in SharedCorpus.EveryFile())
            AssertSound(SourceText.FromBytes(File.ReadAllBytes(file), Path.GetFileName(file)), format, file);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void No_rule_fails_on_mutations(ConfigFormat format)
    {
        var seeds = SharedCorpus.EveryFile().Where(file => file.Contains(FolderOf(format), StringComparison.Ordinal)).ToList();
        Mutations.Check(seeds, "{};=#\"'\\\n[]<>$ 0", source =>
        {
            AssertSound(source, format, "a mutation");
            return Parsers.For(format)(source);
        });
    }

    [Fact]
    public void Fixes_of_real_nginx_files_come_to_an_end()
    {
        var fixedFiles = 0;
        foreach (var file in SharedCorpus.Of("nginx", "nginx"))
        {
            var source = SourceText.FromBytes(File.ReadAllBytes(file.FullPath), file.Path);
            for (var pass = 0; ; pass++)
            {
                Assert.True(pass < 10, $"{file} can be fixed for ever");
                var (workspace, findings) = Find(source, ConfigFormat.Nginx);
                var result = new FixApplier(workspace).Apply(findings, FixMode.All);
                if (result.Files.Count == 0)
                    break;
                source = result.Files[0].After;
                fixedFiles += pass == 0 ? 1 : 0;
            }
        }
        Assert.True(fixedFiles > 0, "no file of the corpus has anything to fix: this test tests nothing");
    }

    static void AssertSound(SourceText source, ConfigFormat format, string what)
    {
        var (_, findings) = Find(source, format);
        Assert.All(findings, finding => Assert.True(finding.Diagnostic.Descriptor.Id != "CL0002", $"{what} as {format}: {finding.Diagnostic.Message}"));
    }

    static (Workspace Workspace, IReadOnlyList<Finding> Findings) Find(SourceText source, ConfigFormat format)
    {
        var workspace = new Workspace(new InMemoryFileSystem(), WorkspaceOptions.Default);
        workspace.Add("/w/" + source.Path, source, format);
        return (workspace, Lint.Run(new AnalysisEngine(RuleCatalog.All, Everything), workspace, StackBuilder.Build(workspace)));
    }

    static string FolderOf(ConfigFormat format) => format switch
    {
        ConfigFormat.Nginx => "/nginx/",
        ConfigFormat.Apache => "/apache/",
        ConfigFormat.PhpFpm or ConfigFormat.PhpIni => "/php-fpm/",
        ConfigFormat.Gunicorn => "/gunicorn/",
        ConfigFormat.Puma => "/puma/",
        _ => "/lb-yaml/",
    };
}
