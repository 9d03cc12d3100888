namespace ConfigLint.Tests;

/// <summary>The files of this repository.</summary>
static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The full path of a file or folder that is named from the root.</summary>
    public static string At(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Files below folders of the root, as paths from the root with '/', without what a build writes.</summary>
    public static IEnumerable<string> Files(string pattern, params string[] folders) =>
        folders
            .Where(folder => Directory.Exists(At(folder)))
            .SelectMany(folder => Directory.EnumerateFiles(At(folder), pattern, SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal);

    static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "ConfigLint.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException($"no ConfigLint.sln above {AppContext.BaseDirectory}");
    }
}
