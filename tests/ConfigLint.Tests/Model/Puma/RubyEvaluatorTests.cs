using ConfigLint.Model.Puma;
using ConfigLint.Model.Values;

namespace ConfigLint.Tests.Model.Puma;

public sealed class RubyEvaluatorTests
{
    static readonly TestEnvironment Environment = new(("SET", "7"), ("EMPTY", ""), ("SECRET", null), ("RAILS_ENV", "production"));

    [Theory]
    [InlineData("7", "7")]
    [InlineData("1_000", "1000")]
    [InlineData("0x10", "16")]
    [InlineData("99999999999999999999", "?")]
    [InlineData("1.5", "1.5")]
    [InlineData("nil", "nil")]
    [InlineData(":auto", ":auto")]
    [InlineData("%w[a b].include?('b')", "true")]
    [InlineData("ENV['SET']", "'7'")]
    [InlineData("ENV['SET'].to_i + 1", "8")]
    [InlineData("ENV['UNSET']", "nil")]
    [InlineData("ENV['SECRET']", "?")]
    [InlineData("ENV['SECRET'] || 5", "?")]
    [InlineData("ENV['UNSET'] || 5", "5")]
    [InlineData("ENV['EMPTY'] || 5", "''")]
    [InlineData("ENV['EMPTY'].presence || 5", "5")]
    [InlineData("ENV.fetch('UNSET', 5)", "5")]
    [InlineData("ENV.fetch('UNSET') { 5 }", "5")]
    [InlineData("ENV.fetch('SET') { 5 }", "'7'")]
    // Raises, so Puma does not start.
    [InlineData("ENV.fetch('UNSET')", "?")]
    [InlineData("ENV.fetch('SET')", "'7'")]
    [InlineData("ENV.fetch('UNSET') { ENV.fetch('SET', 1) }", "'7'")]
    [InlineData("ENV.key?('SET')", "true")]
    [InlineData("ENV.include?('UNSET')", "false")]
    [InlineData("ENV[name]", "?")]
    [InlineData("Integer(ENV.fetch('SET', 1))", "7")]
    [InlineData("Integer('0b11')", "3")]
    [InlineData("Integer('20s')", "?")]
    [InlineData("'20s'.to_i", "20")]
    [InlineData("nil.to_i", "0")]
    [InlineData("Float('1.5')", "1.5")]
    [InlineData("String(5)", "'5'")]
    [InlineData("5.to_s", "'5'")]
    [InlineData("'a'.to_sym", ":a")]
    [InlineData("2.9.to_i", "2")]
    [InlineData("7 / 2", "3")]
    [InlineData("-7 / 2", "-4")]
    [InlineData("-7 % 3", "2")]
    [InlineData("1 / 0", "?")]
    [InlineData("9223372036854775807 + 1", "?")]
    [InlineData("7 / 2.0", "3.5")]
    [InlineData("[2, 8].max", "8")]
    [InlineData("[2, ENV.fetch('SET').to_i].min", "2")]
    [InlineData("Etc.nprocessors", "1+")]
    [InlineData("Etc.nprocessors * 2 + 1", "3+")]
    [InlineData("[Etc.nprocessors, 4].max", "4+")]
    [InlineData("[Etc.nprocessors, 4].min", "1+")]
    [InlineData("[Etc.nprocessors + 4, 2].min", "2")]
    [InlineData("Concurrent.physical_processor_count > 0", "true")]
    [InlineData("Concurrent.processor_count > 1", "?")]
    [InlineData("(Concurrent.processor_count * 0.666).ceil", "?")]
    [InlineData("\"tcp://#{'0.0.0.0'}:#{ENV.fetch('SET')}\"", "'tcp://0.0.0.0:7'")]
    [InlineData("\"#{__dir__}/x\"", "text")]
    [InlineData("File.expand_path('..', __FILE__)", "text")]
    [InlineData("File.join('a', 'b/', '/c')", "'a/b/c'")]
    [InlineData("File.join", "text")]
    [InlineData("Rails.env", "?")]
    [InlineData("1 < 2 && 'yes'", "'yes'")]
    [InlineData("!ENV['UNSET']", "true")]
    [InlineData("ENV['RAILS_ENV'] == 'production' ? 4 : 1", "4")]
    [InlineData("ENV['UNSET'] ? 4 : 1", "?")]
    [InlineData("ENV['UNSET'] ? 4 : 4", "4")]
    [InlineData("if ENV['RAILS_ENV'] != 'production' then 1 else 2 end", "2")]
    [InlineData("x = unless false then 3 end", "3")]
    [InlineData("case ENV['RAILS_ENV']\nwhen 'development', 'test' then 1\nwhen 'production' then 9\nelse 2 end", "9")]
    [InlineData("case 5\nwhen (2..) then 'many'\nelse 'few' end", "'many'")]
    [InlineData("case 1\nwhen 2...5 then 'some'\nend", "nil")]
    [InlineData("case 5\nwhen 2...5 then 'some'\nelse 'many' end", "'many'")]
    [InlineData("case ENV.fetch('UNSET', 1)\nwhen 1 then 2\nelse 3 end", "?")]
    [InlineData("case 5 when 5 then 2 else 3 end", "2")]
    [InlineData("case 7 when 5 then 2 when 7 then 4 else 3 end", "4")]
    [InlineData("x ||= 5; x ||= 6; x", "5")]
    [InlineData("x = 5; x += 2; x", "7")]
    [InlineData("a, b = 1, 2; b", "2")]
    [InlineData("N = 5\nN * 2", "10")]
    [InlineData("ENV['X'] ||= '3'; ENV['X']", "'3'")]
    [InlineData("ENV['SET'] ||= '3'; ENV['SET']", "'7'")]
    [InlineData("begin; Integer('x'); rescue; 5; end", "?")]
    [InlineData("x = 1; [1, 2].each { |i| x = i }; x", "?")]
    [InlineData("x = 1; while x < 3 do x += 1 end; x", "?")]
    [InlineData("`nproc`.to_i", "?")]
    [InlineData("%x(nproc).to_i", "?")]
    [InlineData("system('nproc')", "?")]
    [InlineData("defined?(Rails)", "?")]
    [InlineData("undefined_thing", "?")]
    public void Expressions_have_the_value_that_Ruby_gives_them_or_none(string ruby, string expected) =>
        Assert.Equal(expected, Show(RubyEvaluator.EvaluateText(ruby, Environment).Value));

    [Fact]
    public void A_value_names_the_variables_that_it_depends_on()
    {
        var value = RubyEvaluator.EvaluateText("Integer(ENV.fetch('UNSET') { ENV.fetch('SET', 1) }) * 2", Environment);
        Assert.Equal(["UNSET", "SET"], value.Reads.Select(read => read.Variable));
        Assert.IsType<EnvironmentValue.Unset>(value.Reads[0].Value);
    }

    [Fact]
    public void Texts_and_steps_have_a_limit()
    {
        Assert.Equal("text", Show(RubyEvaluator.EvaluateText("x = 'ab'\n" + string.Concat(Enumerable.Repeat("x = \"#{x}#{x}\"\n", 60)) + "x", Environment).Value));
        Assert.Equal("text", Show(RubyEvaluator.EvaluateText("x = 'ab'\n" + string.Concat(Enumerable.Repeat("x = x + x\n", 60)) + "x", Environment).Value));
        Assert.Equal("?", Show(RubyEvaluator.EvaluateText("x = 1\n" + string.Concat(Enumerable.Repeat("x = x\n", 300_000)) + "x", Environment).Value));
    }

    [Fact]
    public void Deep_and_long_texts_are_followed_on_a_small_stack()
    {
        var failure = default(Exception);
        var thread = new Thread(() => failure = Record.Exception(() =>
        {
            foreach (var text in Syntax.Ruby.RubyHostileTexts.All(20_000))
                _ = RubyEvaluator.EvaluateText(text, Environment);
            foreach (var (open, close) in new[] { ("(", ")"), ("[", "]"), ("!", ""), ("1 + ", "1"), ("x ? ", "1 : 2"), ("if x\n", "end\n"), ("begin\n", "rescue\nend\n"), ("x || ", "1"), ("x = ", "1") })
            {
                foreach (var depth in new[] { 20, 45, 300, 5000 })
                    _ = RubyEvaluator.EvaluateText(string.Concat(Enumerable.Repeat(open, depth)) + "1\n" + string.Concat(Enumerable.Repeat(close, depth)), Environment);
            }
            _ = RubyEvaluator.EvaluateText("if x\n1\n" + string.Concat(Enumerable.Repeat("elsif y\n2\n", 5000)) + "end", Environment);
        }), maxStackSize: 1024 * 1024);
        thread.Start();
        thread.Join();
        Assert.Null(failure);
    }

    static string Show(ConfigValue value) => value switch
    {
        ConfigValue.Nothing => "nil",
        ConfigValue.Text text => $"'{text.Value}'",
        ConfigValue.Symbol symbol => ":" + symbol.Name,
        ConfigValue.Integer number => $"{number.Value}",
        ConfigValue.Real number => FormattableString.Invariant($"{number.Value}"),
        ConfigValue.Boolean { Value: var truth } => truth ? "true" : "false",
        ConfigValue.SomeInteger some => $"{some.Least}+",
        ConfigValue.SomeText => "text",
        ConfigValue.Object => "object",
        _ => "?",
    };
}
