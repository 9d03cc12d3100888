using ConfigLint.Cli.Discovery;
using ConfigLint.Model;
using ConfigLint.Syntax.Text;
using ConfigLint.Tests.RulePages;

namespace ConfigLint.Tests;

/// <summary>A folder loaded as the command line does it.</summary>
static class LoadedStack
{
    public static Workspace Of(string folder)
    {
        var root = DiskFileSystem.Instance.RealPath(folder);
        var loader = new WorkspaceLoader(new DiscoveryOptions(), WorkspaceOptions.Default, path => path.StartsWith(root, StringComparison.Ordinal) ? path[(root.Length + 1)..] : path, _ => { }, new OverlayFileSystem(new Dictionary<string, SourceText>()));
        loader.AddTrees([root], jobs: 1);
        return loader.Workspace;
    }

    /// <summary>A folder as the command line finds it. What it does not lint is there to be looked up.</summary>
    public static IReadOnlyList<PageFile> FilesOf(string folder)
    {
        var formats = Of(folder).Files.ToDictionary(file => file.Source.Path, file => file.Format);
        return [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => (Path: Path.GetRelativePath(folder, file).Replace('\\', '/'), Text: File.ReadAllText(file)))
            .Select(file => new PageFile(file.Path, formats.GetValueOrDefault(file.Path, ConfigFormat.Metadata), file.Text))];
    }
}
