using ConfigLint.Cli.Graph;
using ConfigLint.Cli.Graph.Html;

namespace ConfigLint.Tests.Cli;

/// <summary>Parts of the picture that the whole does not show well.</summary>
public sealed class GraphPartsTests
{
    [Theory]
    [InlineData("60", "30", "exact", "B gives up first, after 30 s; A waits 60 s.")]
    [InlineData("20", "30", "exact", "A gives up first, after 20 s; B lets it run 30 s.")]
    [InlineData("30", "30", "exact", "A and B give up at the same time, after 30 s.")]
    [InlineData("30", "?", "exact", "A gives up first of those whose time is known, after 30 s; the time of B is unknown.")]
    [InlineData("30", "∞", "exact", "A gives up first, after 30 s; B has no limit.")]
    [InlineData("∞", "∞", "exact", "Nobody gives up: there is no limit.")]
    [InlineData("?", "∞", "exact", null)]
    [InlineData("60", "30", "probable", "If the probable join is right, B gives up first, after 30 s; A waits 60 s.")]
    public void Who_gives_up_first_is_said_in_words(string wait, string limit, string confidence, string? words)
    {
        PictureHop[] hops = [Hop("a", HopKinds.Proxy, "A", Setting(Roles.Wait, wait)), Hop("b", HopKinds.AppServer, "B", Setting(Roles.Limit, limit))];
        Assert.Equal(words, RouteTimes.Route(hops, [new PictureLink("a", "b", confidence, "", null, [])]).Summary);
    }

    [Fact]
    public void Hops_of_one_software_are_told_apart()
    {
        PictureHop[] hops =
        [
            Hop("a", HopKinds.Proxy, "nginx", Setting(Roles.Wait, "60")) with { Scope = "location /" },
            Hop("b", HopKinds.Proxy, "nginx", Setting(Roles.Wait, "30")) with { Scope = "location /api" },
        ];
        Assert.Equal("nginx location /api gives up first, after 30 s; nginx location / waits 60 s.", RouteTimes.Route(hops, []).Summary);
    }

    [Fact]
    public void Times_stand_evenly_unless_one_is_many_times_another()
    {
        var even = new TimeAxis([60, 30]);
        Assert.False(even.IsLogarithmic);
        Assert.Equal(even.Percent(60), 2 * even.Percent(30), 6);
        var log = new TimeAxis([86400, 5]);
        Assert.True(log.IsLogarithmic);
        Assert.InRange(log.Percent(5), 10, 30);
        foreach (var axis in (TimeAxis[])[even, log, new TimeAxis([0]), new TimeAxis([0.2, 0.3]), new TimeAxis([1e9]), new TimeAxis([])])
        {
            var ticks = axis.Ticks().ToList();
            Assert.InRange(ticks.Count, 1, 8);
            Assert.All(ticks, tick => Assert.InRange(tick.Percent, 0, 100));
            Assert.Equal(ticks.Select(t => t.Percent).Order(), ticks.Select(t => t.Percent));
        }
    }

    [Theory]
    [InlineData("short", 200, "short")]
    [InlineData("", 10, "")]
    [InlineData("日本日本日本日本日本日本", 100, "日本日本日本…")]
    [InlineData("a\u202eb", 200, "a\\u202eb")]
    public void Text_is_cut_to_its_box(string text, double width, string fit) => Assert.Equal(fit, SvgText.Fit(text, width, 13));

    [Fact]
    public void A_surrogate_pair_is_not_cut_in_two()
    {
        for (var width = 0; width < 120; width++)
            Assert.DoesNotContain(SvgText.Fit("😀😀😀😀😀😀", width, 13).TrimEnd('…').EnumerateRunes(), rune => rune.Value == 0xfffd);
    }

    static PictureHop Hop(string id, string kind, string server, PictureSetting setting) =>
        new(id, kind, server, id, null, new PicturePlace("f", 1), [], [], null, false, true, [setting], []);

    static PictureSetting Setting(string role, string seconds) => seconds switch
    {
        "?" => new(role, "t", null, null, null, States.Unknown, "", null, []),
        "∞" => new(role, "t", "no limit", null, null, States.Unlimited, "", null, []),
        _ => new(role, "t", $"{seconds} s", double.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture), null, States.Written, "", null, []),
    };
}
