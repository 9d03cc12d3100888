namespace ConfigLint.Model;

/// <summary>Parts of paths with forward slashes, whatever the system's are.</summary>
public static class FilePaths
{
    /// <summary>Without a slash at its end; empty for a name alone and for what lies at the root.</summary>
    public static string FolderOf(string path) => path[..Math.Max(0, path.LastIndexOf('/'))];

    public static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    /// <summary>True for the root itself and everything below it.</summary>
    public static bool IsInside(string path, string root) =>
        path.Length == root.Length
            ? path == root
            : path.StartsWith(root, StringComparison.Ordinal) && (root.EndsWith('/') || path[root.Length] == '/');
}
