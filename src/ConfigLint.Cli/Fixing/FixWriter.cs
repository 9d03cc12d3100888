using ConfigLint.Analysis;
using ConfigLint.Cli.Discovery;

namespace ConfigLint.Cli.Fixing;

/// <summary>
/// Writes a fixed file: into a new file beside it, which then takes its place in one step, with its mode and owner.
/// Whatever fails, the original is still there.
/// </summary>
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
        var temporary = Path.Combine(Path.GetDirectoryName(path) ?? "/", $".configlint-{Guid.NewGuid():N}");
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                stream.Write(file.After.ToBytes());
                stream.Flush(flushToDisk: true);
            }
            KeepOwnerAndMode(path, temporary);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    private static void KeepOwnerAndMode(string original, string copy)
    {
        if (OperatingSystem.IsWindows())
            return;
        // Owner first: giving a file away clears set-user-ID bits.
        if (Posix.Owner(original) is { } owner && owner != Posix.Owner(copy) && !Posix.ChangeOwner(copy, owner.User, owner.Group))
            throw new IOException($"{original} belongs to somebody else, and that could not be kept");
        File.SetUnixFileMode(copy, File.GetUnixFileMode(original));
    }
}
