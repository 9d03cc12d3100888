using ConfigLint.Syntax.Nginx;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Tests.Syntax.Nginx;

public class NginxSyntaxTests
{
    const string Interesting = "{};#\"'\\$ \n\t\r()=~*@^|\u0000";

    public static IEnumerable<TheoryDataRow<string>> Golden() => GoldenTree.Inputs("nginx").Select(f => new TheoryDataRow<string>(f));

    [Theory]
    [MemberData(nameof(Golden))]
    public void The_tree_is_the_golden_one(string source) => GoldenTree.Check(source, NginxParser.ParseText);

    [Fact]
    public void Every_file_of_the_corpus_round_trips_whatever_its_format() =>
        CorpusRoundTrip.Check(NginxParser.ParseText);

    [Fact]
    public void Accepted_files_have_no_error_and_gaps_hold_only_blanks_and_comments()
    {
        foreach (var file in SharedCorpus.Of("nginx", "nginx").Where(f => f.Verdict == "accept"))
        {
            var tree = NginxParser.ParseText(SourceText.FromBytes(File.ReadAllBytes(file.FullPath), file.ToString()));
            Assert.True(tree.Errors.Count == 0, $"{file}: {string.Join("; ", tree.Errors)}");
            foreach (var gap in tree.Gaps())
                Assert.All(tree.Source.ToString(gap).Split('\n'), line => Assert.True(line.Trim() is "" or ['#', ..], $"{file}: {line}"));
        }
    }

    [Fact]
    public void Random_mutations_neither_throw_nor_hang_nor_lose_text() =>
        Mutations.Check([.. SharedCorpus.Of("nginx", "nginx").Select(f => f.FullPath)], Interesting, NginxParser.ParseText);

    [Theory]
    [InlineData(100)]
    [InlineData(200_000)]
    public void Deep_nesting_is_a_limit_and_no_crash(int depth)
    {
        var text = string.Concat(Enumerable.Repeat("a {", depth)) + "b;" + new string('}', depth);
        var tree = NginxParser.ParseText(SourceText.From(text));
        Mutations.AssertLossless(tree, "deep");
        Assert.Equal(depth > NginxParser.MaxDepth, tree.Errors.Any(e => e.Kind == ConfigLint.Syntax.SyntaxErrorKind.Limit));
    }

    [Theory]
    // text, decoded first argument
    [InlineData("a b#c;", "b#c")]
    [InlineData("a b}c;", "b}c")]
    [InlineData("a \"b c\";", "b c")]
    [InlineData("a 'b \"c\"';", "b \"c\"")]
    [InlineData("a b\\ c;", "b\\ c")]
    [InlineData("a \"b\\\"c\";", "b\"c")]
    [InlineData("a \"b\\tc\";", "b\tc")]
    [InlineData("a b\\;c;", "b\\;c")]
    [InlineData("a ${b}c;", "${b}c")]
    [InlineData("a b\"c;", "b\"c")]
    [InlineData("a '';", "")]
    public void Words_are_cut_and_decoded_as_nginx_does(string text, string argument)
    {
        var tree = NginxParser.ParseText(SourceText.From(text));
        Assert.Empty(tree.Errors);
        Assert.Equal(argument, Assert.IsType<NginxDirective>(((NginxFile)tree.Root).Members[0]).Argument(0));
    }

    [Theory]
    // text, line:column, part of the message
    [InlineData("http {\n  server {\n    location / {\n      return 200;\n  }\n}\n", "3:5", "never closed")]
    [InlineData("http {\n  server {\n    listen 80;\n  server {\n    listen 81;\n  }\n}\n", "2:3", "never closed")]
    [InlineData("http {\n}\n}\n", "3:1", "unexpected \"}\"")]
    [InlineData("events {}\nhttp {\n  access_log off\n}\n", "3:14", "\";\" is missing")]
    [InlineData("a \"b\"c;\n", "1:6", "unexpected \"c\"")]
    [InlineData("a b;;\n", "1:5", "unexpected \";\"")]
    [InlineData("a \"b;\nc d;\n", "1:3", "closing \"")]
    [InlineData("map $a $b {\n  x{2} y;\n}\n", "2:4", "unexpected \"{\"")]
    public void Faults_are_reported_where_they_are(string text, string place, string message)
    {
        var tree = NginxParser.ParseText(SourceText.From(text));
        var error = Assert.Single(tree.Errors.Take(1));
        Assert.Equal(place, tree.Source.GetLinePosition(error.Span.Start).ToString());
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fault_does_not_hide_the_rest_of_the_file()
    {
        var tree = NginxParser.ParseText(SourceText.From("events {}\nhttp {\n  server {\n    listen 80\n  }\n  server {\n    listen 81;\n  }\n}\n"));
        Assert.Single(tree.Errors);
        Assert.Equal(2, tree.Root.DescendantsAndSelf().OfType<NginxBlock>().Count(b => b.Name == "server"));
    }

    [Fact]
    public void A_block_among_data_is_one_fault()
    {
        var tree = NginxParser.ParseText(SourceText.From("map $a $b {\n  default 0;\n  lost {\n    return 500;\n  }\n  x 1;\n}\nmap $c $d {\n}\n"));
        Assert.Equal("3:8", tree.Source.GetLinePosition(Assert.Single(tree.Errors).Span.Start).ToString());
        Assert.Equal(2, ((NginxFile)tree.Root).Members.Count);
    }

    [Theory]
    [InlineData(4095, false)]
    [InlineData(4096, true)]
    public void A_word_or_comment_that_does_not_fit_the_buffer_is_an_error(int length, bool refused)
    {
        Assert.Equal(refused, NginxParser.ParseText(SourceText.From($"a {new string('x', length)} b;\n")).Errors.Count > 0);
        Assert.Equal(refused, NginxParser.ParseText(SourceText.From($"#{new string('x', length - 1)}\na b;\n")).Errors.Count > 0);
    }
}
