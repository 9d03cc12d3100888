using ConfigLint.Syntax.Ini;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Tests.Syntax.Ini;

/// <summary>systemd 252 (systemd-analyze verify) and Python 3.11's RawConfigParser with supervisor's settings.</summary>
public class UnitAndSupervisorTests
{
    [Theory]
    [InlineData("a=b # c", "b # c")]
    [InlineData("a = b ; c", "b ; c")]
    [InlineData("a=\"b", "\"b")]
    [InlineData("a=b \\\n  c\n", "b  c")]
    [InlineData("a=b \\\n # x\n ; y\n  c\nd=e", "b  c")]
    [InlineData("a=b\\\\\nc=d\n", "b\\\\")]
    [InlineData("a=\\\nb", "b")]
    [InlineData("a=b \\\n\nc=d", "b")]
    [InlineData("a=", "")]
    public void A_unit_has_no_inline_comments_and_backslashes_continue(string text, string value)
    {
        var tree = IniParser.ParseText(SourceText.From("[Service]\n" + text), IniDialect.Systemd);
        Assert.Empty(tree.Errors);
        var entry = ((IniFile)tree.Root).Entries.First();
        Assert.Equal(("a", value), (entry.Key, entry.Value));
    }

    [Theory]
    [InlineData("[Service\n", "[Service")]
    [InlineData("[Service] x\n", "[Service] x")]
    public void A_unit_with_a_broken_header_does_not_load(string text, string fault)
    {
        var tree = IniParser.ParseText(SourceText.From(text), IniDialect.Systemd);
        Assert.Equal(fault, tree.Source.ToString(Assert.Single(tree.Errors).Span));
    }

    [Theory]
    [InlineData("a=b ; c", "b")]
    [InlineData("a=b # c", "b")]
    [InlineData("a=b;c", "b;c")]
    [InlineData("a: b=c", "b=c")]
    [InlineData("a = b\n  c\n\n  # x\n  d", "b\nc\nd")]
    [InlineData("a =\n  b", "b")]
    public void A_supervisor_value_goes_on_in_indented_lines(string text, string value)
    {
        var tree = IniParser.ParseText(SourceText.From("[program:x]\n" + text), IniDialect.Supervisor);
        Assert.Empty(tree.Errors);
        var entry = Assert.Single(((IniFile)tree.Root).Entries);
        Assert.Equal(("a", value), (entry.Key, entry.Value));
    }

    [Theory]
    [InlineData("a=b\n", 1)]
    [InlineData("[a]\nb\n", 2)]
    [InlineData("[a]\n=b\n", 2)]
    [InlineData("[a]\nb=c\n[]\n", 3)]
    public void What_configparser_refuses_is_an_error(string text, int line)
    {
        var tree = IniParser.ParseText(SourceText.From(text), IniDialect.Supervisor);
        Assert.Equal(line, tree.Source.GetLinePosition(Assert.Single(tree.Errors).Span.Start).Line);
    }

    [Fact]
    public void Supervisor_names_environment_variables_in_its_own_way()
    {
        var tree = IniParser.ParseText(SourceText.From("[a]\nb = x %(ENV_PORT)s\n  %(here)s y"), IniDialect.Supervisor);
        var entry = Assert.Single(((IniFile)tree.Root).Entries);
        Assert.Equal(["ENV_PORT", "here"], entry.Variables.Select(v => v.Name));
        Assert.Equal("x 80\n y", entry.Expand(v => v.Name == "ENV_PORT" ? "80" : null));
    }
}
