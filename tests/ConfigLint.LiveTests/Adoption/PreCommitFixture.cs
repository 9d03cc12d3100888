namespace ConfigLint.LiveTests;

/// <summary>This repository as pre-commit clones and builds it, once for all tests.</summary>
public sealed class PreCommitFixture : IDisposable
{
    readonly TempFolder _folder = new();
    readonly string _revision = "";

    public PreCommitFixture()
    {
        if (!IsReady)
            return;
        SourceClone.Create(_folder, "source");
        _revision = _folder.MustRun("git", "-C", "source", "rev-parse", "HEAD").Trim();
        NewRepository("first", "configlint");
        RunIn("first", "install-hooks");
        Assert.Contains("/dotnetenv-default/bin/configlint", _folder.MustRun("sh", "-c", "ls cache/repo*/dotnetenv-default/bin/configlint"), StringComparison.Ordinal);
    }

    public const string NotReady = "install Debian's package pre-commit; " + PackagesCollection.OnlyInCi;

    public static bool IsReady => PackagesCollection.IsWanted && Servers.Find("pre-commit") is not null;

    /// <summary>A user's repository with one commit of good files that uses the hook.</summary>
    public void NewRepository(string name, string hook)
    {
        Write(name, ".pre-commit-config.yaml", $"repos:\n  - repo: file://{_folder.At("source")}\n    rev: {_revision}\n    hooks:\n      - id: {hook}\n");
        Write(name, "nginx.conf", "events {}\nhttp {\n    server {\n        listen 80;\n        location /reports/ {\n            proxy_read_timeout 300s;\n            proxy_pass http://127.0.0.1:8000;\n        }\n    }\n}\n");
        Write(name, "Procfile", "web: gunicorn shop.wsgi\n");
        Write(name, "gunicorn.conf.py", "bind = \"127.0.0.1:8000\"\nworkers = 4\ntimeout = 305\n");
        SourceClone.Commit(_folder, name, "good");
    }

    public void Write(string name, string path, string text) => _folder.Write($"{name}/{path}", text);

    internal Outcome RunStaged(string name)
    {
        _folder.MustRun("git", "-C", name, "add", "--all");
        return RunIn(name, "run", "--verbose");
    }

    public void Dispose() => _folder.Dispose();

    Outcome RunIn(string name, params string[] args)
    {
        // The second PATH entry is where the hook of the first kind was installed: what configlint-system finds.
        var command = $"cd '{name}' && PATH=\"$PATH:$(echo ../cache/repo*/dotnetenv-default/bin)\" PRE_COMMIT_HOME='{_folder.At("cache")}' MSBUILDDISABLENODEREUSE=1 pre-commit {string.Join(' ', args)}";
        return _folder.Execute("sh", "-c", command);
    }
}
