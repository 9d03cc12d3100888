using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Syntax;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Tests.Analysis;

/// <summary>Suppressions in the comments of each language. The rule finds every token with the text "bad".</summary>
public sealed class SuppressionLanguageTests
{
    static readonly TestRule Rule = new(TestRule.Describe("CL9001", "bad-word"), (rule, context) => context.RegisterSyntaxAction<SyntaxNode>(c =>
    {
        foreach (var token in c.Subject.Children().Where(child => child.Node is null).Select(child => child.Token))
        {
            if (c.Subject.Source.AsSpan(token.Span) is "bad")
                c.Report(Diagnostic.Create(rule, new Location(c.Subject.Source, token.Span), "bad found"));
        }
    }));

    /// <summary>Each finding is its line, and what switched it off. "|" stands for a line end.</summary>
    [Theory]
    [InlineData(ConfigFormat.Apache, "# configlint-disable-next-line CL9001 -- why|ServerName bad|ServerName bad", "2 off, 3")]
    [InlineData(ConfigFormat.Apache, "# configlint-disable-next-line CL9001 -- why|ProxyPass / \\|    bad", "3 off")]
    [InlineData(ConfigFormat.Apache, "<VirtualHost *>|  # configlint-disable CL9001 -- why|  ServerName bad|  # configlint-enable CL9001|  ServerName bad|</VirtualHost>", "3 off, 5")]
    [InlineData(ConfigFormat.Apache, "ServerName bad # configlint-disable-line CL9001 -- no comment in Apache", "1")]
    [InlineData(ConfigFormat.PhpFpm, "[www]|; configlint-disable-next-line CL9001 -- why|user = bad|group = bad", "3 off, 4")]
    [InlineData(ConfigFormat.PhpFpm, "[www]|user = bad ; configlint-disable-line CL9001 -- why|group = bad", "2 off, 3")]
    [InlineData(ConfigFormat.PhpFpm, ";; configlint-disable-file bad-word -- why|[www]|user = bad", "3 off")]
    [InlineData(ConfigFormat.SystemdUnit, "[Service]|# configlint-disable-next-line CL9001 -- why|User=bad|; configlint-disable-next-line CL9001 -- why|User=bad", "3 off, 5 off")]
    [InlineData(ConfigFormat.Yaml, "# configlint-disable-next-line CL9001 -- why|a: bad|b: bad", "2 off, 3")]
    [InlineData(ConfigFormat.Yaml, "a: bad  # configlint-disable-line CL9001 -- why|b: bad", "1 off, 2")]
    [InlineData(ConfigFormat.Yaml, "a:|  # configlint-disable-next-line CL9001 -- why|  b:|    c: bad|  d: bad", "4, 5")]
    [InlineData(ConfigFormat.Yaml, "# configlint-disable-next-line CL9001 -- why|a: [|  bad,|]|b: bad", "3 off, 5")]
    [InlineData(ConfigFormat.Yaml, "a: '# configlint-disable-file CL9001 -- in a string'|b: bad", "2")]
    [InlineData(ConfigFormat.Nginx, "# configlint-disable-next-line CL9001 -- why|set $a|  bad;|set $b bad;", "3 off, 4")]
    public void A_comment_counts_in_every_language(ConfigFormat format, string text, string expected)
    {
        var workspace = Workspaces.Of(format, ("file", text.Replace('|', '\n')));
        var findings = Lint.Run(new AnalysisEngine([Rule], AnalysisConfiguration.Default), workspace, []);
        Assert.Equal(expected, string.Join(", ", findings
            .Where(finding => finding.Diagnostic.Descriptor.Id == "CL9001")
            .Select(finding => $"{finding.Diagnostic.Location.Start.Line}{(finding.Suppression is null ? "" : " off")}")));
    }

    [Fact]
    public void Text_of_a_block_scalar_is_no_comment()
    {
        var workspace = Workspaces.Of(ConfigFormat.Yaml, ("file", "a: |\n  # configlint-disable-file CL9001 -- text\nb: bad\n"));
        var findings = Lint.Run(new AnalysisEngine([Rule], AnalysisConfiguration.Default), workspace, []);
        Assert.Equal(["file:3:4 CL9001 warning: bad found"], Lint.Show(findings));
    }
}
