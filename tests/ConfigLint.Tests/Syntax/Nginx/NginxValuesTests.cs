using ConfigLint.Syntax.Nginx;

namespace ConfigLint.Tests.Syntax.Nginx;

public class NginxValuesTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("90", 90_000)]
    [InlineData("90s", 90_000)]
    [InlineData("500ms", 500)]
    [InlineData("1m30s", 90_000)]
    [InlineData("1m30", 90_000)]
    [InlineData("1m 30s", 90_000)]
    [InlineData("1h", 3_600_000)]
    [InlineData("1w1d", 691_200_000)]
    [InlineData("1s500ms", 1500)]
    [InlineData("4294967297", 4_294_967_297_000)]
    public void Millisecond_slots_take(string text, double milliseconds)
    {
        Assert.True(NginxValues.TryParseDuration(text, inMilliseconds: true, out var value));
        Assert.Equal(milliseconds, value.TotalMilliseconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("1.5s")]
    [InlineData("-1")]
    [InlineData("60S")]
    [InlineData("1H")]
    [InlineData("1M")]
    [InlineData("1y")]
    [InlineData("1s1s")]
    [InlineData("1s1m")]
    [InlineData("60sec")]
    [InlineData("99999999999999999999")]
    public void Millisecond_slots_refuse(string text) => Assert.False(NginxValues.TryParseDuration(text, inMilliseconds: true, out _));

    [Theory]
    [InlineData("1y", true)]
    [InlineData("1M", true)]
    [InlineData("10", true)]
    [InlineData("10ms", false)]
    public void Second_slots_know_years_and_months_but_no_milliseconds(string text, bool taken) =>
        Assert.Equal(taken, NginxValues.TryParseDuration(text, inMilliseconds: false, out _));

    [Theory]
    [InlineData("4k", 4096)]
    [InlineData("4K", 4096)]
    [InlineData("1m", 1_048_576)]
    [InlineData("8192", 8192)]
    public void Sizes(string text, long bytes)
    {
        Assert.True(NginxValues.TryParseSize(text, out var value));
        Assert.Equal(bytes, value);
    }

    [Theory]
    [InlineData("1g")]
    [InlineData("4KB")]
    [InlineData("-1")]
    [InlineData("")]
    [InlineData("1.5m")]
    public void Size_slots_refuse(string text) => Assert.False(NginxValues.TryParseSize(text, out _));

    [Fact]
    public void Offsets_also_take_gigabytes()
    {
        Assert.True(NginxValues.TryParseOffset("1g", out var value));
        Assert.Equal(1L << 30, value);
    }
}
