using ConfigLint.Model;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Cli.Discovery;

/// <summary>The disk with other texts in the place of some files: what it would be with the fixes.</summary>
/// <param name="texts">By real path.</param>
internal sealed class OverlayFileSystem(IReadOnlyDictionary<string, SourceText> texts) : IFileSystem
{
    private readonly DiskFileSystem _disk = DiskFileSystem.Instance;

    /// <param name="path">Of the file or of a link to it.</param>
    public SourceText? Find(string path) => texts.Count == 0 ? null : texts.GetValueOrDefault(RealPath(path));

    public bool FileExists(string path) => _disk.FileExists(path);

    public bool DirectoryExists(string path) => _disk.DirectoryExists(path);

    public IReadOnlyList<string> List(string directory) => _disk.List(directory);

    public string RealPath(string path) => _disk.RealPath(path);

    public byte[] ReadAllBytes(string path) => Find(path)?.ToBytes() ?? _disk.ReadAllBytes(path);
}
