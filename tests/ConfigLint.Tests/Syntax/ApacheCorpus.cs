using System.Text;

namespace ConfigLint.Tests.Syntax;

/// <summary>Real and golden files to read as Apache: the shared folder beside the repository, when there is one, and testdata.</summary>
static class ApacheCorpus
{
    /// <summary>Null where only the repository is checked out.</summary>
    public static string? Shared { get; } = new[] { "../shared", "../../shared" }
        .Select(path => Path.GetFullPath(Repository.At(path)))
        .FirstOrDefault(path => Directory.Exists(Path.Combine(path, "corpus")));

    /// <summary>Every file of every language.</summary>
    public static IEnumerable<string> AllFiles()
    {
        var real = Shared is null ? [] : Directory.EnumerateFiles(Path.Combine(Shared, "corpus"), "*", SearchOption.AllDirectories);
        return real.Concat(Repository.Files("*", "testdata").Select(f => Repository.At(f))).Order(StringComparer.Ordinal);
    }

    /// <summary>Files that apache2 -t was asked about, with its verdict.</summary>
    public static IEnumerable<(string File, string Verdict)> Judged()
    {
        if (Shared is null)
            yield break;
        var corpus = Path.Combine(Shared, "corpus");
        foreach (var row in File.ReadLines(Path.Combine(corpus, "MANIFEST.tsv"), Encoding.UTF8).Skip(1).Select(line => line.Split('\t')))
        {
            if (row[5] == "apache2 -t")
                yield return (Path.Combine(corpus, row[0].Split(':')[0], row[1].Replace('/', '+'), row[2]), row[6]);
        }
    }

    public static IEnumerable<string> ApacheFiles() => Judged().Select(j => j.File).Concat(GoldenTree.Inputs("apache").Select(f => Repository.At(f)));
}
