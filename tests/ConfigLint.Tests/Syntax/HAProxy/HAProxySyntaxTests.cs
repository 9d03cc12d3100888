using ConfigLint.Syntax.HAProxy;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Tests.Syntax.HAProxy;

public class HAProxySyntaxTests
{
    const string Interesting = "#\"'\\$ \n\t\r{}[*]-.x\u0000";

    public static IEnumerable<TheoryDataRow<string>> Golden() => GoldenTree.Inputs("haproxy").Select(f => new TheoryDataRow<string>(f));

    [Theory]
    [MemberData(nameof(Golden))]
    public void The_tree_is_the_golden_one(string source) => GoldenTree.Check(source, HAProxyParser.ParseText);

    [Fact]
    public void Every_file_of_the_corpus_round_trips_whatever_its_format() => CorpusRoundTrip.Check(source => Touch(HAProxyParser.ParseText(source)));

    [Fact]
    public void Random_mutations_neither_throw_nor_hang_nor_lose_text() =>
        Mutations.Check([.. Golden().Select(row => Repository.At(row.Data))], Interesting, source => Touch(HAProxyParser.ParseText(source)));

    [Fact]
    public void A_long_line_takes_linear_time()
    {
        foreach (var piece in (string[])["a ", "\"", "'", "\"${", "\\", "\"\"", "#", "\"$a", ".if\n", "${-"])
            Mutations.CheckOne($"global\n {string.Concat(Enumerable.Repeat(piece, 50_000))}\n", s => Touch(HAProxyParser.ParseText(s)), piece);
    }

    [Theory]
    // words behind the keyword, decoded; "?" for what is not known. As haproxy 2.6 shows them in its messages.
    [InlineData("a b#c", "a|b")]
    [InlineData("'a b' \"c d\"", "a b|c d")]
    [InlineData("a\\ b c\\#d", "a b|c#d")]
    [InlineData("a\"b c\"d'e f'", "ab cde f")]
    [InlineData("\"a\\\"b\\\\c\\$d\"", "a\"b\\c$d")]
    [InlineData("'a\\ $b'", "a\\ $b")]
    [InlineData("a\\x41\\n\\q", "aA\n\\q")]
    [InlineData("^/foo$ ${HOME}", "^/foo$|${HOME}")]
    [InlineData("\"$HOME\" \"x${HOME-a \"b}\" c", "?|?|c")]
    [InlineData("''", "")]
    public void Words_are_cut_and_decoded_as_haproxy_does(string text, string words)
    {
        var tree = HAProxyParser.ParseText(SourceText.From($"global\n k {text}\n"));
        Assert.Empty(tree.Errors);
        Assert.Equal(words, string.Join('|', Statement(tree).Arguments().Select(a => a ?? "?")));
    }

    [Theory]
    // text, line:column, part of the message
    [InlineData("global\n a \"b\n c\n", "2:4", "closing \"")]
    [InlineData("global\n a 'b\n", "2:4", "closing '")]
    [InlineData("global\n a \"x$\"\n", "2:4", "environment variable")]
    [InlineData("global\n a \"${A.}\"\n", "2:4", "closing }")]
    [InlineData("global\n a \\x4z\n", "2:4", "hexadecimal")]
    [InlineData("maxconn 1\nglobal\n", "1:1", "before the first section")]
    [InlineData("LISTEN a\n", "1:1", "before the first section")]
    [InlineData("global\n.endif\n", "2:1", "without an \".if\"")]
    [InlineData("global\n.if 1\n", "2:1", "no \".endif\"")]
    [InlineData("global\n maxconn 1", "2:11", "line break")]
    public void Faults_are_reported_where_they_are(string text, string place, string message)
    {
        var tree = HAProxyParser.ParseText(SourceText.From(text));
        var error = Assert.Single(tree.Errors);
        Assert.Equal(place, tree.Source.GetLinePosition(error.Span.Start).ToString());
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(64, 0)]
    [InlineData(65, 1)]
    public void A_line_has_at_most_64_words(int words, int errors) =>
        Assert.Equal(errors, HAProxyParser.ParseText(SourceText.From($"global\n{string.Concat(Enumerable.Repeat(" a", words))}\n")).Errors.Count);

    [Theory]
    [InlineData("\"$SECTION\" x\n maxconn 1\n")]
    [InlineData(".if 1\n\"$A\"\n.endif\n.endif\n")]
    public void A_line_that_begins_with_a_variable_may_be_anything(string text) => Assert.Empty(HAProxyParser.ParseText(SourceText.From(text)).Errors);

    [Fact]
    public void A_section_knows_its_kind_its_name_and_where_it_inherits_from()
    {
        var file = (HAProxyFile)HAProxyParser.ParseText(SourceText.From("defaults from base\nbackend app from slow\n no option httpclose\n")).Root;
        Assert.Equal([("defaults", null, "base"), ("backend", "app", "slow")], file.Sections.Select(s => (s.Kind, s.Name, s.From)));
        var statement = Assert.Single(file.Sections.Last().Statements);
        Assert.Equal(("no", "option", "httpclose"), (statement.Prefix, statement.Keyword, statement.Argument(0)));
    }

    static HAProxyStatement Statement(ConfigLint.Syntax.SyntaxTree tree) => ((HAProxyFile)tree.Root).Sections.Single().Statements[0];

    /// <summary>Asks all that a binder may ask.</summary>
    static ConfigLint.Syntax.SyntaxTree Touch(ConfigLint.Syntax.SyntaxTree tree)
    {
        foreach (var section in ((HAProxyFile)tree.Root).Sections)
            Assert.True(section.Name is null || section.Header.ArgumentCount > 0 || section.From is null);
        foreach (var statement in tree.Root.DescendantsAndSelf().OfType<HAProxyStatement>())
        {
            Assert.Equal(statement.ArgumentCount, statement.Arguments().Count());
            if (statement.ArgumentCount > 0)
                Assert.True(statement.Span.Contains(statement.ArgumentsAt(0, statement.ArgumentCount - 1).Span));
        }
        return tree;
    }
}
