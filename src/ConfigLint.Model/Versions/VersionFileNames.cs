using System.Collections.Concurrent;
using ConfigLint.Model.Containers.Compose;

namespace ConfigLint.Model;

/// <summary>The names in a folder that may tell a version. Shared by all parts of a run: the folder of a fleet's hosts lies above each of them.</summary>
internal sealed class VersionFileNames(IFileSystem files)
{
    // Few folders are long, so what is kept does not grow with the fleet.
    private const int LongListing = 64;

    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> _inLongFolders = new(StringComparer.Ordinal);

    /// <returns>In byte order.</returns>
    public IReadOnlyList<string> In(string folder)
    {
        if (_inLongFolders.TryGetValue(folder, out var kept))
            return kept;
        var listing = files.List(folder);
        var names = listing.Where(name => IsDockerfile(name) || ComposeFiles.Names.Contains(name) || LockFiles.MayTell(name)).ToList();
        return listing.Count < LongListing ? names : _inLongFolders.GetOrAdd(folder, names);
    }

    public static bool IsDockerfile(string name) => name.StartsWith("Dockerfile", StringComparison.Ordinal);
}
