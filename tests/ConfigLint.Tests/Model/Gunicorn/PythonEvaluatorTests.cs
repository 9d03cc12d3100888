using ConfigLint.Model.Gunicorn;
using ConfigLint.Model.Values;
using ConfigLint.Syntax.Python;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Tests.Model.Gunicorn;

public sealed class PythonEvaluatorTests
{
    /// <summary>Values that CPython 3.11 gives, in a shell in which U is not set and S is "7"; ≥ n depends on the machine, ? is unknown.</summary>
    [Theory]
    [InlineData("30", "30")]
    [InlineData("0x10", "16")]
    [InlineData("30.0", "30.0r")]
    [InlineData("'a' 'b'", "'ab'")]
    [InlineData("None", "None")]
    [InlineData("2 * 3 + 4 // 3", "7")]
    [InlineData("-7 // 2", "-4")]
    [InlineData("-7 % 3", "2")]
    [InlineData("7 % -3", "-2")]
    [InlineData("4 / 2", "2.0r")]
    [InlineData("2 ** 10", "1024")]
    [InlineData("2 ** -1", "0.5r")]
    [InlineData("2 ** 1000000000", "?")]
    [InlineData("9223372036854775807 + 1", "?")]
    [InlineData("1 / 0", "?")]
    [InlineData("True + 1", "2")]
    [InlineData("'a' * 3", "'aaa'")]
    [InlineData("'a' * 10 ** 9", "text")]
    [InlineData("min(4, 2, 3)", "2")]
    [InlineData("max([1, 5])", "5")]
    [InlineData("int('0b11', 0)", "3")]
    [InlineData("int(' 1_000 ')", "1000")]
    [InlineData("int('0x10')", "?")]
    [InlineData("int('90s')", "?")]
    [InlineData("int(2.9)", "2")]
    [InlineData("round(2.5)", "2")]
    [InlineData("abs(-3)", "3")]
    [InlineData("len('abc')", "3")]
    [InlineData("float('1.5')", "1.5r")]
    [InlineData("str(8000) + '!'", "'8000!'")]
    [InlineData("bool('')", "False")]
    [InlineData("not 0", "True")]
    [InlineData("1 < 2 < 3", "True")]
    [InlineData("1 < 2 > 3", "False")]
    [InlineData("'1' == 1", "False")]
    [InlineData("'true'.upper() in ('TRUE', '1')", "True")]
    [InlineData("'' or 5", "5")]
    [InlineData("3 and 4", "4")]
    [InlineData("1 if 2 > 1 else 0", "1")]
    [InlineData("(1, 2)[-1]", "2")]
    [InlineData("{'a': 5}['a']", "5")]
    [InlineData("{'a': 5}.get('b', 6)", "6")]
    [InlineData("f'0.0.0.0:{8000}'", "'0.0.0.0:8000'")]
    [InlineData("f'{8000:d}'", "text")]
    [InlineData("'%s:%d' % ('a', 5)", "'a:5'")]
    [InlineData("'%s%d' % (True, True)", "'True1'")]
    [InlineData("'{}:{}'.format('a', 5)", "'a:5'")]
    [InlineData("'{1}{0}'.format('a', 5)", "'5a'")]
    [InlineData("'{0:>5}'.format('a')", "text")]
    [InlineData("' a '.strip()", "'a'")]
    [InlineData("[x for x in (1, 2)]", "?")]
    [InlineData("foo(1)", "?")]
    // os.environ
    [InlineData("os.environ.get('U')", "None $U")]
    [InlineData("int(os.environ.get('U', '30'))", "30 $U")]
    [InlineData("int(os.environ.get('U', 30))", "30 $U")]
    [InlineData("int(os.environ.get('U'))", "? $U")]
    [InlineData("os.environ['U']", "? $U")]
    [InlineData("int(os.environ['S'])", "7 $S")]
    [InlineData("int(os.getenv('S', '30'))", "7 $S")]
    [InlineData("os.getenv('U') or 4", "4 $U")]
    [InlineData("1 if os.getenv('U') else 2", "?")]
    [InlineData("1 if os.getenv('S') else 2", "1")]
    [InlineData("3 if 'U' in os.environ else 3", "3")]
    [InlineData("f\"0.0.0.0:{os.getenv('U', '80')}\"", "'0.0.0.0:80' $U")]
    [InlineData("f\"0.0.0.0:{os.getenv('U')}\"", "text $U")]
    [InlineData("os.getenv('U', 'false').lower() == 'true'", "False $U")]
    // the machine
    [InlineData("multiprocessing.cpu_count() * 2 + 1", "≥3")]
    [InlineData("os.cpu_count() or 1", "≥1")]
    [InlineData("multiprocessing.cpu_count() // 2", "≥0")]
    [InlineData("multiprocessing.cpu_count() / 2", "real")]
    [InlineData("int(multiprocessing.cpu_count() * 0.75)", "≥-9223372036854775808")]
    [InlineData("max(2, multiprocessing.cpu_count())", "≥2")]
    [InlineData("min(4, multiprocessing.cpu_count() + 1)", "≥2")]
    [InlineData("min(1, multiprocessing.cpu_count())", "1")]
    [InlineData("multiprocessing.cpu_count() > 0", "True")]
    [InlineData("str(multiprocessing.cpu_count())", "text")]
    public void An_expression_gives(string expression, string expected) =>
        Assert.Equal(expected, Show(Last($"import os, multiprocessing\nx = {expression}\n")));

    [Theory]
    [InlineData("from os import environ as e\nx = int(e.get('U', 5))", "5 $U")]
    [InlineData("from os import getenv\nx = getenv('S')", "'7' $S")]
    [InlineData("import os as system\nx = system.getenv('S')", "'7' $S")]
    [InlineData("from multiprocessing import cpu_count\nx = cpu_count() + 1", "≥2")]
    [InlineData("import os\nx = os", "module os")]
    [InlineData("from settings import x", "?")]
    [InlineData("x = y = 4\nx += y", "8")]
    [InlineData("x, y = 1, 2", "1")]
    [InlineData("x: int = 6", "6")]
    [InlineData("x = 6\nx: int", "6")]
    [InlineData("def x(): pass", "module function x")]
    // branches
    [InlineData("x = 1\nif True:\n  x = 2", "2")]
    [InlineData("import os\nif os.getenv('U'):\n  x = 1\nelse:\n  x = 2", "?")]
    [InlineData("import os\nif os.getenv('U'):\n  x = 1\nelse:\n  x = 1", "1")]
    [InlineData("import os\nx = 1\nif os.getenv('U'):\n  x = 2", "?")]
    [InlineData("import os\nif os.getenv('U'):\n  x = 1", "?")]
    [InlineData("import os\nif os.getenv('S') == '7':\n  x = 1\nelse:\n  x = 2", "1")]
    [InlineData("import sys\nif foo():\n  x = 1\nelif bar():\n  sys.exit(1)\nelse:\n  x = 1", "1")]
    [InlineData("if __name__ == '__main__':\n  x = 1\nelse:\n  x = 2", "2")]
    [InlineData("try:\n  x = 1\nexcept ValueError:\n  x = 2", "1")]
    [InlineData("try:\n  x = foo()\nexcept ValueError:\n  x = 2", "?")]
    [InlineData("import os\ntry:\n  x = int(os.getenv('U', '2'))\nexcept ValueError:\n  x = 2", "2 $U")]
    [InlineData("import os\ntry:\n  x = int(os.getenv('U', '2'))\nexcept ValueError:\n  x = 3", "?")]
    [InlineData("try:\n  import y\nfinally:\n  x = 5", "5")]
    [InlineData("x = 1\nfor i in range(3):\n  x = 1", "?")]
    [InlineData("x = 1\nwhile foo():\n  y = 1", "1")]
    [InlineData("with open('/etc/hostname') as f:\n  x = f.read()", "?")]
    [InlineData("x = 3\ndel x", "?")]
    [InlineData("x = 3\nmatch foo:\n  case 1:\n    x = 4", "?")]
    [InlineData("import os\nx = 3\nraise SystemExit", "?")]
    // what may assign any name
    [InlineData("x = 3\nfrom settings import *", "?")]
    [InlineData("import os\nx = 3\nfor k, v in os.environ.items():\n  locals()[k.lower()] = v", "?")]
    [InlineData("x = 3\nglobals().update({})", "?")]
    [InlineData("x = 3\nexec('x = 4')", "?")]
    [InlineData("x = 3\nset_defaults(globals())", "?")]
    [InlineData("x = 3\nimport gunicorn_environmentconfig", "?")]
    [InlineData("from settings import *\nx = int('3')", "3")]
    [InlineData("x = 3\ndef f():\n  global x\n  x = 4\nf()", "?")]
    [InlineData("x = 3\ndef f():\n  global x\n  x = 4", "3")]
    [InlineData("x = 3\ndef f():\n  x = 4\nf()", "3")]
    [InlineData("x = 3\ndef f():\n  global x\n  x = 4\nrun(f)", "?")]
    [InlineData("x = [1]\nx.append(2)", "?")]
    [InlineData("y = {'a': 1}\ny['a'] = 2\nx = y['a']", "?")]
    [InlineData("y = {'a': 1}\nsetup(y)\nx = y['a']", "?")]
    [InlineData("y = {'a': 1}\nprint(y)\nx = y['a']", "1")]
    [InlineData("import os\nos.environ['S'] = '8'\nx = os.getenv('S')", "? $S")]
    [InlineData("import os\nos.environ.setdefault('U', '8')\nx = os.getenv('U', '9')", "? $U")]
    [InlineData("import os\nload_dotenv()\nx = os.getenv('U', '9')", "? $U")]
    [InlineData("import os\nload_dotenv()\nx = os.getenv('S', '9')", "'7' $S")]
    [InlineData("x = 3\n(x := 4)", "?")]
    [InlineData("def on_starting(server):\n  server.cfg.set('x', 4)\nx = 3", "?")]
    public void A_module_ends_with(string text, string expected) => Assert.Equal(expected, Show(Last(text)));

    [Fact]
    public void What_doubles_with_every_line_does_not_grow()
    {
        var text = string.Concat(Enumerable.Repeat("x = [x, x]\ny = y + y\nz = z + z\n", 200));
        Assert.NotNull(Last($"x = [1]\ny = 'a'\nz = [1]\n{text}"));
        Assert.Equal("text", Show(Last($"x = 'a'\n{string.Concat(Enumerable.Repeat("x = x + x\n", 200))}")));
    }

    static Evaluated Last(string text)
    {
        var root = (PythonFile)PythonParser.ParseText(SourceText.From(text, "gunicorn.conf.py")).Root;
        return PythonInterpreter.Follow(root, new Shell()).Find("x")!.Value;
    }

    static string Show(Evaluated value) => string.Join(" ", [Show(value.Value), .. value.Reads.Select(read => "$" + read.Variable)]);

    static string Show(ConfigValue value) => value switch
    {
        ConfigValue.Nothing => "None",
        ConfigValue.Integer integer => $"{integer.Value}",
        ConfigValue.Real real => FormattableString.Invariant($"{real.Value:0.0###}r"),
        ConfigValue.Text text => $"'{text.Value}'",
        ConfigValue.Boolean boolean => $"{boolean.Value}",
        ConfigValue.SomeInteger some => $"≥{some.Least}",
        ConfigValue.SomeReal => "real",
        ConfigValue.SomeText => "text",
        ConfigValue.Object other => $"module {other.What}",
        ConfigValue.Unknown => "?",
        _ => value.GetType().Name,
    };

    sealed class Shell : IProcessEnvironment
    {
        public EnvironmentValue Find(string name) => name == "S" ? new EnvironmentValue.Set("7", new Location(SourceText.From("S=7"), default)) : new EnvironmentValue.Unset();
    }
}
