using System.Text;
using BenchmarkDotNet.Attributes;
using ConfigLint.Model;
using ConfigLint.Syntax;
using ConfigLint.Syntax.Apache;
using ConfigLint.Syntax.Ini;
using ConfigLint.Syntax.Nginx;
using ConfigLint.Syntax.Python;
using ConfigLint.Syntax.Text;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Benchmarks;

/// <summary>Parse speed of each language on one megabyte of its own: MB/s is 1000 / mean in ms; allocations as reported.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class ParseBenchmarks
{
    const int Size = 1_000_000;

    SourceText _source = SourceText.From("");

    [Params(ConfigFormat.Nginx, ConfigFormat.Apache, ConfigFormat.PhpFpm, ConfigFormat.Gunicorn, ConfigFormat.Yaml)]
    public ConfigFormat Format { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var text = new StringBuilder(Size + 1000);
        for (var i = 0; text.Length < Size; i++)
            text.Append(Samples.Of(Format, i));
        _source = SourceText.From(text.ToString(), "benchmark");
    }

    [Benchmark]
    public SyntaxTree Parse() => Format switch
    {
        ConfigFormat.Nginx => NginxParser.ParseText(_source),
        ConfigFormat.Apache => ApacheParser.ParseText(_source),
        ConfigFormat.PhpFpm => IniParser.ParseText(_source),
        ConfigFormat.Gunicorn => PythonParser.ParseText(_source),
        _ => YamlParser.ParseText(_source),
    };
}
