namespace ConfigLint.Tests.Cli;

/// <summary>The configuration that <c>configlint init</c> writes, which is all comments.</summary>
static class InitExample
{
    public static string SwitchedOn()
    {
        using var folder = new TempFolder();
        folder.Run("init");
        var lines = folder.Read(".configlint.yml").Split('\n').SkipWhile(line => line.Length > 0);
        return string.Join('\n', lines.Select(line => line.StartsWith("# ", StringComparison.Ordinal) ? line[2..] : line));
    }
}
