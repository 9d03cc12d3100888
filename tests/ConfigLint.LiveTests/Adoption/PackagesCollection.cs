namespace ConfigLint.LiveTests;

/// <summary>Tests that build: after all others, because they leave nothing of the processors to real servers with time-outs. What is built is shared.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class PackagesCollection : ICollectionFixture<ReleaseFixture>, ICollectionFixture<PreCommitFixture>
{
    public const string Name = "packages";

    public const string OnlyInCi = "builds the native binary, which takes minutes: set CI=true";

    public static bool IsWanted => Environment.GetEnvironmentVariable("CI") == "true" && OperatingSystem.IsLinux();
}
