namespace ConfigLint.Tests.Syntax;

/// <summary>Real and golden files to read as Apache.</summary>
static class ApacheCorpus
{
    /// <summary>Files that apache2 -t was asked about, with its verdict.</summary>
    public static IEnumerable<(string File, string Verdict)> Judged() => SharedCorpus.All.Where(f => f.Format == "apache").Select(f => (f.FullPath, f.Verdict));

    public static IEnumerable<string> ApacheFiles() => Judged().Select(j => j.File).Concat(GoldenTree.Inputs("apache").Select(f => Repository.At(f)));
}
