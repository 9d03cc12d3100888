using System.Globalization;
using System.Text.RegularExpressions;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Cli.Discovery;

/// <summary>The lines that differ from a git revision, as git itself tells them; files that git does not track are new throughout.</summary>
internal sealed partial class ChangedLines
{
    private readonly Dictionary<string, List<(int First, int Last)>> _lines = new(StringComparer.Ordinal);
    private readonly Func<string, string> _absolute;

    /// <param name="absolute">Turns the path that findings show into an absolute one.</param>
    /// <exception cref="RunException">A root is in no repository, or git does not know the revision.</exception>
    public ChangedLines(string revision, IEnumerable<string> roots, Func<string, string> absolute)
    {
        _absolute = absolute;
        if (revision.StartsWith('-') || revision.Trim().Length == 0)
            throw new RunException($"--new-from {revision}: not a revision");
        foreach (var top in roots.Select(GitCommand.Top).Distinct().ToList())
        {
            Check(top, revision);
            // A renamed file keeps its lines; of submodules git shows what changed inside.
            ReadDiff(top, GitCommand.Run(top, "diff", "--unified=0", "--no-color", "--no-ext-diff", "--no-textconv", "--find-renames", "--submodule=diff", "--src-prefix=a/", "--dst-prefix=b/", revision, "--"));
            AddUntracked(top);
        }
    }

    public bool Contains(Location at)
    {
        if (!_lines.TryGetValue(_absolute(at.Path), out var ranges))
            return false;
        var (first, last) = (at.Start.Line, at.End.Line);
        return ranges.Exists(range => range.First <= last && first <= range.Last);
    }

    private static void Check(string top, string revision)
    {
        if (GitCommand.TryRun(top, out _, "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"))
            return;
        var isShallow = GitCommand.Run(top, "rev-parse", "--is-shallow-repository").Trim() == "true";
        throw new RunException($"--new-from {revision}: git knows no such revision in {top}" + (isShallow ? "; this is a shallow clone: fetch its history (git fetch --unshallow, or fetch-depth: 0 of actions/checkout)" : ""));
    }

    private void AddUntracked(string top)
    {
        foreach (var file in GitCommand.Run(top, "ls-files", "--others", "--exclude-standard", "-z").Split('\0', StringSplitOptions.RemoveEmptyEntries))
            Add($"{top}/{file}", 1, int.MaxValue);
        // Mode 160000 is a submodule; the name stands behind a tab. One that is not checked out has no .git.
        foreach (var entry in GitCommand.Run(top, "ls-files", "--stage", "-z").Split('\0').Where(entry => entry.StartsWith("160000 ", StringComparison.Ordinal)))
        {
            var submodule = $"{top}/{entry[(entry.IndexOf('\t', StringComparison.Ordinal) + 1)..]}";
            if (Path.Exists(submodule + "/.git"))
                AddUntracked(submodule);
        }
    }

    /// <summary>Hunks are followed line by line: git shows unchanged lines around those of a submodule whatever it is told.</summary>
    private void ReadDiff(string top, string diff)
    {
        string? file = null;
        var (line, oldLeft, newLeft) = (0, 0, 0);
        foreach (var text in diff.Split('\n'))
        {
            if (oldLeft > 0 || newLeft > 0)
            {
                if (text.StartsWith('\\'))
                    continue;
                var (isOld, isNew) = (!text.StartsWith('+'), !text.StartsWith('-'));
                if (isNew && !isOld && file is not null)
                    Add(file, line, line);
                line += isNew ? 1 : 0;
                newLeft -= isNew ? 1 : 0;
                oldLeft -= isOld ? 1 : 0;
            }
            else if (text.StartsWith("+++ ", StringComparison.Ordinal))
                file = GitName.Unquote(text[4..].TrimEnd('\t')) is var name && name.StartsWith("b/", StringComparison.Ordinal) ? $"{top}/{name[2..]}" : null;
            else if (Hunk().Match(text) is { Success: true } hunk)
                (oldLeft, line, newLeft) = (Number(hunk.Groups[1]), Number(hunk.Groups[2]), Number(hunk.Groups[3]));
        }
    }

    /// <summary>A count that is left out is 1.</summary>
    private static int Number(Group group) => group.Success && int.TryParse(group.ValueSpan, CultureInfo.InvariantCulture, out var number) ? number : 1;

    [GeneratedRegex(@"^@@ -[0-9]+(?:,([0-9]+))? \+([0-9]+)(?:,([0-9]+))? @@", RegexOptions.NonBacktracking)]
    private static partial Regex Hunk();

    private void Add(string file, int first, int last)
    {
        if (!_lines.TryGetValue(file, out var ranges))
            _lines.Add(file, ranges = []);
        if (ranges.Count > 0 && ranges[^1].Last == first - 1)
            ranges[^1] = (ranges[^1].First, last);
        else
            ranges.Add((first, last));
    }
}
