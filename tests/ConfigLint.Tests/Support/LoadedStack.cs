using ConfigLint.Cli.Discovery;
using ConfigLint.Model;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Tests;

/// <summary>A folder loaded as the command line does it.</summary>
static class LoadedStack
{
    public static Workspace Of(string folder)
    {
        var root = DiskFileSystem.Instance.RealPath(folder);
        var loader = new WorkspaceLoader(new DiscoveryOptions(), WorkspaceOptions.Default, path => path.StartsWith(root, StringComparison.Ordinal) ? path[(root.Length + 1)..] : path, _ => { }, new OverlayFileSystem(new Dictionary<string, SourceText>()));
        loader.AddTrees([root]);
        return loader.Workspace;
    }
}
