using ConfigLint.Model;
using ConfigLint.Syntax;
using ConfigLint.Syntax.Text;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Tests.Syntax.Yaml;

public sealed class YamlCorpusTests
{
    const string Interesting = "{}[]:,-?#\"'\\|>&*!%@ \n\n\t\r<\u0000\uFEFF\u0085\u2028";

    static IEnumerable<CorpusFile> YamlFiles() => SharedCorpus.All.Where(f => f.Format == "lb-yaml");

    static SourceText Read(string path) => SourceText.FromBytes(File.ReadAllBytes(path), path);

    public static IEnumerable<TheoryDataRow<string>> Golden() => GoldenTree.Inputs("yaml").Select(f => new TheoryDataRow<string>(f));

    [Theory]
    [MemberData(nameof(Golden))]
    public void The_tree_is_the_golden_one(string source) => GoldenTree.Check(source, YamlParser.ParseText);

    [Fact]
    public void Every_file_of_the_corpus_round_trips_whatever_its_format() =>
        CorpusRoundTrip.Check(YamlParser.ParseText);

    [Fact]
    public void Accepted_files_have_no_error_and_gaps_hold_only_blanks_and_comments()
    {
        var count = 0;
        foreach (var file in YamlFiles().Where(f => f.Verdict == "accept"))
        {
            var tree = YamlParser.ParseText(Read(file.FullPath));
            Assert.True(tree.Errors.Count == 0, $"{file}: {string.Join("; ", tree.Errors)}");
            foreach (var gap in tree.Gaps())
                Assert.All(tree.Source.ToString(gap).Split('\n'), line => Assert.True(line.Trim('\uFEFF', ' ', '\t', '\r') is "" or ['#', ..], $"{file}: {line}"));
            count++;
        }
        Assert.True(count > 290, $"only {count} files");
    }

    [Fact]
    public void Rejected_files_have_an_error_or_are_templates()
    {
        foreach (var file in YamlFiles().Where(f => f.Verdict == "reject" && !f.Path.EndsWith("serviceentry-valid.yaml", StringComparison.Ordinal)))
        {
            var source = Read(file.FullPath);
            var isTemplate = Templates.FindMark(source, ConfigFormat.Yaml) is not null;
            Assert.True(YamlParser.ParseText(source).Errors.Count > 0, file.ToString());
            Assert.Equal(!file.Folder.StartsWith("invalid", StringComparison.Ordinal), isTemplate);
        }
    }

    [Theory]
    // The places that libyaml names.
    [InlineData("llm-gateway.yaml", "25:9", "protocol")]
    [InlineData("llm-httproute.yaml", "26:9", "-")]
    [InlineData("llm-service.yaml", "26:11", "port")]
    [InlineData("vllm-llama3-8b-instruct.yaml", "17:9", ":")]
    public void Invalid_files_are_flagged_at_the_place_of_the_fault(string name, string place, string text)
    {
        var file = Assert.Single(SharedCorpus.Of("invalid/lb-yaml", "lb-yaml"), f => f.Path.EndsWith(name, StringComparison.Ordinal));
        var tree = YamlParser.ParseText(Read(file.FullPath));
        var error = Assert.Single(tree.Errors);
        Assert.Equal((place, text), (tree.Source.GetLinePosition(error.Span.Start).ToString(), tree.Source.ToString(error.Span)));
    }

    [Fact]
    public void An_IPv6_address_between_brackets_is_text_as_go_yaml_reads_it()
    {
        // libyaml refuses `[1.2.3.4, 001:db8::]`; Istio's own reader, go-yaml, and PyYAML's pure one take it: it is one of Istio's valid cases.
        var file = Assert.Single(SharedCorpus.All, f => f.Path.EndsWith("serviceentry-valid.yaml", StringComparison.Ordinal));
        var tree = YamlParser.ParseText(Read(file.FullPath));
        Assert.Empty(tree.Errors);
        var spec = ((YamlFile)tree.Root).Documents[0].Get("spec");
        Assert.Equal(["1.2.3.4", "001:db8::"], spec!.Get("addresses")!.Values().Cast<YamlScalar>().Select(s => s.Value));
    }

    [Fact]
    public void Each_place_of_a_value_maps_to_the_same_character_of_the_file()
    {
        var characters = 0;
        foreach (var scalar in YamlFiles().SelectMany(f => YamlParser.ParseText(Read(f.FullPath)).Root.DescendantsAndSelf()).OfType<YamlScalar>())
        {
            var last = 0;
            for (var i = 0; i < scalar.Value.Length; i++)
            {
                var position = scalar.ToFilePosition(i);
                Assert.InRange(position, Math.Max(last, scalar.Span.Start), scalar.Span.End);
                last = position;
                var c = scalar.Value[i];
                // Folded breaks and escapes stand for themselves.
                if (c is not (' ' or '\n' or '"' or '\\'))
                    Assert.Equal(c, scalar.Source.Text[position]);
                else if (c == '\n' && scalar.IsBlock && position < scalar.Span.End)
                    Assert.Contains(scalar.Source.Text[position], "\r\n");
                characters++;
            }
        }
        Assert.True(characters > 500_000, $"only {characters}");
    }

    [Fact]
    public void Random_mutations_neither_throw_nor_hang_nor_lose_text() =>
        Mutations.Check([.. YamlFiles().Select(f => f.FullPath), .. GoldenTree.Inputs("yaml").Select(f => Repository.At(f))], Interesting, ParseAndWalk);

    /// <summary>Also asks everything that is computed on demand.</summary>
    static SyntaxTree ParseAndWalk(SourceText source)
    {
        var tree = YamlParser.ParseText(source);
        var file = (YamlFile)tree.Root;
        Assert.All(file.Comments, c => Assert.Equal('#', source.Text[c.Start]));
        foreach (var node in file.DescendantsAndSelf())
        {
            if (node is YamlScalar scalar)
            {
                _ = scalar.Type;
                _ = scalar.TryGetInt64(out _) | scalar.TryGetDouble(out _) | scalar.TryGetBoolean(out _);
                for (var i = 0; i <= scalar.Value.Length; i += 1 + (i / 8))
                    Assert.InRange(scalar.ToFilePosition(i), scalar.Span.Start, scalar.Span.End);
                Assert.InRange(scalar.ToFileSpan(new TextSpan(0, scalar.Value.Length)).End, scalar.Span.Start, scalar.Span.End);
            }
            else if (node is YamlMapping mapping)
            {
                Assert.True(mapping.MergedEntries().Count() <= mapping.Entries.Count + YamlLimits.MaxAliasedNodes);
                _ = mapping.DuplicateEntries().Count() + mapping.Select("*", "*").Count;
            }
        }
        return tree;
    }
}
