using ConfigLint.Syntax.Command;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Tests.Syntax.Command;

/// <summary>Checked with dash 0.5.12, Python 3.11's shlex and systemd 252.</summary>
public class CommandWordTests
{
    [Theory]
    [InlineData("a 'b c' \"d e\" f\\ g", "a|b c|d e|f g")]
    [InlineData("a\"b\"'c'd", "abcd")]
    [InlineData("\"a\\\"b\\$c\\d\"", "a\"b$c\\d")]
    [InlineData("'a\\b'", "a\\b")]
    [InlineData("'' \"\"", "|")]
    [InlineData("a\\\nb c", "ab|c")]
    [InlineData("a # b", "a")]
    [InlineData("a#b", "a#b")]
    [InlineData("$X ${X} ${X:-d e} ${Y-$Z}", "$X|${X}|${X:-d e}|${Y-$Z}")]
    [InlineData("a$", "a$")]
    public void A_shell_cuts_words(string text, string words) =>
        Assert.Equal(words.Split('|'), Single(text, CommandDialect.Shell).Words.Select(w => w.Content.Value));

    [Theory]
    [InlineData("a \"b\\\"c\" 'd\\' e\\ f # g", "a|b\"c|d\\|e f|#|g")]
    [InlineData("a\n  b; c && d > e", "a|b;|c|&&|d|>|e")]
    [InlineData("$X %(ENV_X)s %%", "$X|%(ENV_X)s|%")]
    public void Supervisor_cuts_words_as_shlex(string text, string words) =>
        Assert.Equal(words.Split('|'), Single(text, CommandDialect.Supervisor).Words.Select(w => w.Content.Value));

    [Theory]
    [InlineData("/a \"b c\" 'd\\'e' x\"y z\"", "/a|b c|d'e|xy z")]
    [InlineData("/a \\x41\\101\\u00e9\\s\\t\\\\", "/a|AAé \t\\")]
    [InlineData("/a \\q > b | c # d", "/a|\\q|>|b|||c|#|d")]
    [InlineData("/a $$ %% '$X' ${X}b b$X", "/a|$|%|$X|${X}b|b$X")]
    public void Systemd_cuts_words(string text, string words) =>
        Assert.Equal(words, string.Join('|', Single(text, CommandDialect.Systemd).Words.Select(w => w.Content.Value)));

    [Fact]
    public void A_systemd_variable_inside_a_word_needs_braces()
    {
        var words = Single("/a $X '$X' ${X} a${X} a$X", CommandDialect.Systemd).Words;
        Assert.Equal([false, true, true, true, true, false], words.Select(w => w.Content.Variables.Any()));
        Assert.Equal("a$X", words[5].Content.Literal);
    }

    [Theory]
    [InlineData("@-/bin/a b", "@-", "/bin/a")]
    [InlineData("+/bin/a", "+", "/bin/a")]
    [InlineData("/bin/a", "", "/bin/a")]
    public void A_systemd_command_has_a_prefix(string text, string prefix, string program)
    {
        var command = Single(text, CommandDialect.Systemd);
        Assert.Equal((prefix, program), (command.Prefix, command.Program?.Literal));
        Assert.Equal(program, command.Source.ToString(command.Program!.Span).Split(' ')[0]);
    }

    [Fact]
    public void Systemd_separates_commands_by_a_lone_semicolon()
    {
        var line = Line("/a b; c ; /d \\; e", CommandDialect.Systemd);
        Assert.Equal(["/a|b;|c", "/d|;|e"], line.Commands.Select(c => string.Join('|', c.Words.Select(w => w.Content.Value))));
    }

    [Theory]
    [InlineData("$X ${X:-d} '$X' $$X", "V|V|V|$X")]
    [InlineData("${Y:-d} ${Y-d} ${Y:?no}", "d|d|?")]
    public void Compose_replaces_variables_before_it_cuts(string text, string words) =>
        Assert.Equal(words.Split('|'), Single(text, CommandDialect.Compose).Words.Select(w => w.Content.Expand(Lookup) ?? "?"));

    [Fact]
    public void A_command_has_assignments_redirections_and_an_operator()
    {
        var line = Line("PORT=80 X=\"a b\" exec app --bind=:$PORT 2>&1 >log < in && y; (z) | w &\nv", CommandDialect.Shell);
        var command = line.Commands[0];
        Assert.Equal(["PORT=80", "X=a b"], command.Assignments.Select(w => w.Content.Value));
        Assert.True(command.IsExec);
        Assert.Equal(["2>&", ">", "<"], command.Redirections.Select(r => r.Operator));
        Assert.Equal(["1", "log", "in"], command.Redirections.Select(r => r.Target?.Content.Value));
        Assert.Equal(["exec &&", "y ;", "z )", "w &", "v "], line.Commands.Select(c => $"{c.Program?.Value} {c.Operator}"));
    }

    [Fact]
    public void A_word_is_cut_at_its_equals_sign_with_places_kept()
    {
        var word = Single("x --bind='0.0.0.0':${PORT:-8000}", CommandDialect.Shell).Words[1].Content;
        Assert.True(word.TrySplit('=', out var name, out var value));
        Assert.Equal(("--bind", "0.0.0.0:${PORT:-8000}"), (name, value.Value));
        Assert.Equal("'0.0.0.0':${PORT:-8000}", Source("x --bind='0.0.0.0':${PORT:-8000}").ToString(value.Span));
        var port = Assert.Single(value.Variables);
        Assert.Equal(("PORT", ":-", "8000", true), (port.Text, port.Operator, port.Default, port.DefaultReplacesEmpty));
        Assert.Equal("0.0.0.0:80", value.Expand(_ => "80"));
        Assert.False(word.TrySplit('@', out _, out _));
    }

    [Theory]
    [InlineData("$(nproc)")]
    [InlineData("`nproc`")]
    [InlineData("$((2 * 3))")]
    [InlineData("\"$(echo \"a b\" ')')\"")]
    [InlineData("${X%.*}")]
    [InlineData("$1")]
    [InlineData("${#X}")]
    public void What_is_known_only_when_it_runs_is_opaque(string text)
    {
        var word = Assert.Single(Single(text, CommandDialect.Shell).Words).Content;
        Assert.Equal(WordPartKind.Opaque, Assert.Single(word.Parts).Kind);
        Assert.Null(word.Expand(_ => "x"));
    }

    [Theory]
    [InlineData("a 'b", CommandDialect.Shell, 2)]
    [InlineData("a \"b", CommandDialect.Shell, 2)]
    [InlineData("a `b", CommandDialect.Shell, -1)]
    [InlineData("a ${b", CommandDialect.Shell, 2)]
    [InlineData("a >", CommandDialect.Shell, 2)]
    [InlineData("a \"b", CommandDialect.Compose, 2)]
    [InlineData("a b\\", CommandDialect.Supervisor, 2)]
    [InlineData("a 'b", CommandDialect.Systemd, 2)]
    [InlineData("a $(case x in y) z \"", CommandDialect.Shell, -1)]
    [InlineData("a 'b'", CommandDialect.Shell, -1)]
    public void What_is_not_closed_is_an_error_when_that_is_certain(string text, CommandDialect dialect, int place)
    {
        var errors = CommandParser.ParseText(Source(text), dialect).Errors;
        Assert.Equal(place, errors.Count == 0 ? -1 : Assert.Single(errors).Span.Start);
    }

    [Fact]
    public void Pieces_are_read_as_one_line_and_places_are_those_of_the_source()
    {
        const string text = "x \"a \\\n # c\n b\" d";
        var source = Source(text);
        var line = CommandParser.ParseLine(source, [new TextSpan(0, 5), TextSpan.FromBounds(13, text.Length)], CommandDialect.Systemd);
        var command = Assert.Single(line.Commands);
        Assert.Equal(["x", "a  b", "d"], command.Words.Select(w => w.Content.Value));
        Assert.Equal(["x", "\"a \\\n # c\n b\"", "d"], command.Words.Select(w => w.Text));
    }

    [Theory]
    [InlineData("$X and ${Y:-d} $$Z", CommandDialect.ComposeItem, "V and d $Z")]
    [InlineData("$(X) and '$$(X)' $X", CommandDialect.Kubernetes, "V and '$(X)' $X")]
    public void An_item_of_a_list_is_one_word(string text, CommandDialect dialect, string value) =>
        Assert.Equal(value, CommandParser.ReadWord(Source(text), new TextSpan(0, text.Length), dialect).Expand(Lookup));

    static string? Lookup(WordPart part) => part.Text == "X" ? "V" : part.Default;

    static SourceText Source(string text) => SourceText.From(text);

    static CommandLine Line(string text, CommandDialect dialect) => (CommandLine)CommandParser.ParseText(Source(text), dialect).Root;

    static SimpleCommand Single(string text, CommandDialect dialect) => Assert.Single(Line(text, dialect).Commands);
}
