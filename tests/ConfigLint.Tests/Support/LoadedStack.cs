using ConfigLint.Cli.Discovery;
using ConfigLint.Model;

namespace ConfigLint.Tests;

/// <summary>A folder loaded as the command line does it.</summary>
static class LoadedStack
{
    public static Workspace Of(string folder)
    {
        var loader = new WorkspaceLoader(new DiscoveryOptions(), WorkspaceOptions.Default, path => path.StartsWith(folder, StringComparison.Ordinal) ? path[(folder.Length + 1)..] : path, _ => { });
        loader.AddTrees([DiskFileSystem.Instance.RealPath(folder)]);
        return loader.Workspace;
    }
}
