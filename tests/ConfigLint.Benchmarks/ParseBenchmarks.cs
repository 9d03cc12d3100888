using System.Text;
using BenchmarkDotNet.Attributes;
using ConfigLint.Model;
using ConfigLint.Syntax;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Benchmarks;

/// <summary>Parse speed of each language on one megabyte of its own: MB/s is 1000 / mean in ms; allocations as reported.</summary>
[MemoryDiagnoser]
[InProcess]
public class ParseBenchmarks
{
    const int Size = 1_000_000;

    SourceText _source = SourceText.From("");

    [Params(ConfigFormat.Nginx, ConfigFormat.Apache, ConfigFormat.PhpFpm, ConfigFormat.PhpIni, ConfigFormat.Gunicorn, ConfigFormat.Puma, ConfigFormat.Dockerfile, ConfigFormat.Yaml)]
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
    public SyntaxTree Parse() => Parsers.For(Format)(_source);
}
