using System.IO.Enumeration;
using ConfigLint.Model;

namespace ConfigLint.Cli.Discovery;

/// <summary>The real disk. Only regular files up to <see cref="MaxFileSize"/> are read, so nothing blocks and memory stays bounded.</summary>
internal sealed class DiskFileSystem : IFileSystem
{
    public const int MaxFileSize = 16 * 1024 * 1024;

    private static readonly EnumerationOptions AllEntries = new() { AttributesToSkip = 0, IgnoreInaccessible = true };

    public static DiskFileSystem Instance { get; } = new();

    public bool FileExists(string path) => File.Exists(path);

    public bool DirectoryExists(string path) => Directory.Exists(path);

    public IReadOnlyList<string> List(string directory)
    {
        try
        {
            var names = new FileSystemEnumerable<string>(directory, static (ref FileSystemEntry entry) => entry.FileName.ToString(), AllEntries).ToArray();
            Array.Sort(names, ByteOrder.Compare);
            return names;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    public string RealPath(string path)
    {
        if (OperatingSystem.IsWindows())
            return Slashes(Path.GetFullPath(path));
        return Posix.RealPath(path) ?? path;
    }

    public byte[] ReadAllBytes(string path)
    {
        using var handle = Open(path);
        var length = RandomAccess.GetLength(handle);
        if (length > MaxFileSize)
            throw new IOException($"it is larger than {MaxFileSize / (1024 * 1024)} MiB");
        // Files of /proc and /sys say 0 and have content.
        var bytes = new byte[length == 0 ? 4096 : length];
        var read = Fill(handle, bytes, 0);
        while (read == bytes.Length && RandomAccess.Read(handle, new byte[1], read) > 0)
        {
            if (read >= MaxFileSize)
                throw new IOException($"it is larger than {MaxFileSize / (1024 * 1024)} MiB");
            Array.Resize(ref bytes, Math.Min(MaxFileSize + 1, bytes.Length * 2));
            read = Fill(handle, bytes, read);
        }
        return read == bytes.Length ? bytes : bytes[..read];
    }

    /// <summary>The first bytes of a file: enough to tell its format. Empty when it cannot be read.</summary>
    public static ReadOnlySpan<byte> ReadHead(string path, byte[] buffer)
    {
        try
        {
            using var handle = Open(path);
            return buffer.AsSpan(0, Fill(handle, buffer, 0));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    public static string Slashes(string path) => Slashes(path, Path.DirectorySeparatorChar);

    /// <param name="separator">The system's: a backslash is a letter of a name where it is not that.</param>
    public static string Slashes(string path, char separator) => separator == '/' ? path : path.Replace(separator, '/');

    private static Microsoft.Win32.SafeHandles.SafeFileHandle Open(string path)
    {
        // Asked before it is opened: opening a pipe waits for a writer, opening a device may act.
        if (!Posix.IsRegularFile(path))
            throw new IOException("it is no regular file");
        return File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
    }

    private static int Fill(Microsoft.Win32.SafeHandles.SafeFileHandle handle, byte[] buffer, int at)
    {
        while (at < buffer.Length)
        {
            var read = RandomAccess.Read(handle, buffer.AsSpan(at), at);
            if (read == 0)
                break;
            at += read;
        }
        return at;
    }
}
