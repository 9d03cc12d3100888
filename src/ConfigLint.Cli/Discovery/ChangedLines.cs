using System.Diagnostics;
using System.Globalization;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Cli.Discovery;

/// <summary>The lines that differ from a git revision, as git itself tells them; files that git does not track are new throughout.</summary>
internal sealed class ChangedLines
{
    private readonly Dictionary<string, List<(int First, int Last)>> _lines = new(StringComparer.Ordinal);
    private readonly Func<string, string> _absolute;

    /// <param name="absolute">Turns the path that findings show into an absolute one.</param>
    /// <exception cref="RunException">A root is in no repository, or git does not know the revision.</exception>
    public ChangedLines(string revision, IEnumerable<string> roots, Func<string, string> absolute)
    {
        _absolute = absolute;
        if (revision.StartsWith('-'))
            throw new RunException($"--new-from {revision}: not a revision");
        foreach (var top in roots.Select(root => Git(root, "rev-parse", "--show-toplevel").TrimEnd('\n')).Distinct().ToList())
        {
            ReadDiff(top, Git(top, "-c", "core.quotepath=off", "diff", "--unified=0", "--no-color", "--no-ext-diff", "--no-textconv", "--no-renames", "--src-prefix=a/", "--dst-prefix=b/", revision, "--"));
            foreach (var file in Git(top, "ls-files", "--others", "--exclude-standard", "-z").Split('\0', StringSplitOptions.RemoveEmptyEntries))
                Add($"{top}/{file}", 1, int.MaxValue);
        }
    }

    public bool Contains(Location at)
    {
        if (!_lines.TryGetValue(_absolute(at.Path), out var ranges))
            return false;
        var (first, last) = (at.Start.Line, at.End.Line);
        return ranges.Exists(range => range.First <= last && first <= range.Last);
    }

    private void ReadDiff(string top, string diff)
    {
        string? file = null;
        foreach (var line in diff.Split('\n'))
        {
            if (line.StartsWith("+++ ", StringComparison.Ordinal))
                file = line.StartsWith("+++ b/", StringComparison.Ordinal) ? $"{top}/{line[6..].TrimEnd('\t')}" : null;
            else if (file is not null && line.StartsWith("@@ ", StringComparison.Ordinal))
                AddHunk(file, line);
        }
    }

    /// <summary><c>@@ -1,2 +3,4 @@</c>: four lines from line 3 on are new; a count left out is 1.</summary>
    private void AddHunk(string file, string header)
    {
        var plus = header.IndexOf('+', StringComparison.Ordinal);
        var end = plus < 0 ? -1 : header.IndexOf(' ', plus);
        if (end < 0)
            return;
        var numbers = header[(plus + 1)..end].Split(',');
        var count = 1;
        if (int.TryParse(numbers[0], CultureInfo.InvariantCulture, out var start) && (numbers.Length < 2 || int.TryParse(numbers[1], CultureInfo.InvariantCulture, out count)) && count > 0)
            Add(file, start, start + count - 1);
    }

    private void Add(string file, int first, int last)
    {
        if (!_lines.TryGetValue(file, out var ranges))
            _lines.Add(file, ranges = []);
        ranges.Add((first, last));
    }

    private static string Git(string folder, params string[] args)
    {
        // No hook and no monitor of a strange repository may run.
        var start = new ProcessStartInfo("git", ["-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", .. args])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = CliHost.Utf8,
        };
        try
        {
            using var process = Process.Start(start) ?? throw new RunException("--new-from: git did not start");
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? output : throw new RunException($"--new-from: git: {error.Result.Split('\n')[0]}");
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new RunException($"--new-from needs git: {e.Message}");
        }
    }
}
