using System.Text;
using ConfigLint.Syntax;
using ConfigLint.Syntax.Text;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Tests.Syntax.Yaml;

public sealed class YamlErrorTests
{
    // Half a second to three on an idle machine; what is not linear takes hours.

    [Theory]
    // text, place, part of the message
    [InlineData("a:\n  b: 1\n   c: 2\n", "3:5", "mapping where none can stand")]
    [InlineData("a:\n    b: 1\n  c: 2\n", "3:3", "stand at column 1")]
    [InlineData("a: 1\n- b\n", "2:1", "\"-\"")]
    [InlineData("- a\nb: 1\n", "2:1", "items of this sequence")]
    [InlineData("a: 1\nb\nc: 2\n", "2:1", "must be followed by")]
    [InlineData("a: b: c\n", "1:5", "quote the value")]
    [InlineData("a: \"b\" c\n", "1:8", "quote the whole value")]
    [InlineData("a: 'b\nc: 1\n", "1:4", "closing '")]
    [InlineData("a: \"b\nc: 1\n", "1:4", "closing \"")]
    [InlineData("a: [1, 2\nb: 3\n", "1:4", "closing ] is missing")]
    [InlineData("a: [1, 'x'\nb: 3\n", "2:1", "expected \",\" or \"]\"")]
    [InlineData("a: [1, 2\n", "1:4", "closing ] is missing")]
    [InlineData("a: {b: 1\n\n", "1:4", "closing } is missing")]
    [InlineData("a: ]\n", "1:4", "closes nothing")]
    [InlineData("a:\n\tb: 1\n", "2:1", "tab")]
    [InlineData("a:\n  \tb: 1\n", "2:3", "tab")]
    [InlineData("a: 1\n\t# comment\nb: 2\n", "2:1", "tab")]
    [InlineData("a: @b\n", "1:4", "no value can start with \"@\"")]
    [InlineData("a: `b`\n", "1:4", "no value can start with \"`\"")]
    [InlineData("a: [%b]\n", "1:5", "no value can start with \"%\"")]
    [InlineData("a: [b,,c]\n", "1:7", "expected a value before \",\"")]
    [InlineData(": a\n", "1:1", "expected a key before")]
    [InlineData("a: {: b}\n", "1:5", "expected a key before")]
    [InlineData("a: \"\\q\"\n", "1:5", "unknown escape")]
    [InlineData("a: \"\\ud800x\"\n", "1:11", "surrogates")]
    [InlineData("a: b\u0007c\n", "1:5", "control character U+0007")]
    [InlineData("%YAML 1.1\na: 1\n", "2:1", "\"---\"")]
    [InlineData("a: |x\n  b\n", "1:5", "expected comment or line break")]
    [InlineData("a: *\n", "1:4", "a name must follow")]
    [InlineData("a: 1\n...\nb: : 2\n", "3:4", "")]
    public void A_fault_has_one_error_at_its_place(string text, string place, string message)
    {
        var tree = YamlParser.ParseText(SourceText.From(text));
        Mutations.AssertLossless(tree, text);
        var error = Assert.Single(tree.Errors);
        Assert.Equal(place, tree.Source.GetLinePosition(error.Span.Start).ToString());
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.True(char.IsLower(error.Message[0]) || error.Message[0] == '"', error.Message);
        Assert.Equal(SyntaxErrorKind.Syntax, error.Kind);
    }

    [Theory]
    [InlineData("a: b\tc\n")]
    [InlineData("a:\tb\n")]
    [InlineData("a: 'b'\t# comment\n")]
    [InlineData("a: [\n\tb,\t# comment\n\tc]\n")]
    [InlineData("a: {\n\t\"b\": 1\n}\n")]
    [InlineData("a: |\n  b\n  \tc\n")]
    [InlineData("# a\tcomment\na: 1\n")]
    [InlineData("%YAML\t1.1\n---\na: 1\n")]
    public void A_tab_that_indents_nothing_is_fine(string text) => Assert.Empty(YamlParser.ParseText(SourceText.From(text)).Errors);

    [Fact]
    public void A_broken_document_keeps_what_stands_before_the_fault_and_the_others_are_read()
    {
        var file = (YamlFile)YamlParser.ParseText(SourceText.From(
            "kind: A\nspec: {x: [1, 2\n---\nkind: B\nspec:\n  ports:\n  - port: 80\n   name: x\nlast: 1\n---\nkind: C\n")).Root;
        Assert.Equal(["A", "B", "C"], file.Documents.Select(d => d.GetString("kind")));
        Assert.Equal([false, false, true], file.Documents.Select(d => d.IsComplete));
        Assert.Equal("80", file.Documents[1].Root!.Select("spec", "ports", "*", "port").OfType<YamlScalar>().Single().Value);
        Assert.Null(file.Documents[1].Get("last"));
        Assert.Equal(2, file.Documents.Sum(d => d.DescendantsAndSelf().Sum(n => n.Errors.Length)));
    }

    [Fact]
    public void Bytes_that_are_no_UTF8_are_an_error_where_they_stand()
    {
        var source = SourceText.FromBytes([.. "é: 1\nb: "u8, 0xE9, (byte)'\n'], "x.yaml");
        var error = Assert.Single(YamlParser.ParseText(source).Errors);
        Assert.Equal(2, source.GetLinePosition(error.Span.Start).Line);
        Assert.Contains("UTF-8", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_document_with_a_control_character_is_read_up_to_it()
    {
        var file = (YamlFile)YamlParser.ParseText(SourceText.From("a: 1\nb: \0\nc: 3\n---\nd: 4\n")).Root;
        Assert.Equal(("1", null, "4"), (file.Documents[0].GetString("a"), file.Documents[0].GetString("c"), file.Documents[1].GetString("d")));
    }

    public static TheoryData<string, string> Bombs() => new()
    {
        { "100,000 brackets", new string('[', 100_000) },
        { "100,000 braces", string.Concat(Enumerable.Repeat("{a: ", 100_000)) },
        { "10,000 block levels", string.Concat(Enumerable.Range(0, 900).Select(i => new string(' ', i) + "a:\n")) },
        { "10,000 deeper block levels", string.Concat(Enumerable.Range(0, 10_000).Select(i => new string(' ', Math.Min(i, 1500)) + "a:\n")) },
        { "100,000 dashes in a line", string.Concat(Enumerable.Repeat("- ", 100_000)) },
        { "20,000 documents", string.Concat(Enumerable.Repeat("---\na: 1\n", 20_000)) },
        { "a long line", "a: " + new string('x', YamlLimits.MaxLength) },
        { "many nodes", "[" + string.Concat(Enumerable.Repeat("1,", YamlLimits.MaxNodes + 10)) + "]" },
        { "3,000 blanks", "a: |\n" + new string(' ', 3000) + "\n  x\n" },
    };

    [Theory]
    [MemberData(nameof(Bombs))]
    public void What_is_too_much_is_a_limit_error(string what, string text)
    {
        var tree = YamlParser.ParseText(SourceText.From(text));
        Assert.Equal(SyntaxErrorKind.Limit, Assert.Single(tree.Errors).Kind);
        Mutations.AssertLossless(tree, what);
    }

    [Fact]
    public void A_line_of_100_MB_is_not_analysed()
    {
        var tree = YamlParser.ParseText(SourceText.From(new string('a', 100_000_000)));
        Assert.Equal(SyntaxErrorKind.Limit, Assert.Single(tree.Errors).Kind);
    }

    [Theory]
    [InlineData(199)]
    [InlineData(100)]
    public void Nesting_below_the_limit_is_read(int depth)
    {
        var tree = YamlParser.ParseText(SourceText.From(new string('[', depth) + new string(']', depth)));
        Assert.Empty(tree.Errors);
        var block = new StringBuilder();
        for (var i = 0; i < depth; i++)
            block.Append(' ', i).Append("k:\n");
        Assert.Empty(YamlParser.ParseText(SourceText.From(block.ToString())).Errors);
    }

    [Fact]
    public void Many_faults_that_are_read_again_lose_nothing()
    {
        var text = string.Concat(Enumerable.Repeat("- \"a\nb\"\n", 100_000));
        Mutations.AssertLossless(YamlParser.ParseText(SourceText.From(text)), "reread");
    }
}
