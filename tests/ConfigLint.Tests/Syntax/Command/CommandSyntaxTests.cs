using ConfigLint.Syntax;
using ConfigLint.Syntax.Command;
using ConfigLint.Syntax.Ini;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Tests.Syntax.Command;

public class CommandSyntaxTests
{
    const string Interesting = "\"'\\$`(){};&|<># \n\t\r=%[],:\u0000";

    static readonly (string Name, Func<SourceText, SyntaxTree> Parse)[] Readers =
    [
        ("dockerfile", DockerfileParser.ParseText),
        ("procfile", ProcfileParser.ParseText),
        ("env", EnvFileParser.ParseText),
        ("shell", source => CommandParser.ParseText(source, CommandDialect.Shell)),
        ("systemd", source => CommandParser.ParseText(source, CommandDialect.Systemd)),
        ("compose", source => CommandParser.ParseText(source, CommandDialect.Compose)),
        ("supervisor", source => CommandParser.ParseText(source, CommandDialect.Supervisor)),
    ];

    public static IEnumerable<TheoryDataRow<string, string>> Golden() => Readers
        .SelectMany(r => GoldenTree.Inputs($"command/{r.Name}").Select(f => new TheoryDataRow<string, string>(f, r.Name)));

    public static IEnumerable<TheoryDataRow<string>> ReaderNames() => Readers.Select(r => new TheoryDataRow<string>(r.Name));

    [Theory]
    [MemberData(nameof(Golden))]
    public void The_tree_is_the_golden_one(string source, string reader) => GoldenTree.Check(source, Reader(reader));

    [Theory]
    [MemberData(nameof(ReaderNames))]
    public void Every_file_of_the_corpus_round_trips_whatever_its_format(string reader) =>
        CorpusRoundTrip.Check(source => Touch(Reader(reader)(source)));

    [Fact]
    public void Dockerfiles_of_the_stacks_have_no_error_and_a_stage()
    {
        var count = 0;
        foreach (var file in SharedCorpus.Of("stacks", "dockerfile"))
        {
            var tree = DockerfileParser.ParseText(SourceText.FromBytes(File.ReadAllBytes(file.FullPath), file.ToString()));
            Assert.True(tree.Errors.Count == 0, $"{file}: {string.Join("; ", tree.Errors)}");
            Assert.NotEmpty(((Dockerfile)tree.Root).Stages);
            foreach (var gap in tree.Gaps())
                Assert.All(tree.Source.ToString(gap).Split('\n'), line => Assert.True(line.Trim() is "" or "\\" or ['#', ..] or ['\\', ' ', ..], $"{file}: {line}"));
            count++;
        }
        Assert.True(count >= 36, $"only {count} files");
    }

    [Fact]
    public void Procfiles_of_the_stacks_have_no_error()
    {
        foreach (var file in SharedCorpus.Of("stacks", "procfile"))
        {
            var tree = ProcfileParser.ParseText(SourceText.FromBytes(File.ReadAllBytes(file.FullPath), file.ToString()));
            Assert.Empty(tree.Errors);
            Assert.Contains("web", ((Procfile)tree.Root).Entries.Select(e => e.Name));
        }
    }

    [Theory]
    [InlineData("systemd", IniDialect.Systemd, CommandDialect.Systemd)]
    [InlineData("supervisor", IniDialect.Supervisor, CommandDialect.Supervisor)]
    public void Commands_of_units_and_supervisor_files_have_no_error(string format, IniDialect ini, CommandDialect dialect)
    {
        var count = 0;
        foreach (var file in SharedCorpus.Of("stacks", format).Where(f => !f.Path.EndsWith(".jnj", StringComparison.Ordinal)))
        {
            var tree = IniParser.ParseText(SourceText.FromBytes(File.ReadAllBytes(file.FullPath), file.ToString()), ini);
            foreach (var entry in ((IniFile)tree.Root).Entries.Where(e => e.Key is "ExecStart" or "ExecStop" or "ExecReload" or "command"))
            {
                var line = CommandParser.ParseLine(entry.Source, entry.ValueSpans, dialect);
                Assert.All(line.DescendantsAndSelf(), node => Assert.Empty(node.Errors));
                Assert.NotNull(Assert.Single(line.Commands).Program?.Literal);
                Assert.True(entry.ValueSpan.Contains(line.Span));
                count++;
            }
        }
        Assert.True(count >= 3, $"only {count} commands");
    }

    [Theory]
    [InlineData("dockerfile", "dockerfile")]
    [InlineData("procfile", "procfile")]
    [InlineData("env", "php.ini")]
    [InlineData("shell", "dockerfile")]
    [InlineData("systemd", "systemd")]
    [InlineData("compose", "procfile")]
    [InlineData("supervisor", "supervisor")]
    public void Random_mutations_neither_throw_nor_hang_nor_lose_text(string reader, string format)
    {
        var files = SharedCorpus.Of("stacks", format).Select(f => f.FullPath).Concat(GoldenTree.Inputs($"command/{reader}").Select(f => Repository.At(f)));
        Mutations.Check([.. files], Interesting, source => Touch(Reader(reader)(source)));
    }

    [Theory]
    [MemberData(nameof(ReaderNames))]
    public void A_long_line_takes_linear_time(string reader)
    {
        foreach (var piece in (string[])["\"", "'", "`", "$(", "${", "\"$(", "\\", "\\\n", "${a:-", "$a", "''$a", "%(", "a ", "<<a ", "[", "[\"a\",", "(", ";", "a=\"", "\n", "#\n"])
            Mutations.CheckOne($"RUN {string.Concat(Enumerable.Repeat(piece, 10_000))}", s => Touch(Reader(reader)(s)), piece);
    }

    static Func<SourceText, SyntaxTree> Reader(string name) => Readers.Single(r => r.Name == name).Parse;

    /// <summary>Asks all that a binder may ask.</summary>
    static SyntaxTree Touch(SyntaxTree tree)
    {
        foreach (var node in tree.Root.DescendantsAndSelf())
        {
            foreach (var child in node.Children())
                Assert.True(child.Node is not { } inner || (inner.Parent == node && node.Span.Contains(inner.Span)), $"{child.Node} in {node}");
            switch (node)
            {
                case CommandWord word:
                    TouchWord(word.Content);
                    Assert.True(!word.IsAssignment || word.Content.TrySplit('=', out _, out _) || word.Content.Parts.Count == 0);
                    break;
                case SimpleCommand command:
                    Assert.True(command.Program is null == (command.Words.Count == 0) && (!command.IsExec || command.Words.Count > 1));
                    Assert.True(command.Separator.IsMissing || command.Operator.Length > 0);
                    break;
                case DockerfileInstruction instruction:
                    Assert.StartsWith(instruction.Keyword[..1], instruction.Source.ToString(instruction.KeywordSpan).ToUpperInvariant(), StringComparison.Ordinal);
                    Assert.All(instruction.Flags, flag => Assert.True(instruction.Span.Contains(flag.Span)));
                    TouchInstruction(instruction);
                    break;
                case EnvEntry entry:
                    TouchWord(entry.Content);
                    Assert.True(entry.Span.Contains(entry.NameSpan) && entry.Span.Contains(entry.RawSpan));
                    break;
            }
        }
        return tree;
    }

    static void TouchInstruction(DockerfileInstruction instruction)
    {
        IEnumerable<WordText?> words = instruction switch
        {
            DockerfileFrom from => [from.Image, from.Name],
            DockerfileSettings settings => settings.Settings.Select(s => s.Value),
            DockerfileCommand command => command.Arguments,
            DockerfileWords other => other.Words,
            _ => [],
        };
        foreach (var word in words.OfType<WordText>())
        {
            TouchWord(word);
            Assert.True(instruction.Span.Contains(word.Span));
        }
    }

    static void TouchWord(WordText word)
    {
        Assert.All(word.Parts, part => Assert.True(word.Span.Contains(part.Span), $"{part} in {word.Span}"));
        Assert.Equal(word.IsLiteral ? word.Value : null, word.Literal);
        Assert.Equal(word.Parts.Any(p => p.Kind == WordPartKind.Opaque), word.Expand(_ => "") is null);
    }
}
