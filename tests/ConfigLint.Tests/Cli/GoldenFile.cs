namespace ConfigLint.Tests.Cli;

/// <summary>A text that must equal a file of testdata; UPDATE_GOLDEN=1 rewrites it.</summary>
static class GoldenFile
{
    public static void Check(string path, string text)
    {
        var full = Repository.At("testdata", path);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllText(full, text);
        }
        Assert.True(File.Exists(full), $"testdata/{path} is missing: write it with UPDATE_GOLDEN=1");
        Assert.Equal(File.ReadAllText(full), text);
    }
}
