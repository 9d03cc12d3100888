using System.Text.Json;
using ConfigLint.Syntax.Apache;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Tests.Syntax;

public class ApacheCorpusTests
{
    /// <summary>Cases of apache-cases.json that Apache refuses for its grammar, and the line of the fault.</summary>
    static readonly Dictionary<string, int> Claimed = new()
    {
        ["bom"] = 1,
        ["section-unclosed"] = 1,
        ["section-space-after-lt"] = 1,
        ["section-close-space"] = 2,
        ["one-line-section"] = 1,
        ["ifmodule-false-unbalanced"] = 2,
    };

    /// <summary>Cases that Apache refuses for what a directive means, which a tree does not know.</summary>
    static readonly Dictionary<string, string[]> NotClaimed = new()
    {
        ["unknown directive"] = ["unknown", "ifmodule-ident", "continuation-space-after"],
        ["number of arguments of a directive"] = ["two-args", "quote-glued", "continuation-blank-line", "proxypass-one-arg"],
        ["value of an argument"] =
        [
            "comment-trailing-variadic", "continuation-comment-inside", "proxypass-no-scheme", "pp-timeout=0", "pp-timeout=abc", "pp-retry=-1",
            "pp-connectiontimeout=0", "pp-connectiontimeout=1m", "pp-connectiontimeout=5S", "pp-ttl=0", "pp-loadfactor=0", "pp-lbset=100",
            "pp-status=X", "pp-flushwait=1001", "pp-hcmethod=POST", "pp-nofailover=On", "pp-failontimeout=On", "bal-lbmethod=bytraffic",
            "bal-failonstatus=abc", "bal-timeout=0", "bal-growth=0", "proxytimeout-0", "proxytimeout-abc", "kat--1", "listenbacklog-0",
        ],
        ["where a directive may stand"] = ["else-alone", "proxypass-in-location-with-path", "proxypass-in-directory", "proxypass-in-if"],
        ["missing file"] = ["include-missing", "include-glob-none"],
        ["definition and use of a macro"] = ["macro-argcount", "macro-undefined"],
    };

    [Fact]
    public void The_cases_agree_with_apache2_or_are_listed_with_the_reason()
    {
        using var cases = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(SharedCorpus.Shared, "grammar", "apache-cases.json")));
        var refused = new List<string>();
        foreach (var item in cases.RootElement.EnumerateArray())
        {
            var name = item.GetProperty("name").GetString()!;
            var tree = ApacheParser.ParseText(SourceText.From(item.GetProperty("text").GetString()!));
            if (!item.GetProperty("ok").GetBoolean())
                refused.Add(name);
            if (Claimed.TryGetValue(name, out var line))
                Assert.Contains(line, tree.Errors.Select(e => tree.Source.GetLinePosition(e.Span.Start).Line));
            else
                Assert.True(tree.Errors.Count == 0, $"{name}: {string.Join("; ", tree.Errors)}");
        }
        Assert.Equal(refused.Order(StringComparer.Ordinal), Claimed.Keys.Concat(NotClaimed.Values.SelectMany(v => v)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_file_of_the_corpus_round_trips_whatever_its_format() => CorpusRoundTrip.Check(ApacheParser.ParseText);

    [Fact]
    public void Files_that_apache2_reads_have_no_error_and_refused_ones_have()
    {
        foreach (var (file, verdict) in ApacheCorpus.Judged())
        {
            var tree = ApacheParser.ParseText(SourceText.FromBytes(File.ReadAllBytes(file), file));
            Assert.True(tree.Errors.Count > 0 == (verdict == "syntax-error"), $"{file}: {string.Join("; ", tree.Errors)}");
        }
    }

    public static TheoryData<string> GoldenFiles => [.. GoldenTree.Inputs("apache")];

    [Theory]
    [MemberData(nameof(GoldenFiles))]
    public void Trees_are_as_golden(string file) => GoldenTree.Check(file, ApacheParser.ParseText);
}
