namespace ConfigLint.Tests.Docs;

/// <summary>Commands of the pages that <see cref="DocsTests"/> does not run itself, and the test that exercises each.</summary>
static class CommandsElsewhere
{
    /// <param name="Reason">Why it is not run here.</param>
    /// <param name="Exercise">A test class, or a file that CI runs.</param>
    public sealed record Entry(string Command, string Reason, string Exercise);

    public static readonly Entry[] All =
    [
        new("dotnet test -c Release", "it is the run in which this test stands", ".ci/run"),
        new("dotnet publish src/ConfigLint.Cli -c Release -r linux-x64 -o out", "the native compiler takes minutes", "ReleaseTests"),
        new("CONFIGLINT_FUZZ=50000 CONFIGLINT_FUZZ_SEED=1 tests/ConfigLint.Tests/bin/Release/net10.0/ConfigLint.Tests -namespace ConfigLint.Tests.Fuzz -showLiveOutput", "the long run takes most of an hour", "ParserFuzzTests"),
        new("dotnet run -c Release --project tests/ConfigLint.Benchmarks -- side-by-side out/configlint", "it measures", "AllocationGuardTests"),
        new("dotnet run -c Release --project tests/ConfigLint.Benchmarks -- fleet out/configlint 500 1000 2000 5000 20000", "it measures", "AllocationGuardTests"),
        new("dotnet run -c Release --project tests/ConfigLint.Benchmarks -- folders out/configlint ./etc", "it measures", "AllocationGuardTests"),
        new("dotnet run -c Release --project tests/ConfigLint.Benchmarks -- hostile out/configlint", "it measures", "HostileInputTests"),
        new("out/configlint ./etc", "the binary of the line above", "ReleaseTests"),
        new("""dotnet run --project tests/ConfigLint.Tests -- -class "*RulePageTests" """.TrimEnd(), "it is the run in which this test stands", "WritingARuleTests"),
        new("""UPDATE_GOLDEN=1 dotnet run --project tests/ConfigLint.Tests -- -class "*RulesReadmeTests" """.TrimEnd(), "it writes into the repository", "RulesReadmeTests"),
        new("""eval "$(configlint completion bash)" """.TrimEnd(), "it takes a shell", "CompletionTests"),
        new("pre-commit install", "it takes the hook", "NewcomerTests"),
        new("pre-commit run --all-files", "it takes the hook", "NewcomerTests"),
    ];
}
