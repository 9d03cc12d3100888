using System.Xml.Linq;

namespace ConfigLint.Tests;

/// <summary>Text, tree, stack, diagnostic, report: a project knows only those to its left.</summary>
public sealed class ArchitectureTests
{
    const int MostLines = 500;

    /// <summary>The projects from left to right, without tests.</summary>
    static readonly string[] Line =
    [
        "src/ConfigLint.Syntax/ConfigLint.Syntax.csproj",
        "src/ConfigLint.Model/ConfigLint.Model.csproj",
        "src/ConfigLint.Analysis/ConfigLint.Analysis.csproj",
        "rules/ConfigLint.Rules.csproj",
        "src/ConfigLint.Cli/ConfigLint.Cli.csproj",
    ];

    static readonly string[] SourceFolders = ["src", "rules", "tests"];

    [Fact]
    public void The_projects_are_the_line() =>
        Assert.Equal(Line.Order(StringComparer.Ordinal), Repository.Files("*.csproj", "src", "rules"));

    [Fact]
    public void A_project_refers_only_to_the_one_on_its_left()
    {
        for (var i = 0; i < Line.Length; i++)
        {
            string[] left = i == 0 ? [] : [Line[i - 1]];
            Assert.Equal(left, Items(Line[i], "ProjectReference").Select(item => ReferredProject(Line[i], item)));
        }
    }

    [Theory]
    [InlineData("Superpower", "src/ConfigLint.Syntax/ConfigLint.Syntax.csproj")]
    [InlineData("YamlDotNet", "src/ConfigLint.Syntax/ConfigLint.Syntax.csproj")]
    [InlineData("Microsoft.Extensions.FileSystemGlobbing", "src/ConfigLint.Cli/ConfigLint.Cli.csproj")]
    [InlineData("Sarif.Sdk", "src/ConfigLint.Cli/ConfigLint.Cli.csproj")]
    public void A_package_is_used_by_one_project(string package, string project)
    {
        var uses = Repository.Files("*.csproj", SourceFolders)
            .SelectMany(file => Items(file, "PackageReference", "PackageDownload").Select(item => (File: file, Item: item)))
            .Where(use => Include(use.Item) == package)
            .ToList();
        var (file, item) = Assert.Single(uses);
        Assert.Equal(project, file);
        if (item.Name.LocalName == "PackageReference")
            Assert.Equal("compile", item.Attribute("PrivateAssets")?.Value);
    }

    [Fact]
    public void Every_package_of_the_line_stays_in_its_project() =>
        Assert.All(
            Line.SelectMany(file => Items(file, "PackageReference")),
            item => Assert.Equal("compile", item.Attribute("PrivateAssets")?.Value));

    [Fact]
    public void Every_central_package_version_has_a_reason() =>
        Assert.All(
            XDocument.Load(Repository.At("Directory.Packages.props")).Descendants("PackageVersion"),
            item => Assert.True(PreviousMarkup(item) is XComment, $"{Include(item)} has no comment that says why it is here"));

    [Fact]
    public void One_file_knows_Sarif()
    {
        var files = Repository.Files("*.cs", "src", "rules")
            .Where(file => File.ReadAllText(Repository.At(file)).Contains("Microsoft.CodeAnalysis.Sarif", StringComparison.Ordinal))
            .ToList();
        Assert.True(files.Count <= 1, string.Join(", ", files));
        Assert.All(files, file => Assert.StartsWith("src/ConfigLint.Cli/", file, StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_is_short_enough_to_read()
    {
        var tooLong = Repository.Files("*.cs", SourceFolders)
            .Select(file => (File: file, Lines: File.ReadLines(Repository.At(file)).Count()))
            .Where(file => file.Lines > MostLines)
            .Select(file => $"{file.File} has {file.Lines} lines");
        Assert.Empty(tooLong);
    }

    static IEnumerable<XElement> Items(string project, params string[] kinds) =>
        XDocument.Load(Repository.At(project)).Descendants().Where(element => kinds.Contains(element.Name.LocalName));

    static string Include(XElement item) => item.Attribute("Include")?.Value ?? "";

    static XNode? PreviousMarkup(XElement item)
    {
        var node = item.PreviousNode;
        while (node is XText)
            node = node.PreviousNode;
        return node;
    }

    static string ReferredProject(string from, XElement item)
    {
        var folder = Path.GetDirectoryName(Repository.At(from))!;
        var target = Path.GetFullPath(Path.Combine(folder, Include(item).Replace('\\', '/')));
        return Path.GetRelativePath(Repository.Root, target).Replace('\\', '/');
    }
}
