using System.Runtime.InteropServices;

namespace ConfigLint.Cli.Discovery;

/// <summary>What .NET does not tell about a file: its kind, its owner, its real path. Elsewhere than on Unix these are not asked.</summary>
internal static partial class Posix
{
    private const int CurrentDirectory = -100; // AT_FDCWD
    private const uint TypeMask = 0xF000;
    private const uint RegularFile = 0x8000;
    private const uint BasicStats = 0x7FF; // STATX_BASIC_STATS

    /// <summary>False for pipes, devices and sockets, whose opening could block or act; true where it cannot be known.</summary>
    public static bool IsRegularFile(string path) => Stat(path) is not { } status || (status.Mode & TypeMask) == RegularFile;

    /// <summary>User and group of a file; null where there is no such thing.</summary>
    public static (uint User, uint Group)? Owner(string path) => Stat(path) is { } status ? (status.User, status.Group) : null;

    /// <summary>Gives a file to a user and group; false when the system refuses.</summary>
    public static bool ChangeOwner(string path, uint user, uint group) => Chown(path, user, group) == 0;

    /// <summary>The path with all links resolved; null when it does not exist.</summary>
    public static unsafe string? RealPath(string path)
    {
        var resolved = RealPathNative(path, null);
        if (resolved == null)
            return null;
        try
        {
            return Marshal.PtrToStringUTF8((nint)resolved);
        }
        finally
        {
            NativeMemory.Free(resolved);
        }
    }

    private static Status? Stat(string path) =>
        OperatingSystem.IsLinux() && Statx(CurrentDirectory, path, 0, BasicStats, out var status) == 0 ? status : null;

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Statx(int directory, string path, int flags, uint mask, out Status status);

    [LibraryImport("libc", EntryPoint = "chown", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Chown(string path, uint user, uint group);

    [LibraryImport("libc", EntryPoint = "realpath", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial byte* RealPathNative(string path, byte* buffer);

    /// <summary>The head of Linux's struct statx, the same on every architecture; 256 bytes in all.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Status
    {
        [FieldOffset(20)]
        public uint User;

        [FieldOffset(24)]
        public uint Group;

        [FieldOffset(28)]
        public ushort Mode;
    }
}
