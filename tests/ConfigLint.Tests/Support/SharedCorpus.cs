namespace ConfigLint.Tests;

/// <summary>One row of ../shared/corpus/MANIFEST.tsv.</summary>
/// <param name="Folder">The folder of the corpus that holds it: "nginx", "stacks", "invalid/nginx", …</param>
/// <param name="Format">The format column without the folder: "nginx", "lb-yaml", …</param>
sealed record CorpusFile(string Folder, string Format, string Repo, string Path, string Verdict, string Features, string Kinds)
{
    public string FullPath => System.IO.Path.Combine(SharedCorpus.Root, Folder, Repo.Replace('/', '+'), Path);

    public override string ToString() => $"{Folder}/{Repo.Replace('/', '+')}/{Path}";
}

/// <summary>The 1,088 real configs beside the repository; read in place, never copied.</summary>
static class SharedCorpus
{
    /// <summary>The folder `shared` beside the repository, or one further up for a git worktree.</summary>
    public static string Shared { get; } = FindShared();

    public static string Root => Path.Combine(Shared, "corpus");

    public static IReadOnlyList<CorpusFile> All { get; } = [.. File.ReadLines(Path.Combine(Root, "MANIFEST.tsv")).Skip(1).Select(Read)];

    /// <summary>Rows of a format in any folder, as the format column spells it: "nginx", "stacks:nginx", "invalid/nginx".</summary>
    public static IEnumerable<CorpusFile> Of(string folder, string format) => All.Where(f => f.Folder == folder && f.Format == format);

    /// <summary>Every file of the corpus whatever it is, licences left out.</summary>
    public static IEnumerable<string> EveryFile() => Directory
        .EnumerateFiles(Root, "*", SearchOption.AllDirectories)
        .Where(f => !f.StartsWith(Path.Combine(Root, "LICENSES"), StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    static CorpusFile Read(string line)
    {
        var cells = line.Split('\t');
        var (folder, format) = cells[0] switch
        {
            ['s', 't', 'a', 'c', 'k', 's', ':', .. var f] => ("stacks", f),
            ['i', 'n', 'v', 'a', 'l', 'i', 'd', '/', .. var f] => ("invalid/" + f, f),
            ['t', 'e', 'm', 'p', 'l', 'a', 't', 'e', 'd', '/', .. var f] => ("templated/" + f, f),
            var f => (f, f),
        };
        return new CorpusFile(folder, format, cells[1], cells[2], cells[6], cells[7], cells[8]);
    }

    static string FindShared()
    {
        foreach (var up in (string[])["..", "../.."])
        {
            var candidate = Path.GetFullPath(Path.Combine(Repository.Root, up, "shared"));
            if (File.Exists(Path.Combine(candidate, "corpus", "MANIFEST.tsv")))
                return candidate;
        }
        throw new InvalidOperationException("the tests need the folder `shared` beside the repository: corpus, grammar and repro are read from it");
    }
}
