using ConfigLint.Syntax.Apache;

namespace ConfigLint.Tests.Syntax;

/// <summary>Values; the refused ones were given to apache2 -t 2.4.71 as KeepAliveTimeout.</summary>
public class ApacheValueTests
{
    [Theory]
    [InlineData("60", 60, true, "")]
    [InlineData("5m", 5, true, "m")]
    [InlineData("500ms", 500, true, "ms")]
    [InlineData("1.5", 1, true, ".5")]
    [InlineData(" \t+7 ", 7, true, " ")]
    [InlineData("-1", -1, true, "")]
    [InlineData("007", 7, true, "")]
    [InlineData("abc", 0, false, "abc")]
    [InlineData("", 0, false, "")]
    [InlineData("${X}", 0, false, "${X}")]
    [InlineData("- 5", 0, false, "- 5")]
    [InlineData("0x10", 0, true, "x10")]
    [InlineData("2147483647", int.MaxValue, true, "")]
    [InlineData("2147483648", int.MinValue, true, "")]
    [InlineData("4294967297", 1, true, "")]
    [InlineData("9223372036854775807", -1, true, "")]
    [InlineData("99999999999999999999999", -1, true, "")]
    [InlineData("-99999999999999999999999", 0, true, "")]
    public void Atoi_reads_what_C_reads(string text, int value, bool hasDigits, string ignored) =>
        Assert.Equal(new ApacheInteger(value, hasDigits, ignored), ApacheValues.Atoi(text));

    [Theory]
    [InlineData("500ms", 1L)]
    [InlineData("5s", 1_000L)]
    [InlineData("5m", 60_000L)]
    [InlineData("5mi", 60_000L)]
    [InlineData("5min", 60_000L)]
    [InlineData("5h", 3_600_000L)]
    [InlineData("5", null)]
    [InlineData("1.5", null)]
    [InlineData("5d", null)]
    public void The_ignored_unit_is_known(string text, long? milliseconds) =>
        Assert.Equal(milliseconds, (long?)ApacheValues.Atoi(text).IgnoredUnit?.TotalMilliseconds);

    [Theory]
    [InlineData("5", 5_000_000, "s", "")]
    [InlineData("0", 0, "s", "")]
    [InlineData("5s", 5_000_000, "s", "")]
    [InlineData("5sec", 5_000_000, "s", "ec")]
    [InlineData("100ms", 100_000, "ms", "")]
    [InlineData("1mi", 60_000_000, "mi", "")]
    [InlineData("1min", 60_000_000, "mi", "n")]
    [InlineData("1h30", 3_600_000_000, "h", "30")]
    [InlineData("  5", 5_000_000, "s", "")]
    [InlineData("+5", 5_000_000, "s", "")]
    [InlineData("-0", 0, "s", "")]
    [InlineData("s", 0, "s", "")]
    [InlineData("ms", 0, "ms", "")]
    [InlineData("9223372036854", 9_223_372_036_854_000_000, "s", "")]
    [InlineData("9223372036854775ms", 9_223_372_036_854_775_000, "ms", "")]
    [InlineData("2562047788h", 9_223_372_036_800_000_000, "h", "")]
    public void A_time_out_has_a_unit(string text, long microseconds, string unit, string ignored)
    {
        var timeout = ApacheValues.ParseTimeout(text);
        Assert.False(timeout.IsRefused);
        Assert.Equal((microseconds, unit, ignored), (timeout.Microseconds, timeout.Unit, timeout.Ignored));
        Assert.True(timeout.Value >= TimeSpan.Zero);
    }

    [Theory]
    [InlineData("1m")]
    [InlineData("5S")]
    [InlineData("5H")]
    [InlineData("5d")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("5 s")]
    [InlineData("abc")]
    [InlineData("9223372036855")]
    [InlineData("99999999999999999999")]
    [InlineData("9223372036854775807ms")]
    [InlineData("9223372036854776ms")]
    [InlineData("2562047789h")]
    public void A_time_out_that_Apache_refuses_is_refused(string text) => Assert.True(ApacheValues.ParseTimeout(text).IsRefused);

    [Fact]
    public void A_bare_number_counts_in_the_default_unit()
    {
        Assert.Equal(TimeSpan.FromMilliseconds(100), ApacheValues.ParseTimeout("100", "ms").Value);
        Assert.Equal(TimeSpan.FromSeconds(100), ApacheValues.ParseTimeout("100").Value);
        Assert.Equal(TimeSpan.FromSeconds(1), ApacheValues.ParseTimeout("1s", "ms").Value);
    }

    [Theory]
    [InlineData("On", true)]
    [InlineData("oFF", false)]
    [InlineData("yes", null)]
    [InlineData("1", null)]
    [InlineData("", null)]
    public void A_flag_is_on_or_off(string text, bool? value) => Assert.Equal(value, ApacheValues.ParseFlag(text));

    [Theory]
    [InlineData("http://h/", "http", "h", "", "/", null, 80)]
    [InlineData("HTTP://H", "http", "H", "", "", null, 80)]
    [InlineData("http://h:8080", "http", "h", "8080", "", null, 8080)]
    [InlineData("http://h:/", "http", "h", "", "/", null, 80)]
    [InlineData("http://h:0/", "http", "h", "0", "/", null, 80)]
    [InlineData("http://h:99999/", "http", "h", "99999", "/", null, 34463)]
    [InlineData("http://h:80x/", "http", "h", "80x", "/", null, null)]
    [InlineData("http://h:8080$1", "http", "h", "8080$1", "", null, null)]
    [InlineData("http://h?a=b", "http", "h", "", "?a=b", null, 80)]
    [InlineData("http://u:p@h:1/a@b", "http", "h", "1", "/a@b", null, 1)]
    [InlineData("https://[::1]:8443/a", "https", "[::1]", "8443", "/a", null, 8443)]
    [InlineData("ws://[::1]", "ws", "[::1]", "", "", null, 80)]
    [InlineData("fcgi://h", "fcgi", "h", "", "", null, 8000)]
    [InlineData("balancer://b/x", "balancer", "b", "", "/x", null, null)]
    [InlineData("unix:/run/a.sock|http://h/x", "http", "h", "", "/x", "/run/a.sock", 80)]
    [InlineData("UNIX:/run/a.sock|fcgi://localhost", "fcgi", "localhost", "", "", "/run/a.sock", 8000)]
    [InlineData("unix:a.sock|http:", "http", "localhost", "", "", "a.sock", 80)]
    [InlineData("unix:a.sock|fcgi://", "fcgi", "localhost", "", "", "a.sock", 8000)]
    [InlineData("http://${HOST}:${PORT}/", "http", "${HOST}", "${PORT}", "/", null, null)]
    public void A_proxy_URL_has_its_parts(string text, string scheme, string host, string portText, string path, string? socket, int? port)
    {
        var url = ApacheProxyUrl.TryParse(text);
        Assert.Equal(new ApacheProxyUrl(scheme, host, portText, path, socket), url);
        Assert.Equal(port, url!.Port);
        Assert.Equal(scheme == "balancer", url.IsBalancer);
    }

    [Theory]
    [InlineData("!")]
    [InlineData("/a")]
    [InlineData("127.0.0.1:1")]
    [InlineData("http:/h/")]
    [InlineData("http:///x")]
    [InlineData("://h")]
    [InlineData("unix:/run/a.sock")]
    [InlineData("unix:/run/a.sock|/x")]
    [InlineData("")]
    public void What_is_no_absolute_URL_is_none(string text) => Assert.Null(ApacheProxyUrl.TryParse(text));
}
