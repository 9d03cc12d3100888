using ConfigLint.Syntax;
using ConfigLint.Syntax.Ruby;
using static ConfigLint.Tests.Syntax.Ruby.RubyTestText;

namespace ConfigLint.Tests.Syntax.Ruby;

public class RubyErrorTests
{
    [Theory]
    [InlineData("port \"3000\nworkers 2\nbind \"x\"\n", "1:6", "this string is never closed")]
    [InlineData("before_fork do\n  a\nworkers 2\n", "1:13", "\"do\" is never closed: \"end\" is missing: by its indentation it ends here")]
    [InlineData("if a\n  b do\n    c\nend\n", "2:5", "\"do\" is never closed")]
    [InlineData("if a\n  b\n", "1:1", "\"if\" is never closed: \"end\" is missing")]
    [InlineData("threads(1, 2\nport 3\n", "1:8", "\"(\" is never closed: \")\" is missing")]
    [InlineData("x = [1, 2\nport 3\n", "1:5", "\"[\" is never closed")]
    [InlineData("port 3\nend\n", "2:1", "unexpected \"end\"")]
    [InlineData("port 3)\n", "1:7", "unexpected \")\"")]
    [InlineData("before_fork { a\nport 3\n", "1:13", "\"{\" is never closed")]
    [InlineData("persistent_timeout 20s\n", "1:22", "unexpected \"s\" behind \"20\"")]
    [InlineData("bind \"a\" 3\n", "1:10", "unexpected \"3\"")]
    [InlineData("x = = 3\n", "1:5", "an expression is missing behind \"=\"")]
    [InlineData("threads 1,\n", "1:10", "unexpected end of file")]
    [InlineData("=begin\nport 3\n", "1:1", "\"=end\" is missing")]
    [InlineData("x = <<~A\n  b\n", "1:5", "would end this heredoc is missing")]
    [InlineData("x = [1,, 2]\n", "1:8", "unexpected \",\"")]
    public void What_Ruby_refuses_is_an_error_at_its_place(string text, string place, string message)
    {
        var tree = Parse(text);
        Mutations.AssertLossless(tree, text);
        var faults = tree.Errors.Select(e => $"{e.Kind} {tree.Source.GetLinePosition(e.Span.Start)} {e.Message}");
        Assert.Contains(faults, f => f.StartsWith($"Syntax {place} ", StringComparison.Ordinal) && f.Contains(message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("x = [1, 2\nport 3000\nbind 'a'\n")]
    [InlineData("foo(bar(1,\n  2\nport 3000\n")]
    [InlineData("before_fork do\n  a\nport 3000\n")]
    [InlineData("x = \"abc\nport 3000\nbind \"a\"\n")]
    [InlineData("end\nport 3000\n")]
    [InlineData("x = = 3\nport 3000\n")]
    public void Reading_goes_on_with_the_next_statement_in_column_1(string text)
    {
        var tree = Parse(text);
        Assert.NotEmpty(tree.Errors);
        Assert.Contains("port(3000)", ((RubyFile)tree.Root).Statements.Select(Show));
    }

    [Theory]
    [InlineData("if x then y end; foo if z; begin; a; end while b\n")]
    [InlineData("x = if y\n  1\nelse\n  2\nend\n")]
    [InlineData("loop do |a, (b, c), *d, e: 1, &f| end\n")]
    [InlineData("until x do y do end end\n")]
    [InlineData("p(%w(a (b) c), %[x], %{y}, %|z|, /a[\\/]b/, ?a, ?\\n)\n")]
    [InlineData("puts \"a#{\"b#{'c'}\" + %q(})}d\"\n")]
    [InlineData("def a() /#{b}/ end\ndef ==(o) end\ndef +@; end\ndef c?; end\ndef d=(e) end\ndef end; end\n")]
    [InlineData("a.end.if.class&.do\nx = { if: 1, end: 2 }\nfoo end: 3\n")]
    [InlineData("=begin\nif (\n=end\nx = 1 # if (\n")]
    [InlineData("x = 1\n__END__\nif ( \"\n")]
    [InlineData("x = 1\n\0 if (\n")]
    [InlineData("a <<~X, <<-'Y'\n  if\n X\n  do (\n  Y\nb\n")]
    [InlineData("x = [1, 2]\nx << 3 << 4\nclass Foo < Bar; end\n")]
    [InlineData("case x\nin { a: Integer => b, **rest } if b > 1\n  c\nin [1, *] | nil\n  d\nend\n")]
    [InlineData("$; = 1; $_; $1; $-w; @a; @@b; $stdout.puts\n")]
    [InlineData("alias $new $old\nalias :a :b\nundef c, :d\nBEGIN { x }\nEND { y }\n")]
    [InlineData("-> a, b { a / b }\n->(x) do x end\nfoo -> { 1 }, 2\n")]
    [InlineData("x = y rescue z\nraise 'a' unless b ? c : d\n")]
    [InlineData("for a, b in c do d end\nfor i in 1..2\n  p i\nend\n")]
    [InlineData("\uFEFFport 3000\r\nif a\r\n  b\r\nend\r\n")]
    [InlineData("foo(a:, b:)\nfoo a: 1,\n    b: 2\nfoo(*, **, &b)\n")]
    public void What_Ruby_accepts_is_no_error(string text)
    {
        var tree = Parse(text);
        Mutations.AssertLossless(tree, text);
        Assert.Empty(tree.Errors);
    }

    [Theory]
    [InlineData("x = ", "(", ")")]
    [InlineData("x = ", "[", "]")]
    [InlineData("x = ", "-> {", "}")]
    [InlineData("", "foo do\n", "end\n")]
    [InlineData("x = ", "1 + ", "")]
    [InlineData("x = ", "a.", "")]
    public void What_is_nested_too_deep_is_kept_as_text_with_a_limit_error(string head, string text, string close)
    {
        const int Times = 20_000;
        var tree = Parse(head + string.Concat(Enumerable.Repeat(text, Times)) + "a " + string.Concat(Enumerable.Repeat(close, Times)) + "\nport 2\n");
        Mutations.AssertLossless(tree, text);
        Assert.Equal(SyntaxErrorKind.Limit, Assert.Single(tree.Errors).Kind);
        Assert.Equal("port(2)", Show(((RubyFile)tree.Root).Statements[^1]));
    }
}
