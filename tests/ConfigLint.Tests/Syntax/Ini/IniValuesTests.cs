using System.Globalization;
using ConfigLint.Syntax.Ini;

namespace ConfigLint.Tests.Syntax.Ini;

/// <summary>Figures from php-fpm8.2 -tt, ini_parse_quantity (8.2) and systemd-analyze timespan (252).</summary>
public class IniValuesTests
{
    [Theory]
    [InlineData("30", 30, true)]
    [InlineData("30s", 30, true)]
    [InlineData("30 s", 30, true)]
    [InlineData("15\ts", 15, true)]
    [InlineData("2m", 120, true)]
    [InlineData("1h", 3600, true)]
    [InlineData("1d", 86_400, true)]
    [InlineData("-5s", -5, true)]
    [InlineData(" 15", 15, true)]
    [InlineData("+15", 15, true)]
    [InlineData("500ms", 500, false)]
    [InlineData("1.5m", 60, false)]
    [InlineData("1 5", 1, false)]
    [InlineData("s", 0, false)]
    [InlineData("abcs", 0, false)]
    [InlineData("abc5", 0, false)]
    [InlineData("99999999999", 1_215_752_191, false)]
    [InlineData("36000000000h", -638_156_800, false)]
    [InlineData("1000000h", -694_967_296, false)]
    public void FPM_reads_a_time(string text, int seconds, bool exact)
    {
        Assert.True(IniValues.TryParseFpmTime(text, out var time, out _));
        Assert.Equal(new FpmTime(seconds, exact), time);
        Assert.Equal(TimeSpan.FromSeconds(seconds), time.Duration);
    }

    [Theory]
    [InlineData("", "invalid time value")]
    [InlineData("30S", "unknown suffix")]
    [InlineData("30sec", "unknown suffix")]
    [InlineData("30 # x", "unknown suffix")]
    public void FPM_refuses_a_time(string text, string refusal)
    {
        Assert.False(IniValues.TryParseFpmTime(text, out _, out var why));
        Assert.Contains(refusal, why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("5", 5, true)]
    [InlineData("-5", -5, true)]
    [InlineData("010", 10, true)]
    [InlineData("", 0, false)]
    [InlineData("-", 0, false)]
    [InlineData("99999999999", 1_215_752_191, false)]
    [InlineData("2147483648", int.MinValue, false)]
    public void FPM_reads_an_integer(string text, int value, bool exact)
    {
        Assert.True(IniValues.TryParseFpmInteger(text, out var number, out _));
        Assert.Equal(new FpmInteger(value, exact), number);
    }

    [Theory]
    [InlineData("0x10")]
    [InlineData("+5")]
    [InlineData("--5")]
    [InlineData(" 5")]
    [InlineData("5 # c")]
    [InlineData("٣")]
    public void FPM_refuses_an_integer(string text) => Assert.False(IniValues.TryParseFpmInteger(text, out _, out _));

    [Theory]
    [InlineData("1", true)]
    [InlineData("on", true)]
    [InlineData("", false)]
    [InlineData("none", false)]
    [InlineData("ON", null)]
    [InlineData("enabled", null)]
    public void FPM_reads_a_boolean(string text, bool? flag) =>
        Assert.Equal(flag, IniValues.TryParseFpmBoolean(text, out var value) ? value : null);

    [Theory]
    [InlineData("128M", 134_217_728, true)]
    [InlineData("128 m", 134_217_728, true)]
    [InlineData("1G", 1_073_741_824, true)]
    [InlineData("-1", -1, true)]
    [InlineData("-5K", -5120, true)]
    [InlineData("", 0, true)]
    [InlineData("0", 0, true)]
    [InlineData("017", 15, true)]
    [InlineData("0x10M", 16_777_216, true)]
    [InlineData("0b11", 3, true)]
    [InlineData("0o17", 15, true)]
    [InlineData(" 64K ", 65_536, true)]
    [InlineData("1.5G", 1_073_741_824, false)]
    [InlineData("128MB", 128, false)]
    [InlineData("12 34M", 12_582_912, false)]
    [InlineData("1G2", 1, false)]
    [InlineData("1e3", 1, false)]
    [InlineData("x", 0, false)]
    [InlineData("M", 0, false)]
    [InlineData("9999999999999999999", -8_446_744_073_709_551_617, false)]
    public void PHP_reads_a_quantity(string text, long value, bool exact) =>
        Assert.Equal(new PhpQuantity(value, exact), IniValues.ParsePhpQuantity(text));

    [Theory]
    [InlineData("9000", null, null, 9000)]
    [InlineData("127.0.0.1:9000", null, "127.0.0.1", 9000)]
    [InlineData("localhost:9000", null, "localhost", 9000)]
    [InlineData("[::]:9000", null, "::", 9000)]
    [InlineData("::1:9000", null, "::1", 9000)]
    [InlineData("*:9000", null, "*", 9000)]
    [InlineData("127.0.0.1:019011", null, "127.0.0.1", 19011)]
    [InlineData("/run/php.sock", "/run/php.sock", null, 0)]
    [InlineData("127.0.0.1", "127.0.0.1", null, 0)]
    [InlineData("-5", "-5", null, 0)]
    public void A_listen_address_is_a_socket_or_a_port(string text, string? path, string? host, int port)
    {
        Assert.True(ListenAddress.TryParse(text, out var address, out _));
        Assert.Equal(new ListenAddress(path, host, port), address);
        Assert.Equal(path is not null, address.IsUnixSocket);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("99999999")]
    [InlineData("127.0.0.1:99999")]
    [InlineData("127.0.0.1:abc")]
    [InlineData("127.0.0.1:9000x")]
    [InlineData("127.0.0.1:")]
    [InlineData(":9000")]
    [InlineData("[::1]9000")]
    public void FPM_does_not_start_with_these_addresses(string text)
    {
        Assert.False(ListenAddress.TryParse(text, out _, out var refusal));
        Assert.NotEmpty(refusal);
    }

    [Theory]
    [InlineData("90", "90")]
    [InlineData("5min 20s", "320")]
    [InlineData("1.5s", "1.5")]
    [InlineData(".5", "0.5")]
    [InlineData("1h 30", "3630")]
    [InlineData("5s5", "10")]
    [InlineData("2 min", "120")]
    [InlineData("10ms", "0.01")]
    [InlineData("1µs", "0.000001")]
    [InlineData("5M", "13149000")]
    [InlineData("1month", "2629800")]
    [InlineData("1y", "31557600")]
    [InlineData("5hr", "18000")]
    [InlineData(" 5 ", "5")]
    [InlineData("0", "0")]
    public void Systemd_reads_a_time_span(string text, string seconds)
    {
        Assert.True(SystemdTime.TryParse(text, out var span));
        Assert.Equal(double.Parse(seconds, CultureInfo.InvariantCulture), span.TotalSeconds, 6);
    }

    [Theory]
    [InlineData("infinity", true)]
    [InlineData("99999999y", true)]
    [InlineData("Infinity", false)]
    [InlineData("", false)]
    [InlineData("-5", false)]
    [InlineData("5x", false)]
    [InlineData("1.s", false)]
    [InlineData("1h-5", false)]
    public void Systemd_knows_infinity_and_refuses_the_rest(string text, bool read)
    {
        Assert.Equal(read, SystemdTime.TryParse(text, out var span));
        Assert.Equal(read ? TimeSpan.MaxValue : TimeSpan.Zero, span);
    }
}
