using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Syntax;
using ConfigLint.Syntax.Apache;
using ConfigLint.Syntax.Ini;
using ConfigLint.Syntax.Nginx;
using ConfigLint.Syntax.Python;
using ConfigLint.Syntax.Text;
using ConfigLint.Syntax.Yaml;

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
    [InlineData("apache", "# configlint-disable-next-line CL9001 -- why|ServerName bad|ServerName bad", "2 off, 3")]
    [InlineData("apache", "# configlint-disable-next-line CL9001 -- why|ProxyPass / \\|    bad", "3 off")]
    [InlineData("apache", "<VirtualHost *>|  # configlint-disable CL9001 -- why|  ServerName bad|  # configlint-enable CL9001|  ServerName bad|</VirtualHost>", "3 off, 5")]
    [InlineData("apache", "ServerName bad # configlint-disable-line CL9001 -- no comment in Apache", "1")]
    [InlineData("php-fpm", "[www]|; configlint-disable-next-line CL9001 -- why|user = bad|group = bad", "3 off, 4")]
    [InlineData("php-fpm", "[www]|user = bad ; configlint-disable-line CL9001 -- why|group = bad", "2 off, 3")]
    [InlineData("php-fpm", ";; configlint-disable-file bad-word -- why|[www]|user = bad", "3 off")]
    [InlineData("systemd", "[Service]|# configlint-disable-next-line CL9001 -- why|User=bad|; configlint-disable-next-line CL9001 -- why|User=bad", "3 off, 5 off")]
    [InlineData("yaml", "# configlint-disable-next-line CL9001 -- why|a: bad|b: bad", "2 off, 3")]
    [InlineData("yaml", "a: bad  # configlint-disable-line CL9001 -- why|b: bad", "1 off, 2")]
    [InlineData("yaml", "a:|  # configlint-disable-next-line CL9001 -- why|  b:|    c: bad|  d: bad", "4, 5")]
    [InlineData("yaml", "# configlint-disable-next-line CL9001 -- why|a: [|  bad,|]|b: bad", "3 off, 5")]
    [InlineData("yaml", "a: '# configlint-disable-file CL9001 -- in a string'|b: bad", "2")]
    [InlineData("nginx", "# configlint-disable-next-line CL9001 -- why|set $a|  bad;|set $b bad;", "3 off, 4")]
    [InlineData("python", "# configlint-disable-next-line CL9001 -- why|user = bad|group = bad", "2 off, 3")]
    [InlineData("python", "user = bad  # configlint-disable-line CL9001 -- why|group = bad", "1 off, 2")]
    [InlineData("python", "# configlint-disable-next-line CL9001 -- why|bind = [|    1,  # first|    bad,|]|group = bad", "4 off, 6")]
    [InlineData("python", "# configlint-disable-next-line CL9001 -- why|if x:|    a = bad", "3")]
    [InlineData("python", "if x:|    # configlint-disable-next-line CL9001 -- why|    a = bad|    b = bad", "3 off, 4")]
    [InlineData("python", "a = '# configlint-disable-file CL9001 -- in a string'|b = bad", "2")]
    [InlineData("python", "\"\"\"|# configlint-disable-file CL9001 -- in a string|\"\"\"|b = bad", "4")]
    public void A_comment_counts_in_every_language(string language, string text, string expected)
    {
        var findings = Find(language, text.Replace('|', '\n'));
        Assert.Equal(expected, string.Join(", ", findings
            .Where(finding => finding.Diagnostic.Descriptor.Id == "CL9001")
            .Select(finding => $"{finding.Diagnostic.Location.Start.Line}{(finding.Suppression is null ? "" : " off")}")));
    }

    [Fact]
    public void Text_of_a_block_scalar_is_no_comment() =>
        Assert.Equal(["file:3:4 CL9001 warning: bad found"], Lint.Show(Find("yaml", "a: |\n  # configlint-disable-file CL9001 -- text\nb: bad\n")));

    static IReadOnlyList<Finding> Find(string language, string text)
    {
        Func<SourceText, SyntaxTree> parse = language switch
        {
            "apache" => ApacheParser.ParseText,
            "php-fpm" => source => IniParser.ParseText(source, IniDialect.Php),
            "systemd" => source => IniParser.ParseText(source, IniDialect.Systemd),
            "python" => PythonParser.ParseText,
            "yaml" => YamlParser.ParseText,
            _ => NginxParser.ParseText,
        };
        var workspace = Workspaces.Of(ConfigFormat.Nginx);
        workspace.Files.Add(new SourceFile("/w/file", SourceText.From(text, "file"), ConfigFormat.Unknown, parse));
        return Lint.Run(new AnalysisEngine([Rule], AnalysisConfiguration.Default), workspace, []);
    }
}
