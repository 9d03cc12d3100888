namespace ConfigLint.LiveTests;

/// <summary>The real servers of this machine.</summary>
static class Servers
{
    static readonly string[] Folders = ["/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin"];

    /// <summary>The full path of a program, or null when its package is not installed.</summary>
    public static string? Find(string program) =>
        Folders.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
