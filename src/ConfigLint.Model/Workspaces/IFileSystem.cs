namespace ConfigLint.Model;

/// <summary>What binders may ask of the disk; tests put a folder in memory in its place. Paths are absolute with forward slashes.</summary>
public interface IFileSystem
{
    bool FileExists(string path);

    bool DirectoryExists(string path);

    /// <summary>Names (not paths) of a folder's entries, in byte order; empty when the folder cannot be read.</summary>
    IReadOnlyList<string> List(string directory);

    /// <summary>The path with all links resolved; the path itself when it has none or cannot be resolved.</summary>
    string RealPath(string path);

    /// <summary>The whole file.</summary>
    /// <exception cref="IOException">It cannot be read, or it is no regular file.</exception>
    /// <exception cref="UnauthorizedAccessException">Permission denied.</exception>
    byte[] ReadAllBytes(string path);
}
