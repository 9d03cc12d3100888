using System.Globalization;
using ConfigLint.Syntax.Text;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Tests.Syntax.Yaml;

public sealed class YamlScalarTests
{
    static YamlScalar Scalar(string text) => YamlNodeTests.Parse("a: " + text).Documents[0].Root!.GetScalar("a")!;

    [Theory]
    [InlineData("text", YamlScalarType.String)]
    [InlineData("'1'", YamlScalarType.String)]
    [InlineData("\"true\"", YamlScalarType.String)]
    [InlineData("|\n  1", YamlScalarType.String)]
    [InlineData("", YamlScalarType.Null)]
    [InlineData("null", YamlScalarType.Null)]
    [InlineData("~", YamlScalarType.Null)]
    [InlineData("on", YamlScalarType.Boolean)]
    [InlineData("No", YamlScalarType.Boolean)]
    [InlineData("TRUE", YamlScalarType.Boolean)]
    [InlineData("oN", YamlScalarType.String)]
    [InlineData("y", YamlScalarType.String)]
    [InlineData("120", YamlScalarType.Integer)]
    [InlineData("-1_000", YamlScalarType.Integer)]
    [InlineData("0x1F", YamlScalarType.Integer)]
    [InlineData("0o17", YamlScalarType.Integer)]
    [InlineData("08", YamlScalarType.String)]
    [InlineData("0x", YamlScalarType.String)]
    [InlineData("60s", YamlScalarType.String)]
    [InlineData("1.5", YamlScalarType.Float)]
    [InlineData("-.5", YamlScalarType.Float)]
    [InlineData("1e3", YamlScalarType.Float)]
    [InlineData(".inf", YamlScalarType.Float)]
    [InlineData("1.2.3", YamlScalarType.String)]
    [InlineData("10.0.0.1", YamlScalarType.String)]
    [InlineData("1e", YamlScalarType.String)]
    [InlineData("8000:8000", YamlScalarType.String)]
    [InlineData(".", YamlScalarType.String)]
    [InlineData("+", YamlScalarType.String)]
    public void A_scalar_is_what_YAML_takes_it_for(string text, YamlScalarType type) => Assert.Equal(type, Scalar(text).Type);

    [Theory]
    [InlineData("120", 120L)]
    [InlineData("-7", -7L)]
    [InlineData("1_000", 1000L)]
    [InlineData("0x1f", 31L)]
    [InlineData("0b11", 3L)]
    [InlineData("017", 15L)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("-9223372036854775808", long.MinValue)]
    [InlineData("9223372036854775808", null)]
    [InlineData("99999999999999999999999999999999999999999999", null)]
    [InlineData("\"5\"", null)]
    [InlineData("!Ref 5", null)]
    [InlineData("!!int \"5\"", 5L)]
    public void An_integer_fits_or_is_none(string text, long? value) =>
        Assert.Equal(value, Scalar(text).TryGetInt64(out var integer) ? integer : null);

    [Theory]
    [InlineData("0.5", "0.5")]
    [InlineData("3", "3")]
    [InlineData("1_0.5e1", "105")]
    [InlineData("five", null)]
    public void A_fraction_is_read_without_regard_to_culture(string text, string? value) =>
        Assert.Equal(value, Scalar(text).TryGetDouble(out var number) ? number.ToString(CultureInfo.InvariantCulture) : null);

    [Theory]
    [InlineData("yes", true)]
    [InlineData("Off", false)]
    [InlineData("\"on\"", null)]
    [InlineData("1", null)]
    public void YAML_1_1_booleans_are_known_unless_quoted(string text, bool? value)
    {
        Assert.Equal(value, Scalar(text).TryGetBoolean(out var boolean) ? boolean : null);
        Assert.Equal(text.StartsWith('"'), Scalar(text).IsQuoted);
    }

    [Theory]
    // The text in the value, and what it is in the file.
    [InlineData("|\n    server {\n      listen 80;\n    }\n", "listen", "listen")]
    [InlineData("|\n    server {\n      listen 80;\n    }\n", "{\n  listen", "{\n      listen")]
    [InlineData("|2-\n    indented\n  less\n", "less", "less")]
    [InlineData("|\n\n\n  late\n", "late", "late")]
    [InlineData(">\n  folded\n  text\n\n  para\n", "folded text", "folded\n  text")]
    [InlineData(">\n  folded\n  text\n\n  para\n", "para", "para")]
    [InlineData(">\n  a\n    more\n  b\n", "  more\nb", "  more\n  b")]
    [InlineData("\"x\\u0041y \\\"q\\\"\"", "Ay", "\\u0041y")]
    [InlineData("\"x\\u0041y \\\"q\\\"\"", "\"q\"", "\\\"q\\\"")]
    [InlineData("\"one\n  two\"", "two", "two")]
    [InlineData("'it''s'", "it's", "it''s")]
    [InlineData("plain over\n  two lines", "two lines", "two lines")]
    public void A_stretch_of_the_value_is_found_in_the_file(string text, string inValue, string inFile)
    {
        var scalar = Scalar(text);
        var at = scalar.Value.IndexOf(inValue, StringComparison.Ordinal);
        Assert.True(at >= 0, scalar.Value);
        Assert.Equal(inFile, scalar.Source.ToString(scalar.ToFileSpan(new TextSpan(at, inValue.Length))));
    }

    [Theory]
    [InlineData("|\n    server {\n      listen 80;\n    }\n", "80;", "81;\n  # new", "a: |\n    server {\n      listen 81;\n      # new\n    }\n")]
    [InlineData("|\r\n  a\r\n  b\r\n", "a\nb", "x\ny\nz", "a: |\r\n  x\r\n  y\r\n  z\r\n")]
    [InlineData("plain", "plain", "other", "a: other")]
    [InlineData("plain", "plain", "a: b", null)]
    [InlineData("\"es\\tcaped\"", "s\tc", "x", null)]
    [InlineData("\"es\\tcaped\"", "caped", "x", "a: \"es\\tx\"")]
    [InlineData(">\n  one\n  two\n", "one two", "x", null)]
    public void An_edit_of_the_value_is_an_edit_of_the_file_or_none(string text, string old, string replacement, string? result)
    {
        var scalar = Scalar(text);
        var at = scalar.Value.IndexOf(old, StringComparison.Ordinal);
        var edit = scalar.ToFileEdit(new TextEdit(new TextSpan(at, old.Length), replacement));
        Assert.Equal(result, edit is { } inFile ? TextEdit.Apply(scalar.Source.Text, [inFile]) : null);
        if (result is not null)
            Assert.Equal(scalar.Value.Replace(old, replacement, StringComparison.Ordinal), YamlNodeTests.Parse(result).Documents[0].GetString("a"));
    }
}
