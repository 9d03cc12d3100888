using ConfigLint.Syntax;
using ConfigLint.Syntax.Python;
using ConfigLint.Syntax.Text;
using static ConfigLint.Tests.Syntax.Python.PythonTestText;

namespace ConfigLint.Tests.Syntax.Python;

public class PythonErrorTests
{
    [Theory]
    [InlineData("x = [1, 2\n", "1:5", "\"[\" is never closed")]
    [InlineData("x = (1]\ny = 2\n", "1:7", "does not match")]
    [InlineData("x = 1)\n", "1:6", "unmatched \")\"")]
    [InlineData("x = 'a\ny = 2\n", "1:5", "not closed on its line")]
    [InlineData("x = '''a\ny = 2\n", "1:5", "never closed")]
    [InlineData("x = f'{a'\n", "1:7", "\"}\" is missing")]
    [InlineData("x = f'a}'\n", "1:8", "single \"}\"")]
    [InlineData("x = f'{}'\n", "1:7", "empty expression")]
    [InlineData("broken = = 3\n", "1:10", "an expression is missing behind \"=\"")]
    [InlineData("workers =\n", "1:9", "an expression is missing behind \"=\"")]
    [InlineData("workers = 2 *+\n", "1:14", "an expression is missing")]
    [InlineData("timeout = 90s\n", "1:11", "invalid number \"90s\"")]
    [InlineData("timeout = 010\n", "1:11", "leading zeros")]
    [InlineData("bind '0.0.0.0:80'\n", "1:6", "unexpected string")]
    [InlineData("graceful-timeout = 30\n", "1:1", "did you mean \"graceful_timeout\"?")]
    [InlineData("f() = 1\n", "1:1", "cannot assign to a function call")]
    [InlineData("x = f(a=1, 2)\n", "1:12", "positional argument follows")]
    [InlineData("  x = 1\n", "1:3", "unexpected indent")]
    [InlineData("if x:\ny = 1\n", "1:1", "expected an indented block behind \"if\"")]
    [InlineData("def f():\n", "1:1", "expected an indented block behind \"def\"")]
    [InlineData("if x:\n    a = 1\n  b = 2\n", "3:3", "unindent does not match")]
    [InlineData("if x:\n        a = 1\n\tb = 2\n", "3:2", "inconsistent use of tabs")]
    [InlineData("else:\n    x = 1\n", "1:1", "unexpected \"else\"")]
    [InlineData("try:\n    x = 1\ny = 2\n", "1:1", "expected \"except\" or \"finally\"")]
    [InlineData("if x\n    y = 1\n", "1:1", "expected \":\"")]
    [InlineData("x = “a”\n", "1:5", "invalid character \"“\" (U+201C)")]
    [InlineData("x = 1 $ 2\n", "1:7", "invalid character \"$\"")]
    [InlineData("x = \\ 1\n", "1:5", "line continuation")]
    [InlineData("import\n", "1:1", "expected \"import name\"")]
    [InlineData("x = a.\n", "1:6", "a name is missing")]
    [InlineData("x = [1,, 2]\n", "1:8", "unexpected \",\"")]
    [InlineData("def f():\n    return x = = 1\n", "2:16", "an expression is missing")]
    [InlineData("x = return\n", "1:5", "unexpected \"return\"")]
    public void What_Python_refuses_is_an_error_at_its_place(string text, string place, string message)
    {
        var tree = Parse(text);
        Mutations.AssertLossless(tree, text);
        var faults = tree.Errors.Select(e => $"{e.Kind} {tree.Source.GetLinePosition(e.Span.Start)} {e.Message}");
        Assert.Contains(faults, f => f.StartsWith($"Syntax {place} ", StringComparison.Ordinal) && f.Contains(message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("x = [1, 2\ntimeout = 30\ndef f():\n    pass\n")]
    [InlineData("x = foo(bar(1,\n    2,\ntimeout = 30\n")]
    [InlineData("x = '''abc\ndef\ntimeout = 30\n")]
    [InlineData("x = f'''abc {d\ntimeout = 30\n")]
    [InlineData("x = 'abc\ntimeout = 30\n")]
    [InlineData("broken = = 3\ntimeout = 30\n")]
    [InlineData("if a:\ntimeout = 30\n")]
    [InlineData("}\ntimeout = 30\n")]
    public void Reading_goes_on_with_the_next_statement_in_column_1(string text)
    {
        var tree = Parse(text);
        Assert.NotEmpty(tree.Errors);
        var assignment = Assert.Single(((PythonFile)tree.Root).Statements.OfType<PythonAssignment>(), a => a.Targets[0].Text == "timeout");
        Assert.Equal("30", Show(assignment.Value));
    }

    [Theory]
    [InlineData("match x:\n    case {'a': 1, **rest}:\n        pass\n    case [1, *_] | 'b' if c:\n        pass\n")]
    [InlineData("type X = int\nmatch = 1\nmatch(x)\ncase = match[1]\n")]
    [InlineData("def f(a, /, b, *, c=1, **d) -> int: ...\n")]
    [InlineData("print(*a, sep='')\nx = yield_ = 1\n")]
    [InlineData("a = [\nb\nfor b in c\nif b\n]\nd = dict(\ne = 1,\n)\n")]
    [InlineData("if x:\n\ty = 1\n\n# comment in column 1\n\tz = 2\n")]
    [InlineData("x = 1 if a else 2; y = 3 # c\n")]
    [InlineData("try: x = 1\nexcept* (A, B) as e: pass\n")]
    [InlineData("with (open(a) as b, open(c) as d):\n    pass\n")]
    [InlineData("x = a @ b\nx @= c\n@decorator.with_call(1)\nclass A: pass\n")]
    [InlineData("for a, *b in c: pass\nelse: pass\nwhile x: break\nelse:\n  pass\n")]
    [InlineData("global a\nassert a, 'b'\nraise A from B\ndel a[1], b\nexec('a')\n")]
    [InlineData("x = f'{a!r:>{w}}' f\"{b:%H:%M}\" '\\N{DASH}' f'\\N{DASH}{c}'\n")]
    [InlineData("café = 'é'  # naïve\n")]
    public void What_some_Python_accepts_is_no_error(string text)
    {
        var tree = Parse(text);
        Mutations.AssertLossless(tree, text);
        Assert.Empty(tree.Errors);
    }

    [Fact]
    public void Bytes_that_are_no_UTF8_are_an_error_without_a_coding_comment()
    {
        byte[] latin1 = [.. "# "u8, 0xE9, .. "\nx = 1\n"u8];
        Assert.Contains("UTF-8", Assert.Single(PythonParser.ParseText(SourceText.FromBytes(latin1, "a.py")).Errors).Message, StringComparison.Ordinal);
        byte[] declared = [.. "# -*- coding: latin-1 -*-\n# "u8, 0xE9, .. "\nx = 1\n"u8];
        Assert.Empty(PythonParser.ParseText(SourceText.FromBytes(declared, "a.py")).Errors);
    }

    [Theory]
    [InlineData("(", 61)]
    [InlineData("[", 100_000)]
    [InlineData("not ", 100_000)]
    [InlineData("1 + ", 100_000)]
    [InlineData("a if b else ", 100_000)]
    public void What_is_nested_too_deep_is_kept_as_text_with_a_limit_error(string text, int times)
    {
        var tree = Parse("x = " + string.Concat(Enumerable.Repeat(text, times)) + "1" + string.Concat(Enumerable.Repeat(text switch { "(" => ")", "[" => "]", _ => "" }, times)) + "\ny = 2\n");
        Mutations.AssertLossless(tree, text);
        Assert.Equal(SyntaxErrorKind.Limit, Assert.Single(tree.Errors).Kind);
        Assert.Collection(((PythonFile)tree.Root).Statements, s => Assert.IsType<PythonOpaqueStatement>(s), s => Assert.IsType<PythonAssignment>(s));
    }
}
