namespace ConfigLint.Tests.Hostile;

/// <summary>Files made to exhaust or mislead a reader of configs. Tests run them small, `ConfigLint.Benchmarks hostile` at full size.</summary>
/// <param name="Write">Writes them into a folder; the number is the size, 100 for the whole.</param>
/// <param name="Says">Part of what the user sees, on standard output or error.</param>
sealed record HostileInput(string Name, Action<HostileFolder, int> Write, string Says)
{
    public static IReadOnlyList<HostileInput> All { get; } =
    [
        .. HostileNginx.All,
        .. HostileServers.All,
        .. HostileYaml.All,
        .. HostilePrograms.All,
        .. HostileFiles.All,
    ];

    public override string ToString() => Name;
}

/// <summary>Where a hostile input is written.</summary>
sealed class HostileFolder(string root)
{
    public string Root => root;

    public void Write(string path, string text) => Write(path, System.Text.Encoding.UTF8.GetBytes(text));

    public void Write(string path, byte[] bytes)
    {
        var full = Path.Combine(root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, bytes);
    }

    public static string Repeat(string text, int count) => new System.Text.StringBuilder(text.Length * count).Insert(0, text, count).ToString();

    public static string Lines(int count, Func<int, string> line) => string.Concat(Enumerable.Range(0, count).Select(i => line(i) + "\n"));
}
