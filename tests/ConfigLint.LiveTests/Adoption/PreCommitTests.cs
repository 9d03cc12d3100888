namespace ConfigLint.LiveTests;

/// <summary>The hooks of .pre-commit-hooks.yaml with the real pre-commit, against a clone of this repository.</summary>
[Collection(PackagesCollection.Name)]
public sealed class PreCommitTests(PreCommitFixture hooks)
{
    [Theory]
    [InlineData("configlint")]
    [InlineData("configlint-system")]
    public void A_bad_file_stops_the_commit_and_the_finding_is_shown(string hook)
    {
        Assert.SkipUnless(PreCommitFixture.IsReady, PreCommitFixture.NotReady);
        var name = "bad-" + hook;
        hooks.NewRepository(name, hook);
        hooks.Write(name, "sites/api.conf", "server {\n    listen 80;\n    location / {\n        proxy_read_timeout 0;\n        proxy_pass http://127.0.0.1:9;\n    }\n}\n");
        var outcome = hooks.RunStaged(name);
        Assert.True(outcome.Code == 1, outcome.Out + outcome.Error);
        Assert.Contains("sites/api.conf:4:9: error CL1001 zero-timeout", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_good_file_passes()
    {
        Assert.SkipUnless(PreCommitFixture.IsReady, PreCommitFixture.NotReady);
        hooks.NewRepository("good", "configlint");
        hooks.Write("good", "gunicorn.conf.py", "bind = \"127.0.0.1:8000\"\nworkers = 6\ntimeout = 310\n");
        var outcome = hooks.RunStaged("good");
        Assert.True(outcome.Code == 0, outcome.Out + outcome.Error);
        Assert.Contains("Passed", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_files_do_not_start_it()
    {
        Assert.SkipUnless(PreCommitFixture.IsReady, PreCommitFixture.NotReady);
        hooks.NewRepository("other", "configlint");
        hooks.Write("other", "README.md", "# Shop\n");
        hooks.Write("other", "shop/models.py", "timeout = 1\n");
        var outcome = hooks.RunStaged("other");
        Assert.True(outcome.Code == 0, outcome.Out + outcome.Error);
        Assert.Contains("(no files to check)", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Yaml_that_is_no_config_passes()
    {
        Assert.SkipUnless(PreCommitFixture.IsReady, PreCommitFixture.NotReady);
        hooks.NewRepository("yaml", "configlint");
        hooks.Write("yaml", "locales/en.yml", "en:\n  title: Shop\n");
        var outcome = hooks.RunStaged("yaml");
        Assert.True(outcome.Code == 0, outcome.Out + outcome.Error);
    }

    [Fact]
    public void A_finding_between_two_files_is_seen_although_only_one_is_staged()
    {
        Assert.SkipUnless(PreCommitFixture.IsReady, PreCommitFixture.NotReady);
        hooks.NewRepository("hops", "configlint");
        hooks.Write("hops", "gunicorn.conf.py", "bind = \"127.0.0.1:8000\"\nworkers = 4\ntimeout = 45\n");
        var outcome = hooks.RunStaged("hops");
        Assert.True(outcome.Code == 1, outcome.Out + outcome.Error);
        Assert.Contains("CL6001 worker-killed-before-proxy-gives-up", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("gunicorn.conf.py:3", outcome.Out, StringComparison.Ordinal);
    }
}
