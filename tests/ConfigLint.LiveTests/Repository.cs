namespace ConfigLint.LiveTests;

/// <summary>This repository and the folder `shared` beside it (one further up for a git worktree).</summary>
static class Repository
{
    public static string Root { get; } = Up(AppContext.BaseDirectory, folder => File.Exists(Path.Combine(folder, "ConfigLint.sln")));

    public static string Shared { get; } = Path.Combine(Up(Root, folder => Directory.Exists(Path.Combine(folder, "shared", "corpus"))), "shared");

    static string Up(string folder, Func<string, bool> isIt)
    {
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            if (isIt(at))
                return at;
        }
        throw new InvalidOperationException($"not found above {folder}");
    }
}
