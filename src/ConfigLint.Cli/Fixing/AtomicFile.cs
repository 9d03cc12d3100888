using ConfigLint.Cli.Discovery;

namespace ConfigLint.Cli.Fixing;

/// <summary>
/// Writes a file by writing a new one beside it, which then takes its place in one step, with its mode and owner. Whatever fails,
/// what was there is still there. A hard link to the old file keeps the old text: sharing one file under two names and replacing
/// it in one step exclude each other, and a half-written config is the greater harm.
/// </summary>
internal static class AtomicFile
{
    /// <param name="path">The real path: a link is not followed but replaced.</param>
    /// <exception cref="IOException">It could not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static void Write(string path, byte[] bytes)
    {
        var temporary = Path.Combine(Path.GetDirectoryName(path) ?? "/", $".configlint-{Guid.NewGuid():N}");
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                stream.Write(bytes);
                stream.Flush(flushToDisk: true);
            }
            if (File.Exists(path))
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
