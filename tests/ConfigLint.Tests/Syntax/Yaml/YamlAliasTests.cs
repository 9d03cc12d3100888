using System.Text;
using ConfigLint.Syntax;
using ConfigLint.Syntax.Text;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Tests.Syntax.Yaml;

public sealed class YamlAliasTests
{
    static (SyntaxTree Tree, YamlNode Root) Read(string text)
    {
        var tree = YamlParser.ParseText(SourceText.From(text));
        Mutations.AssertLossless(tree, "alias");
        return (tree, ((YamlFile)tree.Root).Documents[0].Root!);
    }

    [Fact]
    public void An_alias_is_resolved_to_the_real_scalar_and_its_place()
    {
        var (tree, root) = Read("a: &t 30s\nb: {timeout: *t}\nc: &t 40s\nd: [*t]\n");
        Assert.Empty(tree.Errors);
        var timeout = root.GetScalar("b", "timeout")!;
        Assert.Equal(("30s", 1), (timeout.Value, timeout.Location.Start.Line));
        Assert.Equal("40s", ((YamlScalar)root.GetSequence("d")!.Items[0].Resolve()!).Value);
        Assert.Equal("t", Assert.IsType<YamlAlias>(root.GetMapping("b")!.Entries[0].Value).Name);
        Assert.Equal("t", root.Get("c")!.Anchor);
    }

    [Fact]
    public void Merge_keys_bring_in_entries_that_the_mapping_and_nearer_ones_override()
    {
        var (tree, root) = Read(
            """
            base: &base {x: 1, y: 1, z: 1}
            more: &more
              <<: *base
              y: 2
            own:
              z: 3
              <<: [{w: 0}, *more]
              "<<": quoted
            """);
        Assert.Empty(tree.Errors);
        var own = root.GetMapping("own")!;
        Assert.Equal(["1", "2", "3", "0", "quoted"], new[] { "x", "y", "z", "w", "<<" }.Select(k => own.GetString(k)));
        Assert.Equal(1, own.Get("x")!.Location.Start.Line);
        Assert.Equal(["z=3", "<<=quoted", "w=0", "y=2", "x=1"], own.MergedEntries().Select(e => $"{e.Name}={((YamlScalar)e.Value).Value}"));
        Assert.Null(own.Get("v"));
    }

    [Theory]
    [InlineData("a: *none", "*none", "no anchor &none")]
    [InlineData("a: &x [1, *x]", "*x", "inside the very node")]
    [InlineData("a: &x\n  b: {c: *x}", "*x", "inside the very node")]
    [InlineData("a: &x 1\n---\nb: *x", "*x", "no anchor &x")]
    public void An_alias_of_nothing_is_an_error_at_the_alias(string text, string at, string message)
    {
        var tree = YamlParser.ParseText(SourceText.From(text));
        var error = Assert.Single(tree.Errors);
        Assert.Equal((at, SyntaxErrorKind.Syntax), (tree.Source.ToString(error.Span), error.Kind));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Null(tree.Root.DescendantsAndSelf().OfType<YamlAlias>().Single().Resolve());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_billion_laughs_are_one_limit_error_and_a_bounded_walk(bool merged)
    {
        var text = new StringBuilder(merged ? "a0: &a0 {k0: lol}\n" : "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (var i = 1; i < 40; i++)
        {
            var aliases = string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 9));
            text.Append(merged ? $"a{i}: &a{i} {{k{i}: 1, <<: [{aliases}]}}\n" : $"a{i}: &a{i} [{aliases}]\n");
        }
        var (tree, root) = Read(text.ToString());
        var error = Assert.Single(tree.Errors);
        Assert.Equal(SyntaxErrorKind.Limit, error.Kind);
        Assert.Equal(1, CountExpanded(root) > 1000 ? 1 : 0);
        Assert.True(CountExpanded(root) <= root.DescendantsAndSelf().Count() + YamlLimits.MaxAliasedNodes);
        foreach (var entry in ((YamlMapping)root).Entries)
            Assert.Null(entry.Value.Get("no such key"));
    }

    [Fact]
    public void A_tower_of_aliases_is_bounded_in_depth()
    {
        var text = new StringBuilder("a0: &a0 [x]\n");
        for (var i = 1; i < 5000; i++)
            text.Append($"a{i}: &a{i} [*a{i - 1}]\n");
        var (tree, _) = Read(text.ToString());
        Assert.Equal(SyntaxErrorKind.Limit, Assert.Single(tree.Errors).Kind);
    }

    static long CountExpanded(YamlNode root)
    {
        long count = 0;
        var open = new Stack<YamlNode>();
        open.Push(root);
        while (open.TryPop(out var node))
        {
            count++;
            foreach (var child in node.Resolve() switch
            {
                YamlSequence sequence => sequence.Items,
                YamlMapping mapping => mapping.Entries.SelectMany(e => new[] { e.Key, e.Value }),
                _ => [],
            })
            {
                open.Push(child);
            }
        }
        return count;
    }
}
