namespace ConfigLint.LiveTests;

/// <summary>The hooks of .pre-commit-hooks.yaml with the real pre-commit, against a clone of this repository.</summary>
[Collection(PackagesCollection.Name)]
public sealed class PreCommitTests(PreCommitFixture hooks)
{
    const int Passed = 0;
    const int Stopped = 1;

    [Theory]
    [InlineData("configlint")]
    [InlineData("configlint-system")]
    public void A_bad_file_stops_the_commit_and_the_finding_is_shown(string hook) => Commit(
        "bad-" + hook,
        hook,
        [("sites/api.conf", "server {\n    listen 80;\n    location / {\n        proxy_read_timeout 0;\n        proxy_pass http://127.0.0.1:9;\n    }\n}\n")],
        Stopped,
        "sites/api.conf:4:9: error CL1001 zero-timeout");

    [Fact]
    public void A_good_file_passes() => Commit("good", "configlint", [("gunicorn.conf.py", "bind = \"127.0.0.1:8000\"\nworkers = 6\ntimeout = 310\n")], Passed, "Passed");

    [Fact]
    public void Other_files_do_not_start_it() => Commit("other", "configlint", [("README.md", "# Shop\n"), ("shop/models.py", "timeout = 1\n")], Passed, "(no files to check)");

    [Fact]
    public void Yaml_that_is_no_config_passes() => Commit("yaml", "configlint", [("locales/en.yml", "en:\n  title: Shop\n")], Passed);

    [Fact]
    public void A_finding_between_two_files_is_seen_although_only_one_is_staged() => Commit(
        "hops",
        "configlint",
        [("gunicorn.conf.py", "bind = \"127.0.0.1:8000\"\nworkers = 4\ntimeout = 45\n")],
        Stopped,
        "CL6001 worker-killed-before-proxy-gives-up",
        "gunicorn.conf.py:3");

    /// <summary>Stages files in a new repository of this name and runs the hook.</summary>
    void Commit(string name, string hook, (string Path, string Text)[] files, int code, params string[] shown)
    {
        Assert.SkipUnless(PreCommitFixture.IsReady, PreCommitFixture.NotReady);
        hooks.NewRepository(name, hook);
        foreach (var (path, text) in files)
            hooks.Write(name, path, text);
        var outcome = hooks.RunStaged(name);
        Assert.True(outcome.Code == code, outcome.Out + outcome.Error);
        Assert.All(shown, text => Assert.Contains(text, outcome.Out, StringComparison.Ordinal));
    }
}
