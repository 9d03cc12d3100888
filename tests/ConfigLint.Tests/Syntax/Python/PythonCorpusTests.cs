using ConfigLint.Syntax;
using ConfigLint.Syntax.Python;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Tests.Syntax.Python;

public class PythonCorpusTests
{
    static readonly string[] Fragments =
    [
        "(", ")", "[", "]", "{", "}", "\"", "'", "\"\"\"", "'''", "f\"{", "f'{", ":", ",", "=", "==", "\n", "\n    ", "\n\t", "    ", "\\\n", "\\", "#", "if x:\n",
        "else:\n", "def f():\n", "lambda x: ", " and ", " not ", " in ", "*", "**", "/", "-", ".", "0x", "1_0", "90s", "010", "...", ";", "@", ":=", "\r", "\r\n", "\f",
        "try:\n", "except:\n", "import a\n", "from a import b\n", "x = ", "match x:\n", "b'", "rb'", "{{", "}}", "!r", "{x!r:>{w}}", "é", "“", "\u00a0", " if ", " else ", "\0",
    ];

    static IEnumerable<CorpusFile> Files() => SharedCorpus.All.Where(f => f.Format == "gunicorn");

    static SyntaxTree Parse(string path) => PythonParser.ParseText(SourceText.FromBytes(File.ReadAllBytes(path), path));

    public static IEnumerable<TheoryDataRow<string>> Golden() => GoldenTree.Inputs("python").Select(f => new TheoryDataRow<string>(f));

    [Theory]
    [MemberData(nameof(Golden))]
    public void The_tree_is_the_golden_one(string source) => GoldenTree.Check(source, PythonParser.ParseText);

    [Fact]
    public void Files_that_Python_accepts_have_no_error_and_gaps_hold_only_blanks_and_comments()
    {
        var count = 0;
        foreach (var file in Files().Where(f => f.Verdict == "accept"))
        {
            var tree = Parse(file.FullPath);
            Mutations.AssertLossless(tree, file.ToString());
            Assert.True(tree.Errors.Count == 0, $"{file}: {string.Join("; ", tree.Errors)}");
            AssertTrivia(tree, file.ToString());
            Assert.DoesNotContain(tree.Root.DescendantsAndSelf(), n => n is PythonOpaqueStatement or SkippedTokens);
            count++;
        }
        Assert.True(count >= 67, $"only {count} files");
    }

    [Fact]
    public void Every_file_of_the_corpus_round_trips_whatever_its_format() =>
        CorpusRoundTrip.Check(PythonParser.ParseText);

    [Fact]
    public void Mutations_lose_nothing_and_throw_nothing() =>
        Mutations.Check([.. Files().Select(f => f.FullPath), .. GoldenTree.Inputs("python").Select(f => Repository.At(f))], Fragments, source =>
        {
            var tree = PythonParser.ParseText(source);
            AssertTrivia(tree, source.Text);
            return tree;
        });

    [Fact]
    public void Hostile_texts_are_read_on_a_small_stack() =>
        Mutations.CheckOnSmallStack(() => PythonHostileTexts.All(20_000), PythonParser.ParseText);

    static void AssertTrivia(SyntaxTree tree, string what)
    {
        foreach (var gap in tree.Gaps())
        {
            var rest = tree.Source.AsSpan(gap);
            while (rest.Length > 0)
            {
                if (rest[0] == '#')
                    rest = rest.IndexOfAny('\n', '\r') is >= 0 and var end ? rest[end..] : "";
                else if (rest[0] is ' ' or '\t' or '\f' or '\n' or '\r' or '\uFEFF' || (rest[0] == '\\' && rest.Length > 1 && rest[1] is '\n' or '\r'))
                    rest = rest[1..];
                else
                    Assert.Fail($"no trivia at {gap}: {tree.Source.ToString(gap)}\n{what}");
            }
        }
    }
}
