using ConfigLint.Syntax;
using ConfigLint.Syntax.Ruby;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Tests.Syntax.Ruby;

public class RubyCorpusTests
{
    static readonly string[] Fragments =
    [
        "(", ")", "[", "]", "{", "}", "\"", "'", "#{", "do", " do |x|\n", "end", "\nend\n", "if ", " if x", "else\n", "case x\nwhen 1\n", "while x\n", "begin\n",
        "rescue\n", "def f\n", "class A\n", "=", "==", "=>", "||=", "&&", "||", "|", "/", "%w[", "%(", "%", "?", "?a", ":", "::", ":a", "a:", "<<~X\n", "<<X", "\nX\n",
        "<<", "->", "-> {", "{ |x| ", "&.", "&", "*", "**", "..", ";", "\n", "\\\n", "#", "\n=begin\n", "\n=end\n", "\n__END__\n", "`", "@a", "$b", "$!", "1_000", "1..2",
        "x = ", "puts ", "then ", "not ", "!", "-", "return ", "x ? y : z", "for a in b\n", "loop { ", "\n  .foo", "a, b = 1, 2", "\r\n", "é", "\0", "p /x/", "foo [1]", "def f = 1",
    ];

    static IEnumerable<CorpusFile> Files() => SharedCorpus.All.Where(f => f.Format == "puma");

    static SyntaxTree Parse(string path) => RubyParser.ParseText(SourceText.FromBytes(File.ReadAllBytes(path), path));

    public static IEnumerable<TheoryDataRow<string>> Golden() => GoldenTree.Inputs("ruby").Select(f => new TheoryDataRow<string>(f));

    [Theory]
    [MemberData(nameof(Golden))]
    public void The_tree_is_the_golden_one(string source) => GoldenTree.Check(source, RubyParser.ParseText);

    [Fact]
    public void Files_that_Ruby_accepts_have_no_error_and_gaps_hold_only_blanks_and_comments()
    {
        var count = 0;
        foreach (var file in Files().Where(f => f.Verdict == "accept"))
        {
            var tree = Parse(file.FullPath);
            Mutations.AssertLossless(tree, file.ToString());
            Assert.True(tree.Errors.Count == 0, $"{file}: {string.Join("; ", tree.Errors)}");
            AssertTrivia(tree, file.ToString());
            Assert.DoesNotContain(((RubyFile)tree.Root).Statements, s => s is RubyOpaqueExpression);
            count++;
        }
        Assert.True(count >= 51, $"only {count} files");
    }

    [Fact]
    public void Every_file_of_the_corpus_round_trips_whatever_its_format() =>
        CorpusRoundTrip.Check(RubyParser.ParseText);

    [Fact]
    public void Mutations_lose_nothing_and_throw_nothing() =>
        Mutations.Check([.. Files().Select(f => f.FullPath), .. GoldenTree.Inputs("ruby").Select(f => Repository.At(f))], Fragments, source =>
        {
            var tree = RubyParser.ParseText(source);
            AssertTrivia(tree, source.Text);
            return tree;
        });

    [Fact]
    public void Hostile_texts_are_read_on_a_small_stack() =>
        Mutations.CheckOnSmallStack(() => RubyHostileTexts.All(20_000), RubyParser.ParseText);

    static ReadOnlySpan<char> SkipLine(ReadOnlySpan<char> text) => text.IndexOf('\n') is >= 0 and var end ? text[end..] : "";

    static void AssertTrivia(SyntaxTree tree, string what)
    {
        foreach (var gap in tree.Gaps())
        {
            var rest = tree.Source.AsSpan(gap);
            while (rest.Length > 0)
            {
                if (rest.StartsWith("=begin"))
                    rest = rest.IndexOf("\n=end") is >= 0 and var last ? SkipLine(rest[(last + 5)..]) : "";
                else if (rest[0] == '#')
                    rest = rest.IndexOf('\n') is >= 0 and var end ? rest[end..] : "";
                else if (rest[0] is ' ' or '\t' or '\f' or '\v' or '\n' or '\r' or '\uFEFF' || (rest[0] == '\\' && rest.Length > 1 && rest[1] is '\n' or '\r'))
                    rest = rest[1..];
                else
                    Assert.Fail($"no trivia at {gap}: {tree.Source.ToString(gap)}\n{what}");
            }
        }
    }
}
