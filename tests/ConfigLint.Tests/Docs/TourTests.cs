using System.Text.RegularExpressions;

namespace ConfigLint.Tests.Docs;

/// <summary>docs/tour.md names the folders that there are, and no others.</summary>
public sealed partial class TourTests
{
    [Fact]
    public void Every_folder_of_the_code_has_its_line_and_every_line_its_folder()
    {
        var named = new SortedSet<string>(StringComparer.Ordinal);
        var project = "";
        foreach (var line in File.ReadLines(Repository.At("docs/tour.md")))
        {
            if (Heading().Match(line) is { Success: true } heading)
                named.Add(project = heading.Groups[1].Value);
            else if (Row().Match(line) is { Success: true } row)
                Assert.True(named.Add($"{project}/{row.Groups[1].Value}"), $"{line} is there twice");
        }
        Assert.Equal(Folders(), named);
    }

    /// <summary>The projects and the folders in them that hold files.</summary>
    static SortedSet<string> Folders()
    {
        var folders = Repository.Files("*", "src", "rules", "tests")
            .Select(file => Path.GetDirectoryName(file)!.Replace('\\', '/'))
            .Where(folder => folder != "src")
            .Select(folder => string.Join('/', folder.Split('/').Take(folder.StartsWith("rules", StringComparison.Ordinal) ? 2 : 3)));
        return new SortedSet<string>(folders, StringComparer.Ordinal);
    }

    [GeneratedRegex(@"^## `([\w./]+)`")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\| `([\w./]+)/` \|")]
    private static partial Regex Row();
}
