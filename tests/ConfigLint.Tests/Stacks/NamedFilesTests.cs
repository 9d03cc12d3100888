using ConfigLint.Tests.Cli;

namespace ConfigLint.Tests.Stacks;

/// <summary>What surrounds a file that is named, and where its path may lead.</summary>
public sealed class NamedFilesTests
{
    const string Pool = "etc/php/8.2/fpm/pool.d/blog.conf";
    const string Site = "etc/nginx/sites-enabled/blog.conf";

    /// <summary>nginx waits longer than the pool lets a request run: one finding with a place in each of the two files.</summary>
    static readonly SeededFault Fault = SeededFault.All.First(f => f is { Stack: "fpm-host", Path: Site } && f.Findings[0].Rule == "CL6001");

    [Fact]
    public void Several_files_have_each_finding_once()
    {
        using var copy = StackCopy.Of(Fault);
        Assert.Equal(copy.Check(), copy.Check(Site, Pool));
        Assert.Equal(copy.Check(), copy.Check(Pool, "etc/nginx"));
        Assert.Single(copy.Check());
    }

    [Theory]
    [InlineData("etc/nginx", "sites-enabled/blog.conf")]
    [InlineData("etc/nginx/sites-enabled", "blog.conf")]
    [InlineData("etc/nginx/sites-enabled", "../../php/8.2/fpm/pool.d/blog.conf")]
    public void From_a_subfolder_the_folder_of_the_configuration_surrounds_the_file(string folder, string file)
    {
        using var copy = StackCopy.Of(Fault);
        Assert.Equal("CL6001", Assert.Single(copy.CheckIn(folder, file)).Rule);
    }

    [Fact]
    public void From_anywhere_the_repository_surrounds_the_file()
    {
        using var copy = StackCopy.Of(Fault);
        File.Delete(Path.Combine(copy.Root, ".configlint.yml"));
        Assert.Empty(copy.CheckIn("etc/nginx", "sites-enabled/blog.conf"));
        Directory.CreateDirectory(Path.Combine(copy.Root, ".git"));
        Assert.Equal("CL6001", Assert.Single(copy.CheckIn("etc/nginx", "sites-enabled/blog.conf")).Rule);
    }

    [Fact]
    public void A_link_stands_for_its_file_and_belongs_to_where_it_lies()
    {
        using var copy = StackCopy.Of(Fault);
        using var elsewhere = new TempFolder().Write("blog.conf", File.ReadAllText(Path.Combine(copy.Root, Site)));
        File.CreateSymbolicLink(Path.Combine(copy.Root, "etc/nginx/blog"), Path.Combine(copy.Root, Site));
        Assert.Equal("CL6001", Assert.Single(copy.Check("etc/nginx/blog")).Rule);
        File.Delete(Path.Combine(copy.Root, Site));
        File.CreateSymbolicLink(Path.Combine(copy.Root, Site), elsewhere.At("blog.conf"));
        var found = Assert.Single(copy.Check(Site));
        Assert.Equal(("CL6001", Pool + ":15"), (found.Rule, found.Related));
    }

    [Fact]
    public void A_file_elsewhere_has_its_own_surroundings()
    {
        using var copy = StackCopy.Of(Fault);
        using var elsewhere = new TempFolder().Write(".configlint.yml", "");
        var outcome = elsewhere.Run("check", "--format", "json", Path.Combine(copy.Root, Pool));
        Assert.Equal((1, ""), (outcome.Code, outcome.Error));
        Assert.Contains("\"rule\": \"CL6001\"", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_of_two_places_have_the_findings_of_both()
    {
        using var copy = StackCopy.Of(Fault);
        using var other = StackCopy.Of(SeededFault.All.First(f => f.Stack == "gunicorn-compose"));
        Directory.CreateDirectory(Path.Combine(other.Root, ".git"));
        var found = copy.Check(Site, Path.Combine(other.Root, "app/gunicorn.conf.py"));
        Assert.Equal(["CL6001", "CL6001"], found.Select(f => f.Rule));
        Assert.Equal(2, found.Select(f => f.File).Distinct().Count());
    }
}
