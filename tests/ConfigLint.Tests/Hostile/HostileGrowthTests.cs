using ConfigLint.Tests.Cli;

namespace ConfigLint.Tests.Hostile;

/// <summary>
/// Twice the input takes twice the memory that is allocated, and with it about twice the time: of what was the square once. A scan that
/// allocates nothing would not be seen here; the times of the whole are in docs/hostile-input.md.
/// </summary>
public sealed class HostileGrowthTests
{
    [Theory]
    [InlineData("20,000 variables and 20,000 maps, each in a pass")]
    [InlineData("20,000 servers that pass to each other's addresses")]
    [InlineData("PHP-FPM: 20,000 pools behind nginx")]
    [InlineData("HAProxy: a frontend before 20,000 backends")]
    [InlineData("HAProxy: 20,000 frontends, each before its backend")]
    [InlineData("HAProxy: a backend of 100,000 servers and defaults for them")]
    [InlineData("Kubernetes: 10,000 Deployments, Services and Ingresses")]
    [InlineData("compose: 20,000 services behind nginx")]
    [InlineData("compose: 20,000 projects")]
    [InlineData("Istio: 10,000 VirtualServices and DestinationRules")]
    [InlineData("CloudFormation: 10,000 load balancers before 10,000 services")]
    [InlineData("Dockerfile: 50,000 stages, each on the one before")]
    public void Twice_the_input_allocates_about_twice_as_much(string name)
    {
        var input = HostileInput.All.Single(i => i.Name == name);
        // Once before, for what is made only once.
        Allocated(input, 1);
        var small = Allocated(input, 3);
        var large = Allocated(input, 6);
        Assert.InRange((double)large / small, 1, 2.5);
    }

    static long Allocated(HostileInput input, int size)
    {
        using var folder = new TempFolder();
        input.Write(new HostileFolder(folder.Root), size);
        var before = GC.GetAllocatedBytesForCurrentThread();
        folder.Run("--jobs", "1", "--format", "json", folder.Root);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
