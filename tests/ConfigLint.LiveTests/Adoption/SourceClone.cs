namespace ConfigLint.LiveTests;

/// <summary>A git repository with the files of this one as they are now, committed or not.</summary>
static class SourceClone
{
    static readonly string[] Identity = ["-c", "user.name=test", "-c", "user.email=test@example.com", "-c", "init.defaultBranch=main"];

    /// <summary>Makes it in a folder of <paramref name="folder"/> and returns its full path.</summary>
    public static string Create(TempFolder folder, string name)
    {
        var source = Directory.CreateDirectory(folder.At(name)).FullName;
        folder.MustRun("sh", "-c", $"cd '{Repository.Root}' && git ls-files -z --cached --others --exclude-standard | tar --create --null --files-from=- --ignore-failed-read | tar --extract --directory='{source}'");
        Commit(folder, name, "source");
        return source;
    }

    /// <summary>Commits everything below a folder, which becomes a repository if it is none.</summary>
    public static void Commit(TempFolder folder, string name, string message)
    {
        folder.MustRun("git", [.. Identity, "init", "--quiet", name]);
        folder.MustRun("git", "-C", name, "add", "--all");
        folder.MustRun("git", [.. Identity, "-C", name, "commit", "--quiet", "--no-verify", "--message", message]);
    }

    /// <summary>Runs a program that has to succeed; its output.</summary>
    public static string MustRun(this TempFolder folder, string program, params string[] args)
    {
        var outcome = folder.Execute(program, args);
        Assert.True(outcome.Code == 0, $"{program} {string.Join(' ', args)} ended with {outcome.Code}:\n{outcome.Out}\n{outcome.Error}");
        return outcome.Out;
    }
}
