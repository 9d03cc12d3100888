using ConfigLint.Syntax.Apache;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Tests.Syntax;

/// <summary>Joining, trimming and words: ap_cfg_getline and ap_getword_conf. Every line here was given to apache2 -t 2.4.71 or read in the source.</summary>
public class ApacheLineTests
{
    static ApacheDirective Only(string text)
    {
        var tree = ApacheParser.ParseText(SourceText.From(text));
        Assert.Equal(text, tree.ToFullString());
        Assert.Empty(tree.Errors);
        return Assert.IsType<ApacheDirective>(Assert.Single(((ApacheFile)tree.Root).Members));
    }

    [Theory]
    [InlineData("Timeout 60\n", "Timeout", "60")]
    [InlineData("Timeout 60", "Timeout", "60")]
    [InlineData("  Timeout\t60  \r\n", "Timeout", "60")]
    [InlineData("Timeout\v60\f\n", "Timeout", "60")]
    [InlineData("Timeout\r60\n", "Timeout", "60")]
    [InlineData("Timeout\u00A060\n", "Timeout\u00A060")]
    [InlineData("Timeout 60 # x\n", "Timeout", "60", "#", "x")]
    [InlineData("A a#b\n", "A", "a#b")]
    [InlineData("A \"a b\"\n", "A", "a b")]
    [InlineData("A 'a b'\n", "A", "a b")]
    [InlineData("A \"a'b\"\n", "A", "a'b")]
    [InlineData("A \"a\"\"b\"\n", "A", "a", "b")]
    [InlineData("A \"a\"b\n", "A", "a", "b")]
    [InlineData("A a\"b c\"\n", "A", "a\"b", "c\"")]
    [InlineData("A \"a b\n", "A", "a b")]
    [InlineData("A \"\"\n", "A", "")]
    [InlineData("A \"\n", "A", "")]
    [InlineData("A \"a\\\"b\"\n", "A", "a\"b")]
    [InlineData("A 'a\\'b'\n", "A", "a'b")]
    [InlineData("A \"a\\'b\"\n", "A", "a\\'b")]
    [InlineData("A \"a\\\\\" b\n", "A", "a\\", "b")]
    [InlineData("A \"a\\nb\"\n", "A", "a\\nb")]
    [InlineData("A a\\\\b\n", "A", "a\\b")]
    [InlineData("A a\\ b\n", "A", "a\\", "b")]
    [InlineData("A a\\\"b\n", "A", "a\\\"b")]
    [InlineData("\"A B\" c\n", "A B", "c")]
    [InlineData("\"\" anything\n", "", "anything")]
    [InlineData("Timeout> 60\n", "Timeout", "60")]
    [InlineData("a/> 60\n", "a/>", "60")]
    [InlineData("A 60\0 junk\n", "A", "60")]
    public void A_line_is_cut_into_words_as_ap_getword_conf_does(string text, string name, params string[] arguments)
    {
        var directive = Only(text);
        Assert.Equal(name, directive.Name);
        Assert.Equal(arguments, directive.Arguments());
        Assert.Equal(arguments.Length, directive.ArgumentCount);
    }

    [Theory]
    [InlineData("A b\\\nc\n", "A", "bc")]
    [InlineData("A b \\\n  c\n", "A", "b", "c")]
    [InlineData("A b\\\r\nc\r\n", "A", "bc")]
    [InlineData("Tim\\\neout 6\\\n0\n", "Timeout", "60")]
    [InlineData("A \"b\\\nc\"\n", "A", "bc")]
    [InlineData("A \"b\\\n\" c\n", "A", "b", "c")]
    [InlineData("A \"b\\\\\n\"c\"\n", "A", "b\"c")]
    [InlineData("A b \\\n# c\n", "A", "b", "#", "c")]
    [InlineData("A b \\\n\n", "A", "b")]
    [InlineData("A b \\\n", "A", "b")]
    [InlineData("A b\\", "A", "b\\")]
    [InlineData("\\\nA b\n", "A", "b")]
    [InlineData("A b\\\\\n\nc\n", "A", "bc")]
    [InlineData("A b\\\r\\\n\nc\n", "A", "bc")]
    [InlineData("A b\\\0\n", "A", "b\\")]
    public void A_backslash_at_the_end_of_a_line_joins_the_next_one_before_anything_else(string text, string name, params string[] arguments)
    {
        var directive = Only(text);
        Assert.Equal(name, directive.Name);
        Assert.Equal(arguments, directive.Arguments());
    }

    [Theory]
    [InlineData("# c\n")]
    [InlineData("   # c\n")]
    [InlineData("# c \\\nTimeout 60\n")]
    [InlineData("\\\n# c\n")]
    [InlineData("\n \t\r\n")]
    [InlineData("")]
    [InlineData("\\")]
    [InlineData("# c \\\r\n still \\\n still\n")]
    public void A_comment_starts_only_a_line_and_goes_on_with_it(string text)
    {
        var tree = ApacheParser.ParseText(SourceText.From(text));
        Assert.Equal(text, tree.ToFullString());
        Assert.Equal(text == "\\" ? 1 : 0, ((ApacheFile)tree.Root).Members.Count);
    }

    [Fact]
    public void A_blank_behind_the_backslash_joins_nothing()
    {
        var file = (ApacheFile)ApacheParser.ParseText(SourceText.From("Timeout \\ \n 60\n")).Root;
        Assert.Equal(["Timeout", "60"], file.Members.Cast<ApacheDirective>().Select(d => d.Name));
    }

    [Fact]
    public void Spans_cover_the_text_as_written()
    {
        var directive = Only("  ProxyPass \"/a\" \\\n http://h\\\nost/ timeout=5\n");
        Assert.Equal("ProxyPass", directive.Source.ToString(directive.NameSpan));
        Assert.Equal("\"/a\"", directive.Source.ToString(directive.ArgumentSpan(0)));
        Assert.Equal("http://h\\\nost/", directive.Source.ToString(directive.ArgumentSpan(1)));
        Assert.Equal("http://host/", directive.Argument(1));
        Assert.Equal("\"/a\"  http://host/ timeout=5", directive.ArgumentText);
        Assert.True(directive.Is("proxypass"));
        Assert.Same(directive.Parent, ApacheRoot(directive));

        static object? ApacheRoot(ApacheDirective directive) => directive.Parent as ApacheFile;
    }

    [Theory]
    [InlineData("P timeout=5m\n", "timeout", "5m", "timeout", "5m")]
    [InlineData("P \"timeout=5m\"\n", "timeout", "5m", "timeout", "5m")]
    [InlineData("P 'a=b=c'\n", "a", "b=c", "a", "b=c")]
    [InlineData("P a=\n", "a", "", "a", "")]
    [InlineData("P \"a=b\n", "a", "b", "a", "b")]
    [InlineData("P \"a=\"\n", "a", "", "a", "")]
    [InlineData("P =5\n", "", "5", "", "5")]
    [InlineData("P ti\\\nme=5\\\n0\n", "time", "50", "ti\\\nme", "5\\\n0")]
    public void A_parameter_is_cut_at_its_first_equals_sign(string text, string key, string value, string keyText, string valueText)
    {
        var directive = Only(text);
        var parameter = directive.Parameter(0)!;
        Assert.Equal((key, value), (parameter.Key, parameter.Value));
        Assert.Equal((keyText, valueText), (directive.Source.ToString(parameter.KeySpan), directive.Source.ToString(parameter.ValueSpan)));
    }

    [Fact]
    public void A_word_without_an_equals_sign_is_no_parameter() => Assert.Null(Only("ProxyPass nocanon\n").Parameter(0));

    [Fact]
    public void A_byte_order_mark_is_an_error_and_the_rest_is_still_read()
    {
        var tree = ApacheParser.ParseText(SourceText.From("\uFEFF<Location /a>\n</Location>\n"));
        Assert.Contains("byte order mark", Assert.Single(tree.Errors).Message, StringComparison.Ordinal);
        Assert.IsType<ApacheSection>(((ApacheFile)tree.Root).Members[1]);
    }

    [Fact]
    public void A_line_of_16_MiB_is_too_long_and_one_byte_less_is_not()
    {
        const int limit = 16 * 1024 * 1024;
        Assert.Single(ApacheParser.ParseText(SourceText.From(new string('x', limit) + "\nTimeout 60\n")).Errors);
        Assert.Empty(ApacheParser.ParseText(SourceText.From("#" + new string('x', limit - 2) + "\nTimeout 60\n")).Errors);
        Assert.Single(ApacheParser.ParseText(SourceText.From("#" + new string('ä', limit / 2) + "\nTimeout 60\n")).Errors);
        Assert.Single(ApacheParser.ParseText(SourceText.From("A " + new string('x', limit / 2) + "\\\n" + new string('x', limit / 2) + "\n")).Errors);
    }
}
