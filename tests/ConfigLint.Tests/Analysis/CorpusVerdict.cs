namespace ConfigLint.Tests.Analysis;

/// <summary>What a reader of the configuration says of one finding in the corpus: a row of corpus-verdicts.tsv.</summary>
/// <param name="File">Below the corpus.</param>
/// <param name="Value">true, false or unclear.</param>
sealed record CorpusVerdict(string Rule, string Severity, string File, string Line, string Value, string Why)
{
    public const string Path = "tests/ConfigLint.Tests/Analysis/corpus-verdicts.tsv";

    public static IReadOnlyList<CorpusVerdict> All { get; } = [.. System.IO.File.ReadLines(Repository.At(Path)).Skip(1).Select(Read)];

    public string Finding => $"{Severity} {Rule} {File}:{Line}";

    static CorpusVerdict Read(string row) =>
        row.Split('\t') is [var rule, var severity, var file, var line, var value, var why]
            ? new CorpusVerdict(rule, severity, file, line, value, why)
            : throw new FormatException($"{Path}: six cells are expected: {row}");
}
