using System.IO.Compression;
using ConfigLint.Cli;

namespace ConfigLint.LiveTests;

/// <summary>What a release holds, used as its users do.</summary>
[Collection(PackagesCollection.Name)]
public sealed class ReleaseTests(ReleaseFixture release)
{
    static readonly string Readme = File.ReadAllText(Repository.At("README.md"));
    static readonly string LibraryReadme = File.ReadAllText(Repository.At("src/README.md"));

    const string NoSources = """<?xml version="1.0" encoding="utf-8"?><configuration><packageSources><clear /></packageSources></configuration>""";

    [Fact]
    public void The_binary_prints_what_the_readme_shows()
    {
        Assert.SkipUnless(ReleaseFixture.IsReady, ReleaseFixture.NotReady);
        Assert.Equal(ToolVersion.Text + "\n", release.RunInSource(release.Binary, "--version").Out);
        var outcome = release.RunInSource(release.Binary, "testdata/samples/shop");
        Assert.Equal((1, ""), (outcome.Code, outcome.Error));
        Assert.Equal(Fence(Readme, "text"), outcome.Out.TrimEnd());
    }

    [Fact]
    public void Its_checksum_is_beside_it()
    {
        Assert.SkipUnless(ReleaseFixture.IsReady, ReleaseFixture.NotReady);
        Assert.Equal("configlint-linux-x64: OK\n", release.Folder.MustRun("env", "-C", release.Out, "sha256sum", "--check", "configlint-linux-x64.sha256"));
    }

    [Fact]
    public void The_action_finds_and_runs_it()
    {
        Assert.SkipUnless(ReleaseFixture.IsReady, ReleaseFixture.NotReady);
        var folder = release.Folder.Write("temp/empty", "");
        var outcome = release.RunInSource(
            "env", "GITHUB_OUTPUT=" + folder.At("output"), "GITHUB_PATH=" + folder.At("path"), "RUNNER_TEMP=" + folder.At("temp"), "CONFIGLINT_URL=file://" + release.Out,
            "CONFIGLINT_PATHS=testdata/samples/shop", "CONFIGLINT_ARGS=", "CONFIGLINT_FAIL_LEVEL=error", "CONFIGLINT_FOLDER=.", "CONFIGLINT_SARIF=configlint.sarif",
            ".github/action/run.sh");
        Assert.Equal((0, "exit-code=1\nsarif-file=configlint.sarif\n"), (outcome.Code, folder.Read("output")));
        Assert.Contains("::error file=testdata/samples/shop/etc/nginx/sites/api.conf,line=10,", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("\"CL1009\"", folder.Read("source/configlint.sarif"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_packages_are_the_libraries_and_the_tool_for_each_machine()
    {
        Assert.SkipUnless(ReleaseFixture.IsReady, ReleaseFixture.NotReady);
        string[] names = ["ConfigLint.Analysis", "ConfigLint.Model", "ConfigLint.Rules", "ConfigLint.Syntax", "configlint", "configlint.any", "configlint.linux-x64"];
        Assert.Equal(
            names.Select(name => $"{name}.{ToolVersion.Text}.nupkg").Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(release.Packages).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
        foreach (var name in names)
        {
            using var package = ZipFile.OpenRead(Path.Combine(release.Packages, $"{name}.{ToolVersion.Text}.nupkg"));
            var entries = package.Entries.Select(entry => entry.FullName).ToList();
            Assert.Contains("README.md", entries);
            if (name.StartsWith("ConfigLint.", StringComparison.Ordinal))
                Assert.Contains($"lib/net10.0/{name}.xml", entries);
        }
    }

    [Fact]
    public void The_tool_installs_and_prints_what_the_readme_shows()
    {
        Assert.SkipUnless(ReleaseFixture.IsReady, ReleaseFixture.NotReady);
        var folder = release.Folder.Write("none.config", NoSources);
        folder.MustRun("dotnet", "tool", "install", "configlint", "--tool-path", "tool", "--configfile", folder.At("none.config"), "--add-source", release.Packages);
        var outcome = release.RunInSource(folder.At("tool/configlint"), "testdata/samples/shop");
        Assert.Equal((1, ""), (outcome.Code, outcome.Error));
        Assert.Equal(Fence(Readme, "text"), outcome.Out.TrimEnd());
    }

    [Fact]
    public void A_program_that_uses_the_libraries_builds_and_prints_what_their_readme_shows()
    {
        Assert.SkipUnless(ReleaseFixture.IsReady, ReleaseFixture.NotReady);
        var cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        // What the libraries depend on comes from the cache of this machine's own build; what is tested goes into a new one.
        var folder = release.Folder
            .Write("consumer/nuget.config", $"""<configuration><packageSources><clear /><add key="release" value="{release.Packages}" /></packageSources><fallbackPackageFolders><add key="cache" value="{cache}" /></fallbackPackageFolders></configuration>""")
            .Write("consumer/consumer.csproj", $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <OutputType>Exe</OutputType>
                    <TargetFramework>net10.0</TargetFramework>
                    <ImplicitUsings>enable</ImplicitUsings>
                  </PropertyGroup>
                  <ItemGroup>
                    <PackageReference Include="ConfigLint.Rules" Version="{ToolVersion.Text}" />
                  </ItemGroup>
                </Project>
                """)
            .Write("consumer/Program.cs", Fence(LibraryReadme, "csharp"));
        folder.MustRun("env", "-C", folder.At("consumer"), $"NUGET_PACKAGES={folder.At("nuget")}", "MSBUILDDISABLENODEREUSE=1", "dotnet", "build", "--output", folder.At("consumer-out"));
        Assert.Equal(Fence(LibraryReadme, "text"), folder.MustRun("dotnet", folder.At("consumer-out/consumer.dll")).TrimEnd());
    }

    static string Fence(string text, string language)
    {
        var start = text.IndexOf($"```{language}\n", StringComparison.Ordinal) + language.Length + 4;
        return text[start..text.IndexOf("\n```", start, StringComparison.Ordinal)];
    }
}
