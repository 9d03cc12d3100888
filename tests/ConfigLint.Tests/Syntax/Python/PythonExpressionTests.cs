using ConfigLint.Syntax.Python;
using static ConfigLint.Tests.Syntax.Python.PythonTestText;

namespace ConfigLint.Tests.Syntax.Python;

public class PythonExpressionTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("1_000", "1000")]
    [InlineData("0x1F", "31")]
    [InlineData("0o17", "15")]
    [InlineData("0b_101", "5")]
    [InlineData("99999999999999999999999", "99999999999999999999999")]
    [InlineData("1.5", "1.5")]
    [InlineData(".5", "0.5")]
    [InlineData("1_0.", "10")]
    [InlineData("1e3", "1000")]
    [InlineData("2E-1", "0.2")]
    [InlineData("3j", "Imaginary")]
    [InlineData("True", "True")]
    [InlineData("None", "None")]
    [InlineData("...", "Ellipsis")]
    public void A_literal_has_its_value(string text, string value) => Assert.Equal(value, Show(Value(text)));

    [Theory]
    [InlineData("'a'", "a")]
    [InlineData("\"a'b\"", "a'b")]
    [InlineData("'a' \"b\" '''c'''", "abc")]
    [InlineData(@"'a\tb\x41\u00e9\101\\'", "a\tbAéA\\")]
    [InlineData(@"'a\q'", @"a\q")]
    [InlineData(@"r'a\tb'", @"a\tb")]
    [InlineData(@"Rb'\x41'", @"\x41")]
    [InlineData(@"b'\x41'", "A")]
    [InlineData("'''a\n'b\r\nc'''", "a\n'b\nc")]
    [InlineData("'a\\\nb'", "ab")]
    [InlineData("('a'\n  'b')", "ab")]
    public void A_string_is_decoded(string text, string value) => Assert.Equal(value, Assert.IsType<PythonLiteral>(Value(text).Unwrap()).StringValue);

    [Fact]
    public void A_string_with_a_named_character_has_no_value() => Assert.Null(Assert.IsType<PythonLiteral>(Value(@"'\N{DASH}'")).StringValue);

    [Theory]
    [InlineData("1 + 2 * 3", "(1 + (2 * 3))")]
    [InlineData("1 - 2 - 3", "((1 - 2) - 3)")]
    [InlineData("2 ** 3 ** 2", "(2 ** (3 ** 2))")]
    [InlineData("-2 ** 2", "(- (2 ** 2))")]
    [InlineData("2 ** -1 * 3", "((2 ** (- 1)) * 3)")]
    [InlineData("7 // 2 % 3", "((7 // 2) % 3)")]
    [InlineData("not a == b", "(not (a == b))")]
    [InlineData("a or b and not c", "(a or (b and (not c)))")]
    [InlineData("a < b <= c", "(a < b <= c)")]
    [InlineData("a not in b", "(a not in b)")]
    [InlineData("a is not None", "(a is not None)")]
    [InlineData("(a < b) < c", "((a < b) < c)")]
    [InlineData("a | b ^ c & d << 1", "(a | (b ^ (c & (d << 1))))")]
    [InlineData("a if b else c if d else e", "(a if b else (c if d else e))")]
    [InlineData("a.b.c(1)[2]", "a.b.c(1)[2]")]
    [InlineData("f(a, *b, c=1, **d,)", "f(a, *b, c=1, *d)")]
    [InlineData("[1, 2,]", "List[1, 2]")]
    [InlineData("()", "Tuple[]")]
    [InlineData("(1,)", "Tuple[1]")]
    [InlineData("1, 2", "Tuple[1, 2]")]
    [InlineData("{1, 2}", "Set[1, 2]")]
    [InlineData("{'a': 1, **b}", "{'a': 1, -: b}")]
    [InlineData("{}", "{}")]
    [InlineData("(n := 5)", "(n := 5)")]
    [InlineData("(1 +\n  2  # two\n)", "(1 + 2)")]
    [InlineData("1 + \\\n 2", "(1 + 2)")]
    [InlineData("lambda a, b=1: a if b else c", "<lambda a, b=1: a if b else c>")]
    [InlineData("[a for a in b if c]", "<[a for a in b if c]>")]
    [InlineData("f(a for a in b)", "<f(a for a in b)>")]
    [InlineData("a[1:2]", "<a[1:2]>")]
    [InlineData("1if a else 2", "(1 if a else 2)")]
    [InlineData("multiprocessing.cpu_count() * 2 + 1", "((multiprocessing.cpu_count() * 2) + 1)")]
    [InlineData("int(os.environ.get('T', '30'))", "int(os.environ.get('T', '30'))")]
    public void An_expression_has_its_structure(string text, string expected) => Assert.Equal(expected, Show(Value(text)));

    [Theory]
    [InlineData("f'0.0.0.0:{port}'", "f'0.0.0.0:{port}'")]
    [InlineData("f\"{os.getenv('PORT', '8000')}\"", "f'{os.getenv('PORT', '8000')}'")]
    [InlineData("f\"{os.getenv(\"PORT\")}\"", "f'{os.getenv('PORT')}'")]
    [InlineData("f'{{a}} {b}'", "f'{a} {b}'")]
    [InlineData("f'{a!r} {b:>10} {c=} {d:{w}}'", "f'{a:} {b:} {c:} {d:}'")]
    [InlineData("'a' f'{b}' 'c'", "f'a{b}c'")]
    [InlineData("rf'\\d{a}'", "f'\\d{a}'")]
    [InlineData("f'{a if b else c}'", "f'{(a if b else c)}'")]
    [InlineData("f'{a[\"b\"]}{ {1: 2}[1] }'", "f'{a['b']}{{1: 2}[1]}'")]
    [InlineData("f'''{\na\n}'''", "f'{a}'")]
    public void An_f_string_has_its_parts(string text, string expected) => Assert.Equal(expected, Show(Value(text)));

    [Fact]
    public void A_dotted_name_is_put_together_only_from_names()
    {
        Assert.Equal("os.environ.get", Assert.IsType<PythonCall>(Value("os.environ.get('A')")).FunctionName);
        Assert.Null(Assert.IsType<PythonCall>(Value("f().get('A')")).FunctionName);
    }

    [Fact]
    public void An_opaque_expression_mentions_whole_names_only()
    {
        var opaque = Assert.IsType<PythonOpaqueExpression>(Value("[timeout := a for a in b]"));
        Assert.True(opaque.Mentions("timeout"));
        Assert.False(opaque.Mentions("time"));
    }
}
