using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Rules;
using ConfigLint.Syntax;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Tests.Speed;

/// <summary>
/// What reading and checking costs in allocated bytes for each byte of text: repeatable on any machine, unlike time. A bound is about a
/// tenth above what was measured; who lowers the cost lowers the bound.
/// </summary>
public sealed class AllocationGuardTests
{
    const int Servers = 400;

    [Theory]
    [InlineData(ConfigFormat.Nginx, 35)]
    [InlineData(ConfigFormat.Apache, 35)]
    [InlineData(ConfigFormat.PhpFpm, 47)]
    [InlineData(ConfigFormat.Gunicorn, 106)]
    [InlineData(ConfigFormat.Puma, 116)]
    [InlineData(ConfigFormat.Yaml, 56)]
    [InlineData(ConfigFormat.HAProxy, 57)]
    public void A_parser_allocates_in_proportion_to_its_text(ConfigFormat format, int mostPerByte)
    {
        var parse = Parsers.For(format);
        var small = Allocated(format, parse, 100);
        var large = Allocated(format, parse, 400);
        Assert.InRange(large.PerByte, 1, mostPerByte);
        Assert.InRange(large.PerByte / small.PerByte, 0.5, 1.5);
    }

    [Fact]
    public void Binding_and_all_rules_allocate_in_proportion_to_the_servers()
    {
        var small = Checked(Servers / 4);
        var large = Checked(Servers);
        Assert.InRange(large / Servers, 1, 80_000);
        Assert.InRange((double)large / small, 3, 5);
    }

    static (double PerByte, long Bytes) Allocated(ConfigFormat format, Func<SourceText, SyntaxTree> parse, int parts)
    {
        var text = string.Concat(Enumerable.Range(0, parts).Select(i => Part(format, i)));
        // Once before, for what is made only once.
        _ = parse(SourceText.From(text)).Root;
        var source = SourceText.From(text);
        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = parse(source).Root;
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        return ((double)bytes / text.Length, bytes);
    }

    static long Checked(int servers)
    {
        var text = $"events {{ }}\nhttp {{\n{string.Concat(Enumerable.Range(0, servers).Select(i => Part(ConfigFormat.Nginx, i)))}}}\n";
        var engine = new AnalysisEngine(RuleCatalog.All, AnalysisConfiguration.Default);
        engine.AnalyzeAll(Workspaces.Of(ConfigFormat.Nginx, ("nginx.conf", text)), 1, TestContext.Current.CancellationToken);
        var workspace = Workspaces.Of(ConfigFormat.Nginx, ("nginx.conf", text));
        var before = GC.GetAllocatedBytesForCurrentThread();
        engine.AnalyzeAll(workspace, 1, TestContext.Current.CancellationToken);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    static string Part(ConfigFormat format, int i) => format switch
    {
        ConfigFormat.Nginx => $"upstream app{i} {{ server 10.0.{i % 250}.1:8000; keepalive 16; }}\nserver {{\n  listen {8000 + i};\n  server_name s{i}.example.com;\n  location / {{\n    proxy_pass http://app{i};\n    proxy_http_version 1.1;\n    proxy_set_header Connection \"\";\n    proxy_read_timeout 60s;\n  }}\n}}\n",
        ConfigFormat.Apache => $"<VirtualHost *:{8000 + i}>\n  ServerName s{i}.example.com\n  ProxyTimeout 60\n  ProxyPass /app http://127.0.0.1:{9000 + i}/app timeout=60\n</VirtualHost>\n",
        ConfigFormat.PhpFpm => $"[pool{i}]\nuser = www-data\nlisten = /run/php/pool{i}.sock\npm = dynamic\npm.max_children = 40\npm.min_spare_servers = 4\n",
        ConfigFormat.Gunicorn => $"bind{i} = f\"0.0.0.0:{{os.environ.get('PORT', '{8000 + i}')}}\"\nworkers{i} = multiprocessing.cpu_count() * 2 + 1\n",
        ConfigFormat.Puma => $"threads{i} = ENV.fetch(\"RAILS_MAX_THREADS\") {{ {i} }}\nport ENV.fetch(\"PORT\") {{ {3000 + i} }}\n",
        ConfigFormat.HAProxy => $"backend b{i}\n  timeout server 60s\n  server s{i} 127.0.0.1:{8000 + i} check\n",
        _ => $"service{i}:\n  image: nginx:1.27\n  ports: [\"{8000 + i}:80\"]\n  environment:\n    TIMEOUT: \"60\"\n",
    };
}
