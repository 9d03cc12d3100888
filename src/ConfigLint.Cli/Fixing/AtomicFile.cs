using ConfigLint.Cli.Discovery;

namespace ConfigLint.Cli.Fixing;

/// <summary>
/// A new text of a file, written beside it, which then takes its place in one step, with its mode and owner. Whatever fails, what
/// was there is still there. A hard link to the old file keeps the old text: sharing one file under two names and replacing it in
/// one step exclude each other, and a half-written config is the greater harm.
/// </summary>
internal sealed class AtomicFile : IDisposable
{
    /// <summary>How the names of unfinished files begin.</summary>
    public const string Prefix = ".configlint-";

    private readonly string _path;
    private readonly string _temporary;

    private AtomicFile(string path)
    {
        _path = path;
        _temporary = Path.Combine(Path.GetDirectoryName(path) ?? "/", $"{Prefix}{Guid.NewGuid():N}");
    }

    /// <param name="path">The real path: a link is not followed but replaced.</param>
    /// <exception cref="IOException">It could not be written; nothing has changed.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written; nothing has changed.</exception>
    public static AtomicFile Prepare(string path, byte[] bytes)
    {
        var file = new AtomicFile(path);
        try
        {
            file.WriteBeside(bytes);
            return file;
        }
        catch (ArgumentOutOfRangeException e)
        {
            // So .NET reports that the system's limit of a file's size is reached.
            file.Dispose();
            throw new IOException(e.Message, e);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public void Replace() => File.Move(_temporary, _path, overwrite: true);

    /// <summary>Removes the text beside the file, unless it has taken its place.</summary>
    public void Dispose() => File.Delete(_temporary);

    private void WriteBeside(byte[] bytes)
    {
        using (var stream = new FileStream(_temporary, FileMode.CreateNew, FileAccess.Write))
        {
            stream.Write(bytes);
            stream.Flush(flushToDisk: true);
        }
        if (File.Exists(_path))
            KeepOwnerAndMode();
    }

    private void KeepOwnerAndMode()
    {
        if (OperatingSystem.IsWindows())
            return;
        // Owner first: giving a file away clears set-user-ID bits.
        if (Posix.Owner(_path) is { } owner && owner != Posix.Owner(_temporary) && !Posix.ChangeOwner(_temporary, owner.User, owner.Group))
            throw new IOException($"{_path} belongs to somebody else, and that could not be kept");
        File.SetUnixFileMode(_temporary, File.GetUnixFileMode(_path));
    }
}
