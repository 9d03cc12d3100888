using System.Text.Json;
using System.Xml.Linq;
using ConfigLint.Cli;
using ConfigLint.Cli.Commands;
using ConfigLint.Cli.Graph;

namespace ConfigLint.Tests.Cli;

/// <summary><c>configlint graph</c> as a user runs it.</summary>
public sealed class GraphTests
{
    [Theory]
    [InlineData("text", "txt")]
    [InlineData("mermaid", "mmd")]
    [InlineData("dot", "dot")]
    [InlineData("json", "json")]
    [InlineData("html", "html")]
    public void The_picture_of_the_sample_is_as_it_was(string format, string extension) => GoldenFile.Check($"graph/path.{extension}", Draw("--format", format, Sample));

    [Fact]
    public void In_colour_the_picture_says_the_same()
    {
        var colored = Draw("--color", "always", Sample);
        GoldenFile.Check("graph/path-colour.txt", colored.Replace("\e", "ESC", StringComparison.Ordinal));
        Assert.Equal(Draw(Sample), System.Text.RegularExpressions.Regex.Replace(colored, "\e\\[[0-9;]*m", ""));
    }

    [Fact]
    public void Each_pair_at_fault_is_marked_at_both_ends_and_nowhere_else()
    {
        using var json = JsonDocument.Parse(Draw("--format", "json", Sample));
        var stack = json.RootElement.GetProperty("stacks")[0];
        var findings = stack.GetProperty("findings").EnumerateArray().ToDictionary(f => f.GetProperty("id").GetString()!, f => f.GetProperty("rule").GetString()!);
        var names = stack.GetProperty("hops").EnumerateArray().ToDictionary(h => h.GetProperty("id").GetString()!, h => h.TryGetProperty("scope", out var scope) ? scope.GetString()!.Split(' ')[1] : h.GetProperty("server").GetString()!);
        var faults = stack.GetProperty("links").EnumerateArray()
            .SelectMany(l => l.GetProperty("findings").EnumerateArray().Select(f => $"{names[l.GetProperty("from").GetString()!]} > {names[l.GetProperty("to").GetString()!]} {findings[f.GetString()!]}"))
            .Order(StringComparer.Ordinal);
        Assert.Equal(["/ > gunicorn CL6001", "/reports/ > gunicorn CL6001", "Apache > PHP-FPM CL6001", "the Application Load Balancer > /reports/ CL6003"], faults);
    }

    [Fact]
    public void What_every_location_inherits_is_at_fault_only_before_the_server_that_kills()
    {
        using var folder = new TempFolder()
            .Write("etc/nginx/nginx.conf", "events { }\nhttp { proxy_read_timeout 90s; fastcgi_read_timeout 90s;\nserver { listen 80;\nlocation / { proxy_pass http://127.0.0.1:8000; }\nlocation /other { proxy_pass http://127.0.0.1:9999; }\n} }\n")
            .Write("etc/systemd/system/app.service", "[Service]\nExecStart=/usr/bin/gunicorn -b 127.0.0.1:8000 -k sync -t 30 -w 2 --threads 1 app\n");
        var text = folder.Run("graph").Out;
        Assert.Equal(1, Count(text, "✗ CL6001 exact"));
        Assert.Equal(1, Count(text, "90 s  proxy_read_timeout  ✗ CL6001"));
        Assert.DoesNotContain("✗", text[text.IndexOf("location /other", StringComparison.Ordinal)..text.IndexOf("who gives up first", StringComparison.Ordinal)], StringComparison.Ordinal);
    }

    [Fact]
    public void Locations_that_differ_in_nothing_are_drawn_once()
    {
        var locations = string.Concat(Enumerable.Range(1, 20).Select(i => $"location /{i}/ {{ proxy_pass http://127.0.0.1:8000; }}\n"));
        using var folder = new TempFolder().Write("nginx.conf", $"events {{ }}\nhttp {{ server {{\n{locations}location /slow/ {{ proxy_pass http://127.0.0.1:8000; proxy_read_timeout 5m; }}\n}} }}\n");
        var text = folder.Run("graph").Out;
        Assert.StartsWith(".: 2 hops, 0 links", text, StringComparison.Ordinal);
        Assert.Contains("the same in 19 more places: location /2/, location /3/", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Both_sides_of_HAProxy_are_joined_and_what_has_no_limit_is_said()
    {
        using var folder = new TempFolder().Write("haproxy.cfg", "defaults\n    mode http\n    timeout connect 5s\nfrontend web\n    bind *:80\n    default_backend app\nbackend app\n    server a 127.0.0.1:8000 maxconn 20\n    server b 127.0.0.1:8001 maxconn 30\n");
        var text = folder.Run("graph", "--no-config").Out;
        Assert.Contains("internal: frontend \"web\" names it", text, StringComparison.Ordinal);
        Assert.Contains("waits for the answer      no limit  timeout server", text, StringComparison.Ordinal);
        Assert.Contains("connections at once       50  maxconn", text, StringComparison.Ordinal);
        Assert.Contains("Nobody gives up: there is no limit.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Hosts_and_environments_are_drawn_apart_and_a_file_brings_only_its_own()
    {
        using var folder = new TempFolder();
        foreach (var host in (string[])["web1", "web2"])
            folder.Write($"hosts/{host}/etc/nginx/nginx.conf", "events { }\nhttp { server { location / { proxy_pass http://127.0.0.1:8000; } } }\n");
        folder.Write(".configlint.yml", "exclude: []\n");
        Assert.Equal(["hosts/web1", "hosts/web2"], Stacks(folder.Run("graph", "--format", "json", ".").Out));
        Assert.Equal(["hosts/web2"], Stacks(folder.Run("graph", "--format", "json", "hosts/web2/etc/nginx/nginx.conf").Out));
    }

    [Fact]
    public void Passes_that_lead_round_in_a_circle_are_drawn()
    {
        using var folder = new TempFolder().Write("nginx.conf", "events { }\nhttp {\nserver { listen 81; location / { proxy_pass http://127.0.0.1:82; } }\nserver { listen 82; location / { proxy_pass http://127.0.0.1:81; } }\n}\n");
        foreach (var format in GraphWriters.Formats)
        {
            var outcome = folder.Run("graph", "--format", format);
            Assert.Equal((0, ""), (outcome.Code, outcome.Error));
            Assert.Contains("127.0.0.1:82", outcome.Out, StringComparison.Ordinal);
        }
        Assert.Contains("(as above)", folder.Run("graph").Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mermaid", "flowchart LR\n")]
    [InlineData("dot", "digraph configlint {\n")]
    [InlineData("text", "no hops in 0 files\n")]
    [InlineData("html", "<!DOCTYPE html>\n")]
    public void Where_nothing_is_there_is_an_empty_picture(string format, string start)
    {
        using var folder = new TempFolder();
        var outcome = folder.Run("graph", "--format", format);
        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
        Assert.StartsWith(start, outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Output_goes_to_a_file_but_never_to_a_config()
    {
        const string Config = "events { }\nhttp { server { location / { proxy_pass http://127.0.0.1:8000; } } }\n";
        using var folder = new TempFolder().Write("nginx.conf", Config);
        Assert.Equal((0, ""), (folder.Run("graph", "--format", "dot", "--output", "path.dot", ".") is var o ? (o.Code, o.Out) : default));
        Assert.Equal(folder.Run("graph", "--format", "dot", "nginx.conf").Out, folder.Read("path.dot"));
        var refused = folder.Run("graph", "--output", "nginx.conf", ".");
        Assert.Equal((2, "configlint: --output nginx.conf: this is one of the analysed configs\n"), (refused.Code, refused.Error));
        Assert.Equal(Config, folder.Read("nginx.conf"));
    }

    [Theory]
    [InlineData("--format", "svg", "--format svg: expected text, mermaid, dot, json, html")]
    [InlineData("--fromat", "dot", "there is no option --fromat; did you mean --format?")]
    [InlineData("--color", "never", "nowhere: no such file or folder")]
    public void Wrong_arguments_are_named(string option, string value, string message)
    {
        using var folder = new TempFolder();
        var outcome = folder.Run("graph", option, value, "nowhere");
        Assert.Equal((2, ""), (outcome.Code, outcome.Out));
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_that_are_markup_stay_names()
    {
        using var folder = new TempFolder().Write("nginx.conf", GraphSyntax.HostileConfig);
        GraphSyntax.CheckMermaid(Draw(folder, "--format", "mermaid"));
        GraphSyntax.CheckDot(Draw(folder, "--format", "dot"));
        var page = Draw(folder, "--format", "html");
        var html = XDocument.Parse(page);
        Assert.DoesNotContain(html.Descendants(), e => e.Name.LocalName == "script");
        Assert.DoesNotContain(html.Descendants().Attributes(), a => a.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.Contains(html.Descendants("p"), p => p.Value.Contains("<script>alert(1)</script>", StringComparison.Ordinal));
        Assert.DoesNotContain("\u202e", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Draw(folder), c => c is '\e' or '\u202e' || (c < ' ' && c != '\n'));
    }

    [Theory]
    [MemberData(nameof(CorpusStacks))]
    public void Every_real_stack_has_a_well_formed_picture(string stack)
    {
        var path = Path.Combine(SharedCorpus.Root, "stacks", stack);
        GraphSyntax.CheckMermaid(Draw("--no-config", "--format", "mermaid", path));
        GraphSyntax.CheckDot(Draw("--no-config", "--format", "dot", path));
        Assert.Equal("html", XDocument.Parse(Draw("--no-config", "--format", "html", path)).Root!.Name.LocalName);
        using var json = JsonDocument.Parse(Draw("--no-config", "--format", "json", path));
        var text = Draw("--no-config", path);
        foreach (var hop in json.RootElement.GetProperty("stacks").EnumerateArray().SelectMany(s => s.GetProperty("hops").EnumerateArray()))
            Assert.Contains(hop.GetProperty("name").GetString()!, text, StringComparison.Ordinal);
    }

    public static TheoryData<string> CorpusStacks() => [.. Directory.GetDirectories(Path.Combine(SharedCorpus.Root, "stacks")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    const string Sample = "testdata/samples/path";

    static int Count(string text, string part) => text.Split(part).Length - 1;

    static List<string?> Stacks(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.GetProperty("stacks").EnumerateArray().Select(s => s.GetProperty("name").GetString())];
    }

    static string Draw(TempFolder folder, params string[] arguments)
    {
        var outcome = folder.Run(["graph", .. arguments]);
        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
        return outcome.Out;
    }

    static string Draw(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var host = new CliHost { Out = output, Error = error, In = () => new MemoryStream(), CurrentDirectory = Repository.Root };
        Assert.Equal((0, ""), (CommandLine.Run(["graph", .. arguments], host), error.ToString()));
        return output.ToString();
    }
}
