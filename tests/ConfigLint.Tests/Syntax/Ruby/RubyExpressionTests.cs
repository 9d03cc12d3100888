using ConfigLint.Syntax.Ruby;
using static ConfigLint.Tests.Syntax.Ruby.RubyTestText;

namespace ConfigLint.Tests.Syntax.Ruby;

public class RubyExpressionTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("1_000", "1000")]
    [InlineData("0x1F", "31")]
    [InlineData("0b101", "5")]
    [InlineData("017", "15")]
    [InlineData("0o17", "15")]
    [InlineData("99999999999999999999999", "99999999999999999999999")]
    [InlineData("1.5e3", "1500")]
    [InlineData("3r", "?")]
    [InlineData(":ruby", ":ruby")]
    [InlineData(":\"a b\"", ":a b")]
    [InlineData(":[]=", ":[]=")]
    [InlineData("nil", "Nil")]
    [InlineData("true", "True")]
    [InlineData("'a\\'b\\n'", "\"a'b\\n\"")]
    [InlineData("\"a\\tb\\x41\\u00e9\"", "\"a\tbAé\"")]
    [InlineData("\"a\" 'b'", "\"ab\"")]
    [InlineData("%q(a(b)c)", "\"a(b)c\"")]
    [InlineData("%(a#{b}c)", "\"a#{b()}c\"")]
    [InlineData("?a", "\"a\"")]
    [InlineData("%w[a b\n c]", "%w[a b c]")]
    [InlineData("%i(a b)", "%i[a b]")]
    [InlineData("\"tcp://#{ENV.fetch(\"H\") { \"0\" }}:#{port}\"", "\"tcp://#{ENV.fetch(\"H\"){|| \"0\"}}:#{port()}\"")]
    [InlineData("/a\\/b#{c}/i", "%/a\\/b#{c}/i")]
    [InlineData("[1, 2,]", "[1, 2]")]
    [InlineData("{ a: 1, \"b\" => 2, :c => 3, \"d e\": 4, **f }", "{a: 1, b: 2, c: 3, d e: 4, *f()}")]
    [InlineData("(2..)", "((2..-))")]
    [InlineData("1...5", "(1...5)")]
    [InlineData("Float::INFINITY", "Float::INFINITY")]
    [InlineData("::Puma::DSL", "::Puma::DSL")]
    [InlineData("-> (a, b = 1) { a }", "->{|| a}")]
    public void A_literal_has_its_value(string text, string expected) => Assert.Equal("x = " + expected, ShowAll("x = " + text));

    [Theory]
    [InlineData("1 + 2 * 3", "(1 + (2 * 3))")]
    [InlineData("1 - 2 - 3", "((1 - 2) - 3)")]
    [InlineData("2 ** 3 ** 2", "(2 ** (3 ** 2))")]
    [InlineData("-2 ** 2", "(- (2 ** 2))")]
    [InlineData("!a && b || c", "(((! a()) && b()) || c())")]
    [InlineData("a == b && c < 1", "((a() == b()) && (c() < 1))")]
    [InlineData("a ? 1 : 2", "(a() ? 1 : 2)")]
    [InlineData("a ? b : c ? d : e", "(a() ? b() : (c() ? d() : e()))")]
    [InlineData("a ? b: 2", "(a() ? b() : 2)")]
    [InlineData("ENV[\"X\"] || 4", "(ENV[\"X\"] || 4)")]
    [InlineData("Integer(ENV.fetch(\"X\", 5))", "Integer(ENV.fetch(\"X\", 5))")]
    [InlineData("ENV.fetch(\"X\") { 5 }.to_i", "ENV.fetch(\"X\"){|| 5}.to_i()")]
    [InlineData("[a, 1].max", "[a(), 1].max()")]
    [InlineData("a&.b", "a()&.b()")]
    [InlineData("a.\n  b", "a().b()")]
    [InlineData("a\n  # note\n  .b", "a().b()")]
    [InlineData("y = 1", "y = 1")]
    [InlineData("Integer(y) rescue 5", "<Integer(y()) rescue 5>")]
    [InlineData("1, 2", "[1, 2]")]
    [InlineData("if a then 1 else 2 end", "if[if a(): 1; else : 2]")]
    [InlineData("defined?(a) ? 1 : 2", "((defined? (a())) ? 1 : 2)")]
    [InlineData("a.class", "a().class()")]
    [InlineData("lambda do |a|\n  a\nend", "lambda(){|a| a}")]
    [InlineData("a[1][2]", "a()[1][2]")]
    [InlineData("(a.to_i + 1) * 450", "(((a().to_i() + 1)) * 450)")]
    public void An_expression_has_its_structure(string text, string expected) => Assert.Equal("x = " + expected, ShowAll("x = " + text));

    [Theory]
    [InlineData("preload_app!", "preload_app!()")]
    [InlineData("threads 3, 5", "threads(3, 5)")]
    [InlineData("threads(3, 5)", "threads(3, 5)")]
    [InlineData("threads 3,\n  5", "threads(3, 5)")]
    [InlineData("workers(ENV[\"W\"] || 4)", "workers((ENV[\"W\"] || 4))")]
    [InlineData("workers (1 + 2)", "workers(((1 + 2)))")]
    [InlineData("port ENV.fetch(\"PORT\", 3000), \"::\"", "port(ENV.fetch(\"PORT\", 3000), \"::\")")]
    [InlineData("workers ENV.fetch(\"W\") { 2 }", "workers(ENV.fetch(\"W\"){|| 2})")]
    [InlineData("ssl_bind '::', 1, cert: c, :key => k", "ssl_bind(\"::\", 1, cert: c(), key: k())")]
    [InlineData("control 'a', { no_token: true }", "control(\"a\", {no_token: True})")]
    [InlineData("extra [\"a\"]", "extra([\"a\"])")]
    [InlineData("on_boot(:a) do |i, d|\n  d[:x] = i\nend", "on_boot(:a){|i,d| d[:x] = i}")]
    [InlineData("before_fork { 1 }", "before_fork(){|| 1}")]
    [InlineData("foo bar do\n  1\nend", "foo(bar()){|| 1}")]
    [InlineData("foo bar { 1 }", "foo(bar(){|| 1})")]
    [InlineData("spawn(a, *b, chdir: c, &d)", "spawn(a(), *b(), chdir: c(), *d())")]
    [InlineData("worker_timeout 3600 if a", "<worker_timeout(3600) if a()>")]
    [InlineData("x = 1 unless y and not z", "<x = 1 unless (y() and (not z()))>")]
    [InlineData("x ||= 5", "x ||= 5")]
    [InlineData("ENV['A'] ||= 'b'", "ENV[\"A\"] ||= \"b\"")]
    [InlineData("a.b = 1", "a().b() = 1")]
    [InlineData("a, b = 1, 2", "a(), b() = [1, 2]")]
    [InlineData("x = y = 1", "x = y = 1")]
    [InlineData("x = 4\nx /2", "x = 4; (x / 2)")]
    [InlineData("foo /2/", "foo(/2/)")]
    [InlineData("x = 4\nx [1]", "x = 4; x[1]")]
    [InlineData("x = 4\nx -1", "x = 4; (x - 1)")]
    [InlineData("foo -1", "foo((- 1))")]
    [InlineData("foo - 1", "(foo() - 1)")]
    [InlineData("puts <<~A, 1\n  if end (\nA\nport 1", "puts(<<, 1); port(1)")]
    [InlineData("return if x\nnext 5", "<return() if x()>; next(5)")]
    public void A_statement_has_its_structure(string text, string expected) => Assert.Equal(expected, ShowAll(text));

    [Theory]
    [InlineData("if a\n  b 1\nelsif c then d 2\nelse\n  e 3\nend", "if[if a(): b(1); elsif c(): d(2); else : e(3)]")]
    [InlineData("unless a\n  b\nend", "if[unless a(): b()]")]
    [InlineData("case x = 1\nwhen (2..), 3\n  a\nwhen 4 then b\nelse c\nend", "case x = 1[when ((2..-)), 3: a(); when 4: b(); else : c()]")]
    [InlineData("begin\n  a\nrescue E => e\n  b\nelse\n  c\nensure\n  d\nend", "begin[begin : a(); rescue ?E => e?: b(); else : c(); ensure : d()]")]
    [InlineData("while a do\n  b\nend", "loop[while a(): b()]")]
    [InlineData("foo do\n  a\nrescue\n  b\nend", "foo(){|| a()}")]
    [InlineData("def a(b = 1) = b + 1\nc", "def:a; c()")]
    [InlineData("def self.if(x)\n  y if x\nend\nc", "def:if; c()")]
    [InlineData("class A < B; def c; end; end\nd", "class:A; d()")]
    [InlineData("class << self\n  x\nend\nd", "class:; d()")]
    public void A_construct_has_its_clauses(string text, string expected) => Assert.Equal(expected, ShowAll(text));

    [Fact]
    public void An_option_is_found_by_label_or_arrow()
    {
        var call = Assert.IsType<RubyCall>(Assert.Single(Statements("bind 'a', low: 1, :high => 2")));
        Assert.Equal(("1", "2", "-"), (Show(call.Option("low")), Show(call.Option("high")), Show(call.Option("none"))));
    }

    [Fact]
    public void What_is_not_known_is_text_that_tells_what_it_mentions()
    {
        var opaque = Assert.IsType<RubyOpaqueExpression>(Statements("alias port bind\nthreads 1")[0]);
        Assert.True(opaque.Mentions("port"));
        Assert.False(opaque.Mentions("threads"));
    }
}
