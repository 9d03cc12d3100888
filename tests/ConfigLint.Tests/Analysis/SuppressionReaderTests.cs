using ConfigLint.Analysis;
using ConfigLint.Syntax.Nginx;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Tests.Analysis;

/// <summary>The line of a comment in each syntax that a language may bring along.</summary>
public sealed class SuppressionReaderTests
{
    [Theory]
    [InlineData("# configlint-disable-file CL1004 -- why", "CL1004", "why")]
    [InlineData("; configlint-disable-file CL1004 -- why", "CL1004", "why")]
    [InlineData("// configlint-disable-file CL1004 -- why", "CL1004", "why")]
    [InlineData("/// configlint-disable-file CL1004", "CL1004", null)]
    [InlineData("<!-- configlint-disable-file CL1004 -- why -->", "CL1004", "why")]
    [InlineData("<!--configlint-disable-file CL1004-->", "CL1004", null)]
    [InlineData("<!-- configlint-disable-file CL1004, CL10 -->", "CL1004 CL10", null)]
    [InlineData("/* configlint-disable-file CL1004 -- why */", "CL1004", "why")]
    [InlineData("\uFEFF# configlint-disable-file CL1004 -- why", "CL1004", "why")]
    [InlineData("\t#\tconfiglint-disable-file\tCL1004\t--\twhy ", "CL1004", "why")]
    [InlineData("# configlint-disable-file CL1004 -- a -- b", "CL1004", "a -- b")]
    [InlineData("# configlint-disable-file CL1004 --", "CL1004", null)]
    [InlineData("# configlint-disable-file ,,CL1004,,", "CL1004", null)]
    public void A_suppression_is_read(string line, string rules, string? reason)
    {
        var comment = Read(line);
        Assert.NotNull(comment);
        Assert.Equal(SuppressionKind.File, comment.Kind);
        Assert.Equal(rules, string.Join(' ', comment.Rules.Select(span => line.Substring(span.Start, span.Length))));
        Assert.Equal(reason, comment.Reason);
    }

    [Theory]
    [InlineData("configlint-disable-file CL1004")]
    [InlineData("/ configlint-disable-file CL1004")]
    [InlineData("#; configlint-disable-file CL1004")]
    [InlineData("# - configlint-disable-file CL1004")]
    [InlineData("<!-- see configlint-disable-file CL1004 -->")]
    [InlineData("# configlint-disabled CL1004", true)]
    [InlineData("# configlint-enable-line CL1004", true)]
    [InlineData("# configlint-lint")]
    [InlineData("# configlint-")]
    public void Something_else_is_none(string line, bool isMisspelt = false) =>
        Assert.Equal(isMisspelt ? SuppressionKind.Misspelt : null, Read(line)?.Kind);

    static SuppressionComment? Read(string line)
    {
        var source = SourceText.From(line);
        var at = line.IndexOf("configlint-", StringComparison.Ordinal);
        return SuppressionReader.ReadLine(source, new TextSpan(0, line.Length), at, new CodeLines(NginxParser.ParseText(source)));
    }
}
