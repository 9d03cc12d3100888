using System.Globalization;
using System.Text;

namespace ConfigLint.LiveTests;

/// <summary>Processes that share a limit of memory, as those of a container do: a control group of the kernel.</summary>
sealed class MemoryGroup : IDisposable
{
    public const string Forbidden = "this machine forbids control groups for memory: run as root, with /sys/fs/cgroup writable";

    // Version 1 has a tree for each resource, version 2 one for all.
    static readonly bool IsFirstVersion = Directory.Exists("/sys/fs/cgroup/memory");

    static readonly Lazy<bool> Allowed = new(() =>
    {
        try
        {
            using var probe = new MemoryGroup(64 << 20);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    });

    static int _last;

    readonly string _folder;

    /// <exception cref="IOException">There are no control groups, or they are not ours to make.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public MemoryGroup(long bytes)
    {
        _folder = $"/sys/fs/cgroup/{(IsFirstVersion ? "memory/" : "")}configlint-{Environment.ProcessId}-{Interlocked.Increment(ref _last)}";
        Directory.CreateDirectory(_folder);
        try
        {
            Set(IsFirstVersion ? "memory.limit_in_bytes" : "memory.max", bytes);
            // Nor may it swap instead; a kernel that does not count this has no such file.
            if (File.Exists(At(Swap)))
                Set(Swap, IsFirstVersion ? bytes : 0);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public static bool AreAllowed => Allowed.Value;

    /// <summary>A shell's first command, with which it joins.</summary>
    public string Join => $"echo $$ > {At("cgroup.procs")}";

    static string Swap => IsFirstVersion ? "memory.memsw.limit_in_bytes" : "memory.swap.max";

    /// <summary>Once all of its processes have ended.</summary>
    public void Dispose() => Directory.Delete(_folder);

    string At(string file) => Path.Combine(_folder, file);

    void Set(string file, long value)
    {
        // The kernel has made the file, or this is no control group.
        using var stream = new FileStream(At(file), FileMode.Open, FileAccess.Write);
        stream.Write(Encoding.ASCII.GetBytes(value.ToString(CultureInfo.InvariantCulture)));
    }
}
