using ConfigLint.Model.Kubernetes;

namespace ConfigLint.Tests.Model.Kubernetes;

public sealed class QuantityTests
{
    [Theory]
    [InlineData("128Mi", 134_217_728)]
    [InlineData("1Gi", 1_073_741_824)]
    [InlineData("1G", 1_000_000_000)]
    [InlineData("500M", 500_000_000)]
    [InlineData("64k", 64_000)]
    [InlineData("1.5Ki", 1_536)]
    [InlineData("1e3", 1_000)]
    [InlineData("1E3", 1_000)]
    [InlineData("12e-1", 2)]
    [InlineData("1E", 1_000_000_000_000_000_000)]
    [InlineData("100m", 1)]
    [InlineData("1048576", 1_048_576)]
    public void Amounts_are_bytes_rounded_up(string text, long bytes)
    {
        Assert.True(Quantity.TryParseBytes(text, out var value));
        Assert.Equal(bytes, value);
    }

    [Theory]
    [InlineData("250m", 0.25)]
    [InlineData("2", 2)]
    [InlineData("0.5", 0.5)]
    [InlineData("1k", 1000)]
    public void Processors_may_be_fractions(string text, double cpus)
    {
        Assert.True(Quantity.TryParse(text, out var value));
        Assert.Equal(cpus, (double)value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1 Gi")]
    [InlineData("1GB")]
    [InlineData("1mi")]
    [InlineData("Mi")]
    [InlineData("-1Gi")]
    [InlineData("1e99")]
    [InlineData("99999999999999999999999999999999Ei")]
    public void Anything_else_is_none(string text) => Assert.False(Quantity.TryParseBytes(text, out _));
}
