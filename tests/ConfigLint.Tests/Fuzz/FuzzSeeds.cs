using ConfigLint.Cli.Discovery;
using ConfigLint.Model;
using ConfigLint.Syntax.Text;
using ConfigLint.Tests.RulePages;
using ConfigLint.Tests.Stacks;

namespace ConfigLint.Tests.Fuzz;

/// <summary>What is damaged: the sound stacks, the samples and every case of every rule page, as workspaces; and all their files by format.</summary>
static class FuzzSeeds
{
    const string EnvFile = "# of the service\nexport PORT=8000\nWEB_CONCURRENCY='3'\nTIMEOUT=\"60\" # s\nGUNICORN_CMD_ARGS=--timeout 30 --bind=${HOST:-0.0.0.0}:${PORT}\nKEY=\"a\nb\"\nEMPTY=\n";

    // Longer ones are slow and hold nothing that shorter ones do not.
    const int LongestText = 30_000;

    static readonly Lazy<IReadOnlyList<IReadOnlyList<PageFile>>> LazyWorkspaces = new(() => [.. StackFolders.Select(LoadedStack.FilesOf), .. PageCases]);

    static readonly Lazy<Dictionary<ConfigFormat, string[]>> LazyTexts = new(() =>
        AllFiles().Where(file => file.Text.Length <= LongestText).GroupBy(file => file.Format, file => file.Text).ToDictionary(group => group.Key, group => group.Distinct().ToArray()));

    public static IEnumerable<ConfigFormat> Formats => Enum.GetValues<ConfigFormat>().Where(format => Parsers.Find(format) is not null);

    public static IReadOnlyList<IReadOnlyList<PageFile>> Workspaces => LazyWorkspaces.Value;

    public static IEnumerable<string> StackFolders => [.. SeededFault.Stacks.Select(stack => Path.Combine(SeededFault.Folder, stack)), Repository.At("testdata", "samples", "path"), Repository.At("testdata", "samples", "shop")];

    /// <summary>Distinct texts of one format: of the workspaces and of the corpus.</summary>
    public static IReadOnlyList<string> Texts(ConfigFormat format) => LazyTexts.Value.GetValueOrDefault(format, []);

    static IEnumerable<IReadOnlyList<PageFile>> PageCases => RulePageReader.All.SelectMany(page => page.Cases).Select(section => section.Files);

    static IEnumerable<PageFile> AllFiles() => Workspaces.SelectMany(files => files).Concat(CorpusFiles()).Append(new PageFile(".env", ConfigFormat.EnvFile, EnvFile));

    static IEnumerable<PageFile> CorpusFiles()
    {
        foreach (var file in SharedCorpus.EveryFile())
        {
            var bytes = File.ReadAllBytes(file);
            var format = FormatDetector.Detect(file, bytes.AsSpan(0, Math.Min(bytes.Length, FormatDetector.HeadSize)));
            if (Parsers.Find(format) is not null)
                yield return new PageFile(file, format, SourceText.FromBytes(bytes, file).Text);
        }
    }
}
