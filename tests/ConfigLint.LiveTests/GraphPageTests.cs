using System.Text.Json.Nodes;
using ConfigLint.Cli;
using ConfigLint.Cli.Commands;

namespace ConfigLint.LiveTests;

/// <summary>The page of <c>configlint graph --format html</c> in a real browser: nothing is cut off, everything can be read and reached.</summary>
public sealed class GraphPageTests : IClassFixture<BrowserFixture>
{
    readonly BrowserFixture _fixture;

    public GraphPageTests(BrowserFixture fixture) => _fixture = fixture;

    public static TheoryData<string, int, bool> Screens()
    {
        var screens = new TheoryData<string, int, bool>();
        foreach (var stack in (string[])["path", "hostile"])
        {
            foreach (var width in (int[])[360, 800, 1600])
            {
                screens.Add(stack, width, false);
                screens.Add(stack, width, true);
            }
        }
        return screens;
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task The_page_is_whole_readable_and_reachable(string stack, int width, bool isDark)
    {
        Assert.SkipUnless(Browser.IsInstalled, Browser.NotFound);
        using var folder = new TempFolder();
        folder.Write("page.html", stack == "path" ? Draw(Repository.At("testdata", "samples", "path")) : Draw(WriteHostile(folder)));
        var browser = await _fixture.Browser();
        await browser.Open(folder.At("page.html"), width, isDark);
        Keep($"graph-{stack}-{width}-{(isDark ? "dark" : "light")}.png", await browser.Screenshot());

        Assert.Empty(Texts(await browser.Evaluate(PageChecks.Faults)));
        if (!isDark)
        {
            var links = Texts(await browser.Evaluate(PageChecks.Links));
            Assert.NotEmpty(links);
            Assert.Equal(links, await Reached(browser, links.Count));
        }
        if (stack == "path")
        {
            Assert.Equal(width == 1600 ? "wide" : "tall", (string?)await browser.Evaluate("[...document.querySelectorAll('.drawing svg')].find(s => s.checkVisibility()).className.baseVal"));
            Assert.Equal("gunicorn,gunicorn,PHP-FPM", (string?)await browser.Evaluate("[...document.querySelectorAll('.budget .first .label')].map(e => e.textContent).join()"));
            Assert.Equal("3", (string?)await browser.Evaluate("[...document.querySelectorAll('.budget .first')].filter(e => e.textContent.includes('gives up first')).length.toString()"));
        }
        Assert.Equal("0", (string?)await browser.Evaluate("(document.scripts.length + performance.getEntriesByType('resource').length + (window.owned ?? 0)).toString()"));
    }

    [Theory]
    [InlineData("<p style='width:2000px'>wide</p>", "the page is 2000 wide")]
    [InlineData("<a href='#nowhere'>x</a>", "#nowhere x leads nowhere")]
    [InlineData("<i id='a'></i><i id='a'></i>", "an id is there twice")]
    [InlineData("<p style='color:#888;background:#999'>pale</p>", "\"pale\" has a contrast of 1.24")]
    [InlineData("<div class='drawing'><svg viewBox='0 0 100 40' width='100' height='40'><g><rect width='20' height='40'/><text y='20'>sticks out of its box</text></g></svg></div>", "\"sticks out of its box\" sticks out")]
    [InlineData("<div class='drawing'><svg viewBox='0 0 100 40' width='100' height='40'><g><rect width='100' height='40'/><text y='20'>one</text><text y='24'>two</text></g></svg></div>", "\"one\" and \"two\" overlap")]
    public async Task The_checks_find_what_is_wrong(string body, string fault)
    {
        Assert.SkipUnless(Browser.IsInstalled, Browser.NotFound);
        using var folder = new TempFolder().Write("page.html", $"<!DOCTYPE html><style>body {{ margin: 0 }} a {{ outline: none }}</style>{body}");
        var browser = await _fixture.Browser();
        await browser.Open(folder.At("page.html"), 360, isDark: false);
        Assert.Contains(Texts(await browser.Evaluate(PageChecks.Faults)), text => text.StartsWith(fault, StringComparison.Ordinal));
    }

    /// <summary>What the focus comes to, by the keyboard alone; a link without a visible focus is named as such.</summary>
    static async Task<List<string>> Reached(Browser browser, int count)
    {
        var reached = new List<string>();
        for (var i = 0; i < count; i++)
        {
            await browser.Tab();
            reached.Add((string)(await browser.Evaluate(PageChecks.Focused))!);
        }
        return reached;
    }

    static List<string> Texts(JsonNode? array) => [.. array!.AsArray().Select(item => (string)item!)];

    static string Draw(string path)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var host = new CliHost { Out = output, Error = error, In = () => new MemoryStream(), CurrentDirectory = path };
        Assert.Equal(0, CommandLine.Run(["graph", "--format", "html"], host));
        Assert.Equal("", error.ToString());
        return output.ToString();
    }

    /// <summary>Names that try to be markup, are wide, long or turn the writing direction; a long chain, a circle, two environments.</summary>
    static string WriteHostile(TempFolder folder)
    {
        const string Evil = "/\\\"><script>owned=1</script><svg onload=owned=1>--> ]]> 日本語日本語日本語日本語 \u202eabc WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW";
        string Server(int port, int next, string path) => $"server {{ listen 127.0.0.1:{port}; server_name _; location \"{path}\" {{ proxy_pass http://127.0.0.1:{next}; proxy_read_timeout {port - 7999}h; }} }}";
        folder.Write("configs/production/nginx.conf", $"events {{ }}\nhttp {{\n{string.Join('\n', Enumerable.Range(8000, 12).Select(port => Server(port, port + 1, port % 2 == 0 ? Evil : "/")))}\n}}\n");
        folder.Write("configs/staging/nginx.conf", $"events {{ }}\nhttp {{\n{Server(8000, 8001, "/")}\n{Server(8001, 8000, Evil)}\n}}\n");
        return folder.At("configs");
    }

    static void Keep(string name, byte[] picture)
    {
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "screenshots"));
        File.WriteAllBytes(Path.Combine(folder.FullName, name), picture);
        TestContext.Current.AddAttachment(name, picture, "image/png");
    }
}

/// <summary>One browser for all tests of a class, started by the first that needs it.</summary>
public sealed class BrowserFixture : IAsyncDisposable
{
    Browser? _browser;

    internal async Task<Browser> Browser() => _browser ??= await LiveTests.Browser.Start();

    public ValueTask DisposeAsync() => _browser?.DisposeAsync() ?? ValueTask.CompletedTask;
}
