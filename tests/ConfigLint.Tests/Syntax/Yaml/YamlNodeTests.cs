using ConfigLint.Syntax.Text;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Tests.Syntax.Yaml;

public sealed class YamlNodeTests
{
    internal static YamlFile Parse(string text)
    {
        var tree = YamlParser.ParseText(SourceText.From(text, "test.yaml"));
        Mutations.AssertLossless(tree, "test");
        Assert.Empty(tree.Errors);
        return (YamlFile)tree.Root;
    }

    static YamlNode Root(string text) => Parse(text).Documents[0].Root!;

    [Theory]
    [InlineData("", 0)]
    [InlineData("# only a comment\n", 0)]
    [InlineData("a: 1", 1)]
    [InlineData("---\na: 1\n---\nb: 2\n", 2)]
    [InlineData("a: 1\n---\n---\nb: 2\n", 3)]
    [InlineData("%YAML 1.1\n---\na: 1\n...\n%YAML 1.1\n---\nb: 1\n", 2)]
    [InlineData("a: |\n  ---\n  text\nb: '--- x'\n", 1)]
    [InlineData("a: 1\n--- # comment\nb: 2\n--- {c: 3}\n", 3)]
    [InlineData("a: 1\n---x: 2\n", 1)]
    public void All_documents_of_a_file_are_read(string text, int count) => Assert.Equal(count, Parse(text).Documents.Count);

    [Fact]
    public void A_path_of_keys_leads_to_a_value_and_its_place()
    {
        var document = Parse("spec:\n  template:\n    spec: {replicas: 3, \"quoted key\": x}\n").Documents[0];
        var replicas = Assert.IsType<YamlScalar>(document.Get("spec", "template", "spec", "replicas"));
        Assert.Equal("3", replicas.Value);
        Assert.Equal("test.yaml:3:22", replicas.Location.ToString());
        Assert.Equal("x", document.GetString("spec", "template", "spec", "quoted key"));
        Assert.Null(document.Get("spec", "nothing", "spec"));
        Assert.Null(document.Get("spec", "template", "spec", "replicas", "deeper"));
        Assert.Equal("replicas: 3", replicas.Parent!.Text);
    }

    [Fact]
    public void A_star_selects_every_item_and_value()
    {
        var root = Root("rules:\n- host: a\n  http: {paths: [{path: /x}, {path: /y}]}\n- host: b\nother: {k: {host: c}}\n");
        Assert.Equal(["a", "b"], root.Select("rules", "*", "host").Select(n => ((YamlScalar)n).Value));
        Assert.Equal(["/x", "/y"], root.Select("rules", "*", "http", "paths", "*", "path").Select(n => ((YamlScalar)n).Value));
        Assert.Equal(["c"], root.Select("other", "*", "host").Select(n => ((YamlScalar)n).Value));
        Assert.Empty(root.Select("none", "*"));
    }

    [Fact]
    public void Keys_and_values_have_exact_spans()
    {
        const string Text = "a:\n  \"b c\" : 'it''s'  # comment\n  - x: 1\n";
        var tree = YamlParser.ParseText(SourceText.From("a:\n  \"b c\" : 'it''s'  # comment\n  d: [ 1 , 2 ]\n"));
        var entries = ((YamlFile)tree.Root).Documents[0].Root!.GetMapping("a")!.Entries;
        Assert.Equal(["\"b c\"", "d"], entries.Select(e => e.Key.Text));
        Assert.Equal(["'it''s'", "[ 1 , 2 ]"], entries.Select(e => e.Value.Text));
        Assert.Equal("\"b c\" : 'it''s'", entries[0].Text);
        Assert.Single(YamlParser.ParseText(SourceText.From(Text)).Errors);
    }

    [Fact]
    public void A_missing_value_is_a_null_of_no_length_behind_the_colon()
    {
        var mapping = (YamlMapping)Root("a:\nb: \n  # none\nc: ~\n? d\n");
        Assert.All(mapping.Entries, e => Assert.True(((YamlScalar)e.Value).IsNull));
        Assert.Equal([true, true, false, true], mapping.Entries.Select(e => ((YamlScalar)e.Value).IsMissing));
        Assert.Equal(new TextSpan(2, 0), mapping.Entries[0].Value.Span);
        Assert.Equal("a:", mapping.Entries[0].Text);
        Assert.Null(mapping.GetString("c"));
    }

    [Fact]
    public void Tags_are_kept_and_custom_ones_make_the_value_unknown()
    {
        var root = Root("port: !Ref Port\nname: !!str 5\nlong: !<tag:yaml.org,2002:int> \"7\"\nlist: !If [a, b]\nnon: ! 1\n");
        Assert.Equal(("!Ref", true), (root.Get("port")!.Tag, root.Get("port")!.HasCustomTag));
        Assert.Equal(YamlScalarType.Unknown, root.GetScalar("port")!.Type);
        Assert.Null(root.GetString("port"));
        Assert.Equal((false, YamlScalarType.String), (root.Get("name")!.HasCustomTag, root.GetScalar("name")!.Type));
        Assert.True(root.GetScalar("long")!.TryGetInt64(out var seven) && seven == 7);
        Assert.Equal(("!If", 2), (root.Get("list")!.Tag, root.GetSequence("list")!.Items.Count));
        Assert.Equal(YamlScalarType.String, root.GetScalar("non")!.Type);
        Assert.Equal("!Ref Port", root.Get("port")!.Text);
        Assert.Equal("Port", root.Source.ToString(root.GetScalar("port")!.ContentSpan));
    }

    [Fact]
    public void Comments_are_found_and_what_only_looks_like_one_is_not()
    {
        var file = Parse("# one\na: b # two\nc: 'x # no' #three\nd: | # four\n  # text\n  more\n# five\ne: a#b\n");
        Assert.Equal(["# one", "# two", "#three", "# four", "# five"], file.Comments.Select(c => file.Source.ToString(c)));
    }

    [Fact]
    public void Duplicate_keys_are_told_and_the_last_one_wins()
    {
        var mapping = (YamlMapping)Root("a: 1\nb: 2\na: 3\n\"a\": 4\n");
        Assert.Equal("4", mapping.GetString("a"));
        Assert.Equal(["a: 1", "a: 3"], mapping.DuplicateEntries().Select(e => e.Text));
        Assert.Equal(["4", "2"], mapping.MergedEntries().Select(e => ((YamlScalar)e.Value).Value));
    }

    [Fact]
    public void A_mapping_of_many_keys_is_searched_fast_and_with_the_same_result()
    {
        var mapping = (YamlMapping)Root(string.Concat(Enumerable.Range(0, 20_000).Select(i => $"k{i % 15_000}: {i}\n")));
        Assert.Equal("15000", mapping.GetString("k0"));
        Assert.Equal("14999", mapping.GetString("k14999"));
        Assert.Null(mapping.Get("k15000"));
        Assert.Equal(15_000, mapping.MergedEntries().Count());
        Assert.Equal(5_000, mapping.DuplicateEntries().Count());
        Assert.All(mapping.MergedEntries(), e => Assert.Same(e, mapping.GetEntry(e.Name!)));
    }

    [Fact]
    public void Json_is_YAML()
    {
        var root = Root("{\"a\": {\"b\":[1, 2.5, null, true, \"x\\u0041\\n\"]},\n\t\"c\":\"d\"}\n");
        Assert.True(((YamlMapping)root).IsFlow);
        Assert.Equal(
            [YamlScalarType.Integer, YamlScalarType.Float, YamlScalarType.Null, YamlScalarType.Boolean, YamlScalarType.String],
            root.GetSequence("a", "b")!.Items.Select(i => ((YamlScalar)i).Type));
        Assert.Equal("xA\n", ((YamlScalar)root.GetSequence("a", "b")!.Items[4]).Value);
    }

    [Theory]
    // Where YamlDotNet is stricter than libyaml and go-yaml, which read the servers' files.
    [InlineData("a: \"b\nc\"", "b c")]
    [InlineData("a:\n  \"b\n\n c\"\nz: 1", "b\nc")]
    [InlineData("a: \"b\\\nc\\t\"", "bc\t")]
    [InlineData("a: |\n      \n  b\n", "\nb\n")]
    [InlineData("a: |\r\n      \r\n\r\n  b\r\n", "\n\nb\n")]
    [InlineData("a: >-\n    \n  b\n  c\n", "\nb c")]
    [InlineData("a: \"b\"# comment", "b")]
    public void What_the_servers_readers_take_is_taken(string text, string value) => Assert.Equal(value, Root(text).GetString("a"));

    [Theory]
    [InlineData("a: [b,\nc]", "b|c")]
    [InlineData("a: [b, # comment\n# more\nc\nd ]# end", "b|c d")]
    [InlineData("a: [b,# comment\n  c]", "b|c")]
    public void Plain_values_between_brackets_may_stand_at_any_column(string text, string items) =>
        Assert.Equal(items, string.Join('|', Root(text).GetSequence("a")!.Items.Select(i => ((YamlScalar)i).Value)));

    [Fact]
    public void Bom_and_CRLF_are_no_content()
    {
        var file = Parse("\uFEFFa: 1\r\nb: |\r\n  x\r\n  y\r\n---\r\nc: 2\r\n");
        Assert.Equal("1", file.Documents[0].GetString("a"));
        Assert.Equal("x\ny\n", file.Documents[0].GetString("b"));
        Assert.Equal(new LinePosition(6, 4), file.Documents[1].Get("c")!.Location.Start);
    }
}
