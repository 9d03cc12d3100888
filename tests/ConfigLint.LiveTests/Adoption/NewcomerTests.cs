namespace ConfigLint.LiveTests;

/// <summary>A newcomer's first hour, typed into a shell, with what was built for the other tests of this collection.</summary>
[Collection(PackagesCollection.Name)]
public sealed class NewcomerTests(ReleaseFixture release, PreCommitFixture hooks)
{
    const string Site = "events {}\nhttp {\n    server {\n        listen 80;\n        location / {\n            proxy_pass http://127.0.0.1:8000;\n            proxy_read_timeout 0;\n        }\n    }\n}\n";

    [Fact]
    public void The_two_commands_of_the_readme_work_in_a_clean_clone()
    {
        Assert.SkipUnless(ReleaseFixture.IsReady, ReleaseFixture.NotReady);
        var readme = File.ReadAllText(Repository.At("README.md"));
        var shell = new Transcript(release.Folder);
        shell.Type(".", "git clone --quiet \"file://$PWD/source\" clone");

        const string Sample = "dotnet run --project src/ConfigLint.Cli -- testdata/samples/shop";
        Assert.Contains(Sample, readme, StringComparison.Ordinal);
        Assert.EndsWith("\n2 errors, 1 warning, 1 note in 5 files (2 fixable with --unsafe-fixes)\n", shell.Type("clone", Sample, code: 1), StringComparison.Ordinal);

        // The whole run is .ci/run's; what is new here is that a clean clone builds and finds its tests.
        Assert.Contains("dotnet test -c Release", readme, StringComparison.Ordinal);
        Assert.Contains("DocsTests", shell.Type("clone", "dotnet run -c Release --project tests/ConfigLint.Tests -- -list classes"), StringComparison.Ordinal);
        Assert.Equal("", shell.Type("clone", "git status --porcelain"));
        shell.Keep("newcomer-clone");
    }

    [Fact]
    public void The_tool_installs_completes_and_takes_up_a_project_with_old_findings()
    {
        Assert.SkipUnless(ReleaseFixture.IsReady, ReleaseFixture.NotReady);
        release.Folder.Write("first-hour/nuget.config", "<configuration><packageSources><clear /></packageSources></configuration>").Write("first-hour/shop/nginx.conf", Site);
        var shell = new Transcript(release.Folder);
        shell.Type("first-hour", $"dotnet tool install configlint --tool-path bin --configfile nuget.config --add-source '{release.Packages}'");

        var completed = shell.Type("first-hour", "PATH=$PWD/bin:$PATH; eval \"$(configlint completion bash)\"; compopt() { :; }; COMP_WORDS=(configlint ex) COMP_CWORD=1 COMP_LINE='configlint ex' COMP_POINT=13; _configlint; echo \"${COMPREPLY[@]}\"");
        Assert.Equal("explain", completed.Trim());

        Assert.Equal("wrote .configlint.yml\n", Lint("init"));
        Assert.Contains("error CL1001 zero-timeout", Lint(".", code: 1), StringComparison.Ordinal);
        Lint("--write-baseline known.sarif .");
        Assert.Equal("no problems in 1 file\n", Lint("--baseline known.sarif ."));
        Commit("the shop as it is");

        release.Folder.Write("first-hour/shop/nginx.conf", "# The shop\n" + Site.Replace("proxy_pass", "proxy_connect_timeout 0;\n            proxy_pass", StringComparison.Ordinal));
        Commit("one more time-out");
        var found = Lint("--baseline known.sarif .", code: 1);
        Assert.Contains("proxy_connect_timeout 0 does not mean unlimited", found, StringComparison.Ordinal);
        Assert.EndsWith("\n1 error in 1 file (1 fixable with --unsafe-fixes)\n", found, StringComparison.Ordinal);
        Assert.Equal(found, Lint("--new-from HEAD~1 .", code: 1));
        Lint("--new-from HEAD .");
        shell.Keep("newcomer-tool");

        string Lint(string arguments, int code = 0) => shell.Type("first-hour/shop", "../bin/configlint " + arguments, code);

        void Commit(string message) => shell.Type("first-hour/shop", $"git init --quiet . && git add --all && git -c user.name=n -c user.email=n@example.com commit --quiet --message '{message}'");
    }

    [Fact]
    public void The_hook_stops_a_bad_commit_and_lets_the_mended_one_pass()
    {
        Assert.SkipUnless(PreCommitFixture.IsReady, PreCommitFixture.NotReady);
        var shell = new Transcript(release.Folder);
        hooks.NewRepository("newcomer", "configlint");
        hooks.Write("newcomer", "sites/api.conf", "server {\n    listen 80;\n    location / {\n        proxy_read_timeout 0;\n        proxy_pass http://127.0.0.1:9;\n    }\n}\n");
        Assert.Equal(1, Run().Code);
        hooks.Write("newcomer", "sites/api.conf", "server {\n    listen 80;\n    location / {\n        proxy_read_timeout 10s;\n        proxy_pass http://127.0.0.1:9;\n    }\n}\n");
        Assert.Equal(0, Run().Code);
        shell.Keep("newcomer-hook");

        Outcome Run()
        {
            var outcome = hooks.RunStaged("newcomer");
            shell.Add("newcomer", "git add --all && pre-commit run --verbose", outcome);
            return outcome;
        }
    }
}
