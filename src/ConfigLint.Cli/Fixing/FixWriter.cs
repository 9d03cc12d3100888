using ConfigLint.Analysis;
using ConfigLint.Cli.Discovery;

namespace ConfigLint.Cli.Fixing;

/// <summary>Writes a fixed file over the one that was analysed, unless that has changed since.</summary>
internal static class FixWriter
{
    /// <exception cref="IOException">It could not be written; the original is untouched.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder or file may not be written; the original is untouched.</exception>
    public static void Write(FixedFile file)
    {
        // The real path: a link stays a link, and what it leads to changes.
        var path = file.File.Path;
        if (!DiskFileSystem.Instance.ReadAllBytes(path).AsSpan().SequenceEqual(file.File.Source.ToBytes()))
            throw new IOException($"{file.File.Source.Path} changed while it was analysed");
        if (new FileInfo(path).IsReadOnly)
            throw new UnauthorizedAccessException($"{file.File.Source.Path} is read-only");
        AtomicFile.Write(path, file.After.ToBytes());
    }
}
