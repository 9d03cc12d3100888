using ConfigLint.Syntax;
using ConfigLint.Syntax.Apache;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Tests.Syntax;

/// <summary>Sections: what apache2 -t 2.4.71 says of each text. A refusal that depends on a read-time test or a macro is no error of ours.</summary>
public class ApacheSectionTests
{
    static SyntaxTree Parse(string text)
    {
        var tree = ApacheParser.ParseText(SourceText.From(text));
        Assert.Equal(text, tree.ToFullString());
        return tree;
    }

    static ApacheSection Section(string text) => Assert.IsType<ApacheSection>(((ApacheFile)Parse(text).Root).Members[0]);

    [Theory]
    [InlineData("<Location \"/a\">\n</LOCATION>\n")]
    [InlineData("<Location \"/a\" >\n</Location>\n")]
    [InlineData("<Location \"/a\"> x\n</Location> x\n")]
    [InlineData("<VirtualHost *:80> # a > b\n</VirtualHost>\n")]
    [InlineData("\"<Location\" /a>\n</Location>\n")]
    [InlineData("'<Location' /a>\n'</Location>'\n")]
    [InlineData("<Loca\\\ntion /a>\n</Loca\\\ntion>\n")]
    [InlineData("<\\\nLocation /a>\n</\\\nLocation>\n")]
    [InlineData("<If \"true\">\n</If>\n<Else>\n</Else>\n")]
    [InlineData("<If \"true\">\n</If>\n<Else\n</Else>\n")]
    [InlineData("<Else > x\n</Else>\n")]
    [InlineData("<IfVersion >= 2.4>\n</IfVersion>\n")]
    [InlineData("<IfVersion >= 2.4 >\n</IfVersion>\n")]
    public void Balanced_sections_are_accepted(string text) => Assert.Empty(Parse(text).Errors);

    [Theory]
    [InlineData("<VirtualHost *:80>\n", "1:1 this section is never closed: \"</VirtualHost>\" expected before the end of the file")]
    [InlineData("</Location>\n", "1:1 unexpected \"</Location>\": no section is open here")]
    [InlineData("</>\n", "1:1 unexpected \"</>\": no section is open here")]
    [InlineData("< Location /a>\n</Location>\n", "1:1 unexpected blank between \"<\" and the name")]
    [InlineData("< Location /a>\n</>\n", "1:1 unexpected blank between \"<\" and the name")]
    [InlineData("<Location /a>\n</Location >\n", "2:1 \"</Location>\" expected: no blank before \">\" and no text right behind it")]
    [InlineData("<Location /a>\n</Location>x\n", "2:1 \"</Location>\" expected: no blank before \">\" and no text right behind it")]
    [InlineData("<Location /a>\n</Location\n", "2:1 \"</Location>\" expected: no blank before \">\" and no text right behind it")]
    [InlineData("<Location /a\n</Location>\n", "1:1 \">\" is missing at the end of <Location")]
    [InlineData("<IfModule a.c\n</IfModule>\n", "1:1 \">\" is missing at the end of <IfModule")]
    [InlineData("<Else> x\n</Else>\n", "1:8 unexpected text after <Else>: put it on a line of its own")]
    [InlineData("<Location \"/a\"></Location>\n", "1:1 unexpected \"</Location>\": a closing tag needs a line of its own")]
    [InlineData("<RequireAll></RequireAll>\n", "1:1 unexpected \">\" inside the name: RequireAll></RequireAll; an opening and a closing tag each need a line of their own")]
    [InlineData("<A x>\n<B x>\n</A>\n", "2:1 this section is never closed: \"</B>\" expected before \"</A>\" on line 3")]
    [InlineData("<A x>\n <B x>\n </C>\n</A>\n", "3:2 unexpected \"</C>\": \"</B>\" expected for line 2")]
    [InlineData("<A x>\n</B>\n</A>\n", "2:1 unexpected \"</B>\": \"</A>\" expected for line 1")]
    [InlineData("<A x>\n  T 1\n<A y>\n  T 2\n</A>\n", "1:1 this section is never closed: \"</A>\" expected before the next section on line 3")]
    [InlineData("<A x>\n  <B y>\n<A y>\n  T 2\n</A>\n", "2:3 this section is never closed: \"</B>\" expected before the next section on line 3")]
    [InlineData("<A x>\n  <A y>\n    T 1\n</A>\nT 2\n", "2:3 this section is never closed: \"</A>\" expected before \"</A>\" on line 4")]
    [InlineData("<Macro m $p>\n  T $p\n", "1:1 this section is never closed: \"</Macro>\" expected before the end of the file")]
    [InlineData("<Macro m>\n</Macro >\nT 1\n", "2:1 \"</Macro>\" expected: no blank before \">\" and no text right behind it")]
    public void A_fault_of_the_tags_is_reported_where_it_is(string text, string expected)
    {
        var tree = Parse(text);
        Assert.Contains(expected, tree.Errors.Select(e => $"{tree.Source.GetLinePosition(e.Span.Start)} {e.Message}"));
    }

    [Fact]
    public void A_missing_closing_tag_gives_one_error()
    {
        var text = string.Concat(Enumerable.Range(0, 5).Select(i => $"<VirtualHost *:{i}>\n  <Location /a>\n    T 1\n  </Location>\n" + (i == 2 ? "" : "</VirtualHost>\n")));
        var error = Assert.Single(Parse(text).Errors);
        Assert.Equal("<VirtualHost *:2>", text[error.Span.Start..error.Span.End]);
    }

    /// <summary>Apache refuses some of these and accepts the others, by whether the test is true or false.</summary>
    [Theory]
    [InlineData("<IfModule a.c>\nT 60\n")]
    [InlineData("<IfModule a.c>\n<Location /a>\n")]
    [InlineData("<IfModule a.c>\n</IfModule> x\n")]
    [InlineData("<IfModule a.c>\n</IfModulex\n")]
    [InlineData("<IfModule a.c>\n<Location /a>\n</Locationx\n</IfModule>\n")]
    [InlineData("<IfModule a.c>\n<Location /a\n</Location>\n</IfModule>\n")]
    [InlineData("<IfDefine A>\n<Else> x\n</Else>\n</IfDefine>\n")]
    [InlineData("<IfModule a.c>\n< Location /a>\n</>\n</IfModule>\n")]
    [InlineData("<IfModule a.c>\n< Location /a>\n</ Location>\n</IfModule>\n")]
    [InlineData("<IfModule a.c>\n<Location> /a>\n</Location>x\n</IfModule>\n")]
    [InlineData("<LuaHookFixups f>\n</LuaHookFixups>x\n")]
    [InlineData("<IfModule a.c>\n<Macro m>\n</Macrox\n</IfModule>\n")]
    [InlineData("<IfModule a.c>\n<Macro m>\n<Macro n>\n</Macrox\n</Macro>\n</IfModule>\n")]
    [InlineData("<IfModule a.c>\n< Macro m>\n</>\n</IfModule>\n")]
    [InlineData("<IfVersion > 2.4>\n<IfFile /a>\nNoSuch x\n</IfFile>\n</IfVersion>\n")]
    public void In_a_read_time_section_only_what_is_wrong_either_way_is_an_error(string text) => Assert.Empty(Parse(text).Errors);

    [Theory]
    [InlineData("<IfModule a.c>\n<Foo>\n</IfModule>\n")]
    [InlineData("<IfModule a.c>\n</IfModule >\n")]
    [InlineData("<IfModule a.c>\n< Location /a>\n</Location>\n</IfModule>\n")]
    [InlineData("<VirtualHost *:80>\n<IfModule a.c>\n")]
    [InlineData("<VirtualHost *:80>\n<IfModule a.c>\n</VirtualHost>\n")]
    [InlineData("<IfModule a.c>\n</Location>\n</IfModule>\n")]
    [InlineData("<IfModule a.c>\n<Macro m>\n")]
    [InlineData("<IfModule a.c>\n<RequireAll></RequireAll>\n</IfModule>\n")]
    public void In_a_read_time_section_what_is_wrong_either_way_is_an_error(string text) => Assert.NotEmpty(Parse(text).Errors);

    /// <summary>A macro is text until it is used, and then its tags count where it is used.</summary>
    [Theory]
    [InlineData("<Macro m>\n<Location /a>\n</Macro>\n")]
    [InlineData("<Macro m>\n</Location>\n</Macro>\n")]
    [InlineData("<Macro m>\n<Location /a\n< x\n</y z\n</Macro>\n")]
    [InlineData("<Macro m>\n<LuaHookFixups f>\n</Macro>\n")]
    [InlineData("<Macro m>\n<Macro n>\n</Macro>\n</Macro>\n")]
    [InlineData("<Macro m>\n</Macro >\n</Macro>\n")]
    [InlineData("<Macro open>\n<Location /a>\n</Macro>\nUse open\n</Location>\n")]
    [InlineData("<Macro m>\n</Macro>\nUse m\n</Location>")]
    [InlineData("Use elsewhere\n</Location>\n")]
    [InlineData("<Location /a>\nUse elsewhere\n")]
    [InlineData("<Macro m $p>\n$p\n</Macro>\nUse m \"<Location /a>\"\n</Location>\n")]
    [InlineData("Define L Location\n<${L} /a>\n</Location>\n")]
    [InlineData("Define L \"<Location /a>\"\n${L}\n</Location>\n")]
    [InlineData("Define L \"</Location>\"\n<Location /a>\n${L}\n")]
    [InlineData("Define L \"/a>\"\n<Location ${L}\n</Location>\n")]
    public void Where_a_macro_or_a_variable_may_hold_a_tag_the_nesting_is_no_error(string text) => Assert.Empty(Parse(text).Errors);

    [Theory]
    [InlineData("<Macro m $p>\n<Location $p>\n</Location>\n</Macro>\nUse m /a\n</Location>\n")]
    [InlineData("<Macro m>\nT 1\n</Macro>\n<Location /a>\nUSE M\n")]
    [InlineData("<Macro m>\n</Macro>\nUse m\n</Location>\n")]
    public void A_balanced_macro_of_the_same_file_leaves_no_doubt(string text) => Assert.NotEmpty(Parse(text).Errors);

    [Fact]
    public void Arguments_end_at_the_last_bracket_of_the_line()
    {
        Assert.Equal(["*:80>", "#", "a"], Section("<VirtualHost *:80> # a > b\n</VirtualHost>\n").OpenTag.Arguments());
        Assert.Equal(["%{A} > 5"], Section("<If \"%{A} > 5\">\n</If>\n").OpenTag.Arguments());
        Assert.Equal([">=", "2.4"], Section("<IfVersion >= 2.4>\n</IfVersion>\n").OpenTag.Arguments());
        Assert.Equal(["/a"], Section("<Location \"/a>\n</Location>\n").OpenTag.Arguments());
        Assert.Equal([], Section("<Else>\n</Else>\n").OpenTag.Arguments());
    }

    [Fact]
    public void A_section_knows_its_parts()
    {
        var section = Section("<virtualhost *:80>\n  T 1\n  <Location /a>\n  </Location>\n</VirtualHost>\n");
        Assert.True(section.Is("VirtualHost"));
        Assert.Equal("\n  T 1\n  <Location /a>\n  </Location>\n", section.Source.ToString(section.BodySpan));
        Assert.Equal("</VirtualHost>", section.CloseTag!.Text);
        Assert.Equal(2, section.Members.Count);
        Assert.All(section.Members, m => Assert.Same(section, m.Parent));
        Assert.Same(section, section.OpenTag.Parent);
    }

    [Theory]
    [InlineData("Location", ApacheSectionKind.Ordinary)]
    [InlineData("ifmodule", ApacheSectionKind.Conditional)]
    [InlineData("IfVersion", ApacheSectionKind.Conditional)]
    [InlineData("If", ApacheSectionKind.Ordinary)]
    [InlineData("MACRO", ApacheSectionKind.Macro)]
    [InlineData("LuaHookFixups", ApacheSectionKind.Raw)]
    [InlineData("Perl", ApacheSectionKind.Raw)]
    public void Sections_have_the_kind_that_says_how_Apache_reads_them(string name, ApacheSectionKind kind) =>
        Assert.Equal(kind, Section($"<{name} x>\n</{name}>\n").Kind);

    [Fact]
    public void A_Lua_body_is_not_looked_into()
    {
        var section = Section("<LuaHookFixups f>\n  if a\n  <= b then x = \"</If>\" end\n</If>\n</LuaHookFixups>\nT 1\n");
        Assert.Equal("if a\n  <= b then x = \"</If>\" end\n</If>", Assert.IsType<ApacheRawBody>(Assert.Single(section.Members)).Text);
        Assert.NotNull(section.CloseTag);
    }

    [Fact]
    public void Deep_nesting_is_a_limit_and_no_crash()
    {
        var open = string.Concat(Enumerable.Range(0, 200_000).Select(i => "<If \"true\">\n"));
        var tree = Parse(open + "T 1\n");
        Assert.Contains(tree.Errors, e => e.Kind == SyntaxErrorKind.Limit);
        tree = Parse(open + string.Concat(Enumerable.Range(0, 200_000).Select(i => "</If>\n")) + "T 1\n");
        Assert.Equal(SyntaxErrorKind.Limit, Assert.Single(tree.Errors).Kind);
        Assert.IsType<ApacheDirective>(((ApacheFile)tree.Root).Members[^1]);
    }
}
