using ConfigLint.Syntax.Text;

namespace ConfigLint.Model;

/// <summary>Looking for files that say more about a configuration: in its folder and the folders above it.</summary>
internal static class NearFiles
{
    private const int FoldersUp = 4;

    /// <summary>The folder of a file and those above it, as far as the roots reach and at most four.</summary>
    public static IEnumerable<string> FoldersAbove(Workspace workspace, string path)
    {
        var folder = path;
        for (var i = 0; i < FoldersUp && folder.LastIndexOf('/') is > 0 and var slash; i++)
        {
            folder = folder[..slash];
            if (!workspace.IsInRoots(folder))
                yield break;
            yield return folder;
        }
    }

    /// <summary>Null when the file cannot be read.</summary>
    public static SourceText? TryRead(this IFileSystem files, string path, string? displayPath = null)
    {
        try
        {
            return SourceText.FromBytes(files.ReadAllBytes(path), displayPath ?? path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
