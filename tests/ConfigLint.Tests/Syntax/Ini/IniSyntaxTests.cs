using ConfigLint.Syntax;
using ConfigLint.Syntax.Ini;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Tests.Syntax.Ini;

public class IniSyntaxTests
{
    const string Interesting = "[]=;#\"'\\$ \n\t\r(){}!~&|^%:\u0000";

    static readonly (string Folder, IniDialect Dialect)[] GoldenFolders =
        [("fpm", IniDialect.Php), ("php-ini", IniDialect.PhpIni), ("systemd", IniDialect.Systemd), ("supervisor", IniDialect.Supervisor)];

    public static IEnumerable<TheoryDataRow<string, IniDialect>> Golden() => GoldenFolders
        .SelectMany(g => GoldenTree.Inputs($"ini/{g.Folder}").Select(f => new TheoryDataRow<string, IniDialect>(f, g.Dialect)));

    [Theory]
    [MemberData(nameof(Golden))]
    public void The_tree_is_the_golden_one(string source, IniDialect dialect) => GoldenTree.Check(source, s => IniParser.ParseText(s, dialect));

    [Theory]
    [InlineData(IniDialect.Php)]
    [InlineData(IniDialect.PhpIni)]
    [InlineData(IniDialect.Systemd)]
    [InlineData(IniDialect.Supervisor)]
    public void Every_file_of_the_corpus_round_trips_whatever_its_format(IniDialect dialect) =>
        CorpusRoundTrip.Check(source => Touch(IniParser.ParseText(source, dialect)));

    [Fact]
    public void Files_that_php_fpm_reads_have_no_error_and_refused_ones_have()
    {
        var count = 0;
        foreach (var file in SharedCorpus.All.Where(f => f.Format == "php-fpm"))
        {
            var tree = Parse(file, IniDialect.Php);
            Assert.True(tree.Errors.Count > 0 == (file.Verdict == "syntax-error"), $"{file}: {string.Join("; ", tree.Errors)}");
            AssertGapsAreTrivia(tree, file.ToString(), ";");
            count++;
        }
        Assert.True(count >= 57, $"only {count} files");
    }

    [Theory]
    [InlineData("php.ini", IniDialect.PhpIni, ";")]
    [InlineData("systemd", IniDialect.Systemd, "#;\\")]
    public void Files_of_the_stacks_have_no_error(string format, IniDialect dialect, string comments)
    {
        foreach (var file in SharedCorpus.Of("stacks", format))
        {
            var tree = Parse(file, dialect);
            Assert.True(tree.Errors.Count == 0, $"{file}: {string.Join("; ", tree.Errors)}");
            Assert.NotEmpty(((IniFile)tree.Root).Entries);
            AssertGapsAreTrivia(tree, file.ToString(), comments);
        }
    }

    [Fact]
    public void A_supervisor_file_has_errors_only_as_a_template()
    {
        foreach (var file in SharedCorpus.Of("stacks", "supervisor"))
        {
            var tree = Parse(file, IniDialect.Supervisor);
            Assert.True(tree.Errors.Count > 0 == file.Path.EndsWith(".jnj", StringComparison.Ordinal), $"{file}: {string.Join("; ", tree.Errors)}");
        }
    }

    [Theory]
    [InlineData(IniDialect.Php, "php-fpm")]
    [InlineData(IniDialect.PhpIni, "php.ini")]
    [InlineData(IniDialect.Systemd, "systemd")]
    [InlineData(IniDialect.Supervisor, "supervisor")]
    public void Random_mutations_neither_throw_nor_hang_nor_lose_text(IniDialect dialect, string format)
    {
        var files = SharedCorpus.All.Where(f => f.Format == format).Select(f => f.FullPath)
            .Concat(Golden().Where(row => row.Data.Item2 == dialect).Select(row => Repository.At(row.Data.Item1)));
        Mutations.Check([.. files], Interesting, source => Touch(IniParser.ParseText(source, dialect)));
    }

    [Theory]
    [InlineData(IniDialect.Php)]
    [InlineData(IniDialect.PhpIni)]
    [InlineData(IniDialect.Systemd)]
    [InlineData(IniDialect.Supervisor)]
    public void A_long_line_takes_linear_time(IniDialect dialect)
    {
        foreach (var piece in (string[])["(", "a ", "\"", "'", "${", "[", "\\\n", " \\", "on ", "''=", "%(", "=", "$"])
            Mutations.CheckOne($"[a]\nb = {string.Concat(Enumerable.Repeat(piece, 20_000))}", s => Touch(IniParser.ParseText(s, dialect)), piece);
    }

    static SyntaxTree Parse(CorpusFile file, IniDialect dialect) =>
        IniParser.ParseText(SourceText.FromBytes(File.ReadAllBytes(file.FullPath), file.ToString()), dialect);

    static void AssertGapsAreTrivia(SyntaxTree tree, string what, string comments)
    {
        foreach (var gap in tree.Gaps())
            Assert.All(tree.Source.ToString(gap).Split('\n'), line => Assert.True(line.Trim() is "" || comments.Contains(line.Trim()[0]), $"{what}: {line}"));
    }

    /// <summary>Asks all that a binder may ask.</summary>
    static SyntaxTree Touch(SyntaxTree tree)
    {
        foreach (var entry in ((IniFile)tree.Root).Entries)
        {
            Assert.True(entry.Span.Contains(entry.KeySpan) && entry.Span.Contains(entry.SubSpan) && entry.Span.Contains(entry.ValueSpan));
            Assert.All(entry.Variables, v => Assert.True(entry.ValueSpan.Contains(v.Span)));
            if (entry.Variables.Count > 0)
                Assert.NotNull(entry.Expand(_ => null));
            Assert.Equal(IniValues.TryParseFpmTime(entry.Value, out _, out var refusal), refusal is null);
            Assert.Equal(IniValues.TryParseFpmInteger(entry.Value, out _, out refusal), refusal is null);
            Assert.Equal(ListenAddress.TryParse(entry.Value, out _, out refusal), refusal is null);
            Assert.True(SystemdTime.TryParse(entry.Value, out var span) || span == TimeSpan.Zero);
            Assert.Equal(IniValues.ParsePhpQuantity(entry.Value), IniValues.ParsePhpQuantity($" {entry.Value} "));
        }
        return tree;
    }
}
