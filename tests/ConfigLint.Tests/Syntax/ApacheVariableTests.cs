using ConfigLint.Syntax.Apache;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Tests.Syntax;

public class ApacheVariableTests
{
    static ApacheDirective Directive(string text) => (ApacheDirective)((ApacheFile)ApacheParser.ParseText(SourceText.From(text)).Root).Members[0];

    [Theory]
    [InlineData("A ${X}\n", "X")]
    [InlineData("A \"a${X}b${Y}\"\n", "X", "Y")]
    [InlineData("A '${X}'\n", "X")]
    [InlineData("A \\${X}\n", "X")]
    [InlineData("A ${X\n")]
    [InlineData("A $X %{X} $\n")]
    [InlineData("A ${${X}}\n", "${X")]
    [InlineData("A ${}\n", "")]
    [InlineData("A ${X\\\nY}\n", "XY")]
    public void References_are_found_as_ap_resolve_env_finds_them(string text, params string[] names) =>
        Assert.Equal(names, Directive(text).Variables(0).ToArray().Select(v => v.Name));

    [Fact]
    public void A_reference_has_its_span_and_its_arguments()
    {
        var directive = Directive("${D} a ${X}b \"${Y} ${m:k}\" ${P Q}\n");
        Assert.Equal(["D", "X", "Y", "m:k", "P Q"], directive.Variables().Select(v => v.Name));
        Assert.Equal(["${D}", "${X}", "${Y}", "${m:k}", "${P Q}"], directive.Variables().Select(v => directive.Source.ToString(v.Span)));
        Assert.Equal([false, true, true, true, true], Enumerable.Range(0, directive.ArgumentCount).Select(directive.HasVariables));
        Assert.Equal(2, directive.Variables(2).Length);
        Assert.Equal("P Q", directive.Variables(4)[0].Name);
    }

    [Fact]
    public void A_rewrite_map_is_no_variable() => Assert.False(Directive("RewriteRule ^/(.*) ${map:$1|/x} [P]\n").HasVariables(1));
}
