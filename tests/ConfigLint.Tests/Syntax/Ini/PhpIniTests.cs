using ConfigLint.Syntax;
using ConfigLint.Syntax.Ini;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Tests.Syntax.Ini;

/// <summary>What php-fpm8.2 -t, php-fpm8.2 -tt and parse_ini_string say of these lines.</summary>
public class PhpIniTests
{
    [Theory]
    // line, value
    [InlineData("a = b c", "b c")]
    [InlineData("a=b", "b")]
    [InlineData("a\t=\tb\t", "b")]
    [InlineData("a =", "")]
    [InlineData("a = ; c", "")]
    [InlineData("a = 30;c", "30")]
    [InlineData("a = 30 ; c", "30")]
    [InlineData("a = \"30;c\"", "30;c")]
    [InlineData("a = '30;c'", "30;c")]
    [InlineData("a = on", "1")]
    [InlineData("a = True ; c", "1")]
    [InlineData("a = yes", "1")]
    [InlineData("a = Off", "")]
    [InlineData("a = none", "")]
    [InlineData("a = null", "")]
    [InlineData("a = \"on\"", "on")]
    [InlineData("a = one", "one")]
    [InlineData("a = x:on", "x:on")]
    [InlineData("a = \"\"", "")]
    [InlineData("a = \"x \\\" \\\\ \\$ \\n\"", "x \" \\ $ \\n")]
    [InlineData("a = 'x\\y'", "x\\y")]
    [InlineData("a = foo \"bar\" baz", "foobarbaz")]
    [InlineData("a = foo 'bar' baz", "foo bar baz")]
    [InlineData("a = \"C:\\php\\\"", "C:\\php\\")]
    [InlineData("a = $pool", "$pool")]
    [InlineData("a = $;b", "$;b")]
    [InlineData("a = x${X}y", "x${X}y")]
    [InlineData("a = \"x${X}y\"", "x${X}y")]
    [InlineData("a = $${X}", "$${X}")]
    [InlineData("a = {{ x }}", "{{ x }}")]
    [InlineData("a = [b]", "[b]")]
    [InlineData("a = 5 # x", "5 # x")]
    [InlineData("a = it's", "it")]
    [InlineData("a = x\0y", "x")]
    [InlineData("a = !b", "!b")]
    [InlineData("a = (5) | 2 ; c", "(5) | 2")]
    [InlineData("\uFEFFa = b", "b")]
    [InlineData("[www] a = b", "b")]
    public void Values_are_decoded_as_PHP_does(string line, string value)
    {
        var (entry, errors) = Single(line);
        Assert.Empty(errors);
        Assert.Equal("a", entry.Key);
        Assert.Equal(value, entry.Value);
    }

    [Theory]
    // line, column of the fault, part of the message
    [InlineData("a", 1, "value is NULL")]
    [InlineData("a = b=c", 6, "unexpected \"=\"")]
    [InlineData("a = x on y", 7, "contains this word")]
    [InlineData("a = on x", 8, "bare constant word")]
    [InlineData("a = on\"x\"", 7, "bare constant word")]
    [InlineData("on = 1", 1, "cannot be this word")]
    [InlineData("a = \"x", 5, "closing \"")]
    [InlineData("a = \"C:\\x\\\" ; c", 5, "closing \"")]
    [InlineData("a = 'x", 5, "closing '")]
    [InlineData("a = ''", 5, "use \"\"")]
    [InlineData("a = ${X", 5, "\"}\" is missing")]
    [InlineData("a = \"${X\"", 5, "\"}\" is missing")]
    [InlineData("a = ${}", 5, "\"}\" is missing")]
    [InlineData("a = b (c)", 7, "unexpected \"(\"")]
    [InlineData("a = (b", 6, "not complete")]
    [InlineData("a = b!", 6, "unexpected \"!\"")]
    [InlineData("a = 1 |", 7, "unexpected \"|\"")]
    [InlineData("a[b = c", 2, "\"]\" is missing")]
    [InlineData("a[b]", 4, "\"=\" is missing")]
    [InlineData("a[b] c", 4, "\"=\" is missing")]
    [InlineData("[www", 1, "not closed")]
    [InlineData("[ww;w]", 1, "not closed")]
    [InlineData(" [www]", 2, "indented")]
    [InlineData("[www] = a", 7, "a key is expected")]
    [InlineData("= b", 1, "a key is expected")]
    [InlineData("{{ x }} = 1", 1, "unexpected \"{\"")]
    [InlineData("${X} = 1", 1, "unexpected \"$\"")]
    [InlineData("a!b = 1", 2, "unexpected \"!\"")]
    public void Lines_that_FPM_refuses_have_one_error_at_the_fault(string line, int column, string message)
    {
        var tree = IniParser.ParseText(SourceText.From($"[www]\n{line}\npm = static\n"));
        var error = Assert.Single(tree.Errors);
        Assert.Equal(new LinePosition(2, column), tree.Source.GetLinePosition(error.Span.Start));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal("static", ((IniFile)tree.Root).Entries.Last().Value);
    }

    [Theory]
    [InlineData("# a", "# a")]
    [InlineData("# a = b", "# a")]
    [InlineData("# a (\"b\") = 'c", "# a")]
    [InlineData("#a[b] c = d", "#a")]
    [InlineData("#a[b", "#a")]
    public void A_line_that_starts_with_a_hash_is_an_unknown_key_and_no_error_of_syntax(string line, string key)
    {
        var tree = IniParser.ParseText(SourceText.From($"[www]\n{line}\npm = static\n"));
        Assert.Empty(tree.Errors);
        Assert.Equal([key, "pm"], ((IniFile)tree.Root).Entries.Select(entry => entry.Key));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("a = ''")]
    [InlineData("a = \"x\ny\"")]
    [InlineData("a = 'x\ny'")]
    public void A_php_ini_may_have_what_FPM_refuses(string text)
    {
        Assert.Empty(IniParser.ParseText(SourceText.From(text + "\n"), IniDialect.PhpIni).Errors);
        Assert.NotEmpty(IniParser.ParseText(SourceText.From(text + "\n")).Errors);
    }

    [Fact]
    public void Each_part_has_its_span()
    {
        var (entry, _) = Single("Env[\"A b\"] = x${Y:-z}'w' ; c");
        Assert.Equal("Env", entry.Source.ToString(entry.KeySpan));
        Assert.Equal("A b", entry.Sub);
        Assert.Equal("\"A b\"", entry.Source.ToString(entry.SubSpan));
        Assert.Equal("x${Y:-z}'w'", entry.Source.ToString(entry.ValueSpan));
        var variable = Assert.Single(entry.Variables);
        Assert.Equal(("Y", "z", "${Y:-z}"), (variable.Name, variable.Fallback, entry.Source.ToString(variable.Span)));
        Assert.True(entry.IsQuoted);
        Assert.False(entry.IsConstantWord || entry.IsExpression);
    }

    [Theory]
    [InlineData("a = ${X}", "5", "5")]
    [InlineData("a = ${X}", null, "")]
    [InlineData("a = ${X:-3}0", null, "30")]
    [InlineData("a = ${X:-3}0", "5", "50")]
    [InlineData("a = \"\\${X} ${X}\"", "5", "${X} 5")]
    public void Variables_expand_by_what_is_known_of_them(string line, string? known, string value) =>
        Assert.Equal(value, Single(line).Entry.Expand(v => v.Name == "X" ? known : "?"));

    [Fact]
    public void Sections_reopen_without_case_and_entries_know_their_header()
    {
        var file = (IniFile)IniParser.ParseText(SourceText.From("z=0\n[www]\na=1\n[x]\nb=2\n[WWW]\nc=3\n")).Root;
        Assert.Equal(["a", "c"], file.EntriesOf("www").Select(e => e.Key));
        Assert.Equal(["z"], file.EntriesOf(null).Select(e => e.Key));
        Assert.Equal(["www", "x", "WWW"], file.Sections.Select(s => s.Name));
        Assert.Equal(["c"], file.Sections.Last().Entries.Select(e => e.Key));
        Assert.All(file.Members, m => Assert.Same(file, m.Parent));
    }

    [Theory]
    [InlineData("[ www ]", " www ")]
    [InlineData("[\"www\"]", "www")]
    [InlineData("[w'w']", "ww")]
    [InlineData("[a\\]b]", "a\\]b")]
    [InlineData("[[a]", "[a")]
    [InlineData("\t[a b]", "a b")]
    public void A_section_is_named_as_PHP_names_it(string line, string name)
    {
        var tree = IniParser.ParseText(SourceText.From(line + "\n"));
        Assert.Empty(tree.Errors);
        Assert.Equal(name, Assert.Single(((IniFile)tree.Root).Sections).Name);
    }

    static (IniEntry Entry, IReadOnlyList<SyntaxError> Errors) Single(string line)
    {
        var tree = IniParser.ParseText(SourceText.From(line + "\n"));
        return (Assert.Single(((IniFile)tree.Root).Entries), tree.Errors);
    }
}
