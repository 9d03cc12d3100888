using System.Text;

namespace ConfigLint.Model;

/// <summary>A folder in memory, for tests of rules and of the model.</summary>
public sealed class InMemoryFileSystem : IFileSystem
{
    private readonly SortedDictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    public void Add(string path, string text) => _files[path] = Encoding.UTF8.GetBytes(text);

    public bool FileExists(string path) => _files.ContainsKey(path);

    public bool DirectoryExists(string path) => _files.Keys.Any(file => file.StartsWith(Prefix(path), StringComparison.Ordinal));

    public IReadOnlyList<string> List(string directory)
    {
        var prefix = Prefix(directory);
        return [.. _files.Keys
            .Where(file => file.StartsWith(prefix, StringComparison.Ordinal))
            .Select(file => file[prefix.Length..].Split('/')[0])
            .Distinct()
            .Order(StringComparer.Ordinal)];
    }

    public string RealPath(string path) => path;

    public byte[] ReadAllBytes(string path) => _files.TryGetValue(path, out var bytes) ? bytes : throw new FileNotFoundException("no such file", path);

    private static string Prefix(string directory) => directory.EndsWith('/') ? directory : directory + "/";
}
