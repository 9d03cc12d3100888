namespace ConfigLint.Cli.Discovery;

/// <summary>Reads the <c>.gitignore</c> files that hold for a folder.</summary>
internal static class IgnoreFiles
{
    private const int MaxSize = 1024 * 1024;

    /// <summary>The rules of the folders between the repository's top and the root, the root itself left out.</summary>
    public static IgnoreRules? Above(string root)
    {
        var folders = new Stack<string>();
        var top = root;
        while (!IsRepositoryTop(top))
        {
            if (Path.GetDirectoryName(top) is not { } parent)
                return null;
            folders.Push(top = DiskFileSystem.Slashes(parent));
        }
        var rules = ReadFile($"{top.TrimEnd('/')}/.git/info/exclude", top, null);
        foreach (var folder in folders)
            rules = ReadFile($"{folder.TrimEnd('/')}/.gitignore", folder, rules);
        return rules;
    }

    public static IgnoreRules? Read(string folder, IgnoreRules? outer, bool exists) => exists ? ReadFile(folder + ".gitignore", folder, outer) : outer;

    public static bool IsRepositoryTop(string folder)
    {
        var git = $"{folder.TrimEnd('/')}/.git";
        return Directory.Exists(git) || File.Exists(git);
    }

    private static IgnoreRules? ReadFile(string path, string folder, IgnoreRules? outer)
    {
        if (!File.Exists(path))
            return outer;
        try
        {
            var bytes = DiskFileSystem.Instance.ReadAllBytes(path);
            return bytes.Length > MaxSize ? outer : new IgnoreRules(outer, folder, System.Text.Encoding.UTF8.GetString(bytes));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return outer;
        }
    }
}
