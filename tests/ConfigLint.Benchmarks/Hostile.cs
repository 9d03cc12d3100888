using System.Globalization;
using ConfigLint.Tests.Hostile;

namespace ConfigLint.Benchmarks;

/// <summary>The table of hostile inputs at full size: what each costs, and how the run ends.</summary>
static class Hostile
{
    const int FullSize = 100;

    public static int Run(string binary)
    {
        Console.WriteLine("| input | MB | s | MiB | what the user sees |\n|---|---|---|---|---|");
        foreach (var input in HostileInput.All)
        {
            var folder = Directory.CreateTempSubdirectory("configlint-hostile").FullName;
            try
            {
                input.Write(new HostileFolder(folder), FullSize);
                var size = new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Where(f => f.LinkTarget is null).Sum(f => f.Length);
                var milliseconds = Processes.Time(binary, [folder], out var peak, out var output);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {input.Name} | {size / 1e6:0.0} | {milliseconds / 1000:0.00} | {peak / 1048576.0:0} | {(output.Contains(input.Says, StringComparison.Ordinal) ? input.Says : Last(output))} |"));
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        return 0;
    }

    static string Last(string output) => output.TrimEnd().Split('\n')[^1].Trim();
}
