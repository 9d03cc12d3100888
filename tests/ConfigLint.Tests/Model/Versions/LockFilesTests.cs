using ConfigLint.Model;

namespace ConfigLint.Tests.Model.Versions;

public sealed class LockFilesTests
{
    [Theory]
    [InlineData("Gemfile.lock", "GEM\n  specs:\n    puma (6.4.2)\n      nio4r (~> 2.0)\n\nDEPENDENCIES\n  puma (~> 6.0)\n", "puma", "6.4.2")]
    [InlineData("Gemfile.lock", "GEM\n  specs:\n    capybara (3.1)\n      puma (5.0)\n    puma (6.4.2)\n    puma (6.4.2-java)\n", "puma", "6.4.2")]
    [InlineData("Gemfile.lock", "GEM\n  specs:\n    puma-metrics (1.2)\n    puma (7.0.0.pre1)\n", "puma", null)]
    [InlineData("poetry.lock", "[[package]]\nname = \"gunicorn\"\nversion = \"23.0.0\"\n\n[package.dependencies]\nversion = \"1\"\n", "gunicorn", "23.0.0")]
    [InlineData("uv.lock", "version = 1\n\n[[package]]\nname = \"flask\"\nversion = \"3.0.0\"\n\n[[package]]\nname = \"gunicorn\"\nversion = \"22.0.0\"\n", "gunicorn", "22.0.0")]
    [InlineData("Pipfile.lock", "{\"default\": {\"gunicorn\": {\"hashes\": [\"sha256:x\"], \"version\": \"==20.1.0\"}}}", "gunicorn", "20.1.0")]
    [InlineData("requirements.txt", "flask==3.0\nGunicorn==20.1.0 \\\n    --hash=sha256:0\n", "gunicorn", "20.1.0")]
    [InlineData("requirements-prod.txt", "gunicorn[gevent] == 23 ; python_version > \"3.8\"\r\n", "gunicorn", "23.0")]
    [InlineData("requirements/base.txt", "gunicorn==21.2.0  # web\n", "gunicorn", "21.2.0")]
    [InlineData("requirements.txt", "gunicorn>=20.1\n", "gunicorn", null)]
    [InlineData("requirements.txt", "gunicorn==20.*\n", "gunicorn", null)]
    [InlineData("requirements.txt", "gunicorn-json-logger==1.0\n# gunicorn==1.0\n", "gunicorn", null)]
    [InlineData("pyproject.toml", "[project]\ndependencies = [\n  \"flask\",\n  # \"gunicorn==1.0\",\n  \"gunicorn[gevent]==23.0.0\",\n]\n", "gunicorn", "23.0.0")]
    [InlineData("pyproject.toml", "[tool.poetry.dependencies]\ngunicorn = \"20.1.0\"\n", "gunicorn", "20.1.0")]
    [InlineData("pyproject.toml", "[tool.poetry.dependencies]\ngunicorn = \"^20.1.0\"\n", "gunicorn", null)]
    [InlineData("pyproject.toml", "[project]\ndescription = \"gunicorn on top\"\n", "gunicorn", null)]
    public void A_version_is_read(string name, string text, string package, string? version) =>
        Assert.Equal(version, Workspace((name, text)).LockFiles.Find("/w/config/server.conf", package)?.ToString());

    [Fact]
    public void The_nearest_folder_that_names_the_package_decides()
    {
        var workspace = Workspace(("requirements.txt", "gunicorn==20.1.0\n"), ("api/requirements.txt", "gunicorn\n"), ("web/requirements.txt", "flask\n"));
        Assert.Equal(new Version(20, 1, 0), workspace.LockFiles.Find("/w/web/gunicorn.conf.py", "gunicorn"));
        Assert.Null(workspace.LockFiles.Find("/w/api/gunicorn.conf.py", "gunicorn"));
    }

    [Fact]
    public void A_lock_file_beats_the_list_it_was_made_from_and_two_versions_are_none()
    {
        Assert.Equal(new Version(23, 0, 0), Workspace(("requirements.txt", "gunicorn==20.1.0\n"), ("poetry.lock", "[[package]]\nname = \"gunicorn\"\nversion = \"23.0.0\"\n")).LockFiles.Find("/w/x", "gunicorn"));
        Assert.Null(Workspace(("requirements.txt", "gunicorn==20.1.0\n"), ("requirements-dev.txt", "gunicorn==21.0.0\n")).LockFiles.Find("/w/x", "gunicorn"));
    }

    [Fact]
    public void Nothing_is_looked_for_above_the_roots()
    {
        var workspace = Workspace(("requirements.txt", "gunicorn==20.1.0\n"));
        workspace.Roots = ["/w/web"];
        Assert.Null(workspace.LockFiles.Find("/w/web/gunicorn.conf.py", "gunicorn"));
    }

    static Workspace Workspace(params (string Path, string Text)[] files)
    {
        var disk = new InMemoryFileSystem();
        foreach (var (path, text) in files)
            disk.Add("/w/" + path, text);
        return new Workspace(disk, WorkspaceOptions.Default);
    }
}
