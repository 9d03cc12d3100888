using System.Globalization;
using System.Text;
using ConfigLint.Cli.Discovery;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Cli.Fixing;

/// <summary>Unified diffs that <c>patch -p1</c> and <c>git apply</c> take.</summary>
internal static class UnifiedDiff
{
    private const int Context = 3;

    /// <summary>Beyond this many changed lines the whole stretch is replaced: a diff stays linear in the file.</summary>
    private const int MostEdits = 2000;

    private readonly record struct Change(int OldStart, int OldLength, int NewStart, int NewLength);

    public static string Of(SourceText before, SourceText after)
    {
        var (old, now) = (Lines(before.Text), Lines(after.Text));
        var changes = Compare(old, now);
        if (changes.Count == 0)
            return "";
        var path = before.Path.TrimStart('/');
        // A name with a blank ends with a tab, as git writes it: what follows a blank could be a date.
        var end = path.Contains(' ') ? "\t\n" : "\n";
        var diff = new StringBuilder($"--- {GitName.Quote("a/" + path)}{end}+++ {GitName.Quote("b/" + path)}{end}");
        for (var first = 0; first < changes.Count;)
        {
            var last = first;
            while (last + 1 < changes.Count && changes[last + 1].OldStart - (changes[last].OldStart + changes[last].OldLength) <= 2 * Context)
                last++;
            AppendHunk(diff, old, now, changes.GetRange(first, last - first + 1));
            first = last + 1;
        }
        return diff.ToString();
    }

    private static void AppendHunk(StringBuilder diff, List<string> old, List<string> now, List<Change> changes)
    {
        var lead = Math.Min(Context, changes[0].OldStart);
        var oldStart = changes[0].OldStart - lead;
        var newStart = changes[0].NewStart - lead;
        var oldEnd = Math.Min(old.Count, changes[^1].OldStart + changes[^1].OldLength + Context);
        var newEnd = changes[^1].NewStart + changes[^1].NewLength + (oldEnd - changes[^1].OldStart - changes[^1].OldLength);
        diff.Append($"@@ -{Range(oldStart, oldEnd)} +{Range(newStart, newEnd)} @@\n");
        var at = oldStart;
        foreach (var change in changes)
        {
            for (; at < change.OldStart; at++)
                AppendLine(diff, ' ', old[at]);
            for (; at < change.OldStart + change.OldLength; at++)
                AppendLine(diff, '-', old[at]);
            for (var i = 0; i < change.NewLength; i++)
                AppendLine(diff, '+', now[change.NewStart + i]);
        }
        for (; at < oldEnd; at++)
            AppendLine(diff, ' ', old[at]);
    }

    private static string Range(int start, int end)
    {
        // An empty range names the line before it.
        var first = end == start ? start : start + 1;
        return end - start == 1
            ? first.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{first},{end - start}");
    }

    private static void AppendLine(StringBuilder diff, char sign, string line)
    {
        diff.Append(sign).Append(line);
        if (!line.EndsWith('\n'))
            diff.Append("\n\\ No newline at end of file\n");
    }

    /// <summary>Lines with their line feeds; a carriage return stays part of its line.</summary>
    private static List<string> Lines(string text)
    {
        var lines = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at);
            end = end < 0 ? text.Length : end + 1;
            lines.Add(text[at..end]);
            at = end;
        }
        return lines;
    }

    private static List<Change> Compare(List<string> old, List<string> now)
    {
        var start = 0;
        while (start < old.Count && start < now.Count && old[start] == now[start])
            start++;
        var end = 0;
        while (end < old.Count - start && end < now.Count - start && old[^(end + 1)] == now[^(end + 1)])
            end++;
        var (oldMiddle, newMiddle) = (old.GetRange(start, old.Count - start - end), now.GetRange(start, now.Count - start - end));
        if (oldMiddle.Count == 0 && newMiddle.Count == 0)
            return [];
        return Myers(oldMiddle, newMiddle) is { } changes
            ? [.. changes.Select(c => c with { OldStart = c.OldStart + start, NewStart = c.NewStart + start })]
            : [new Change(start, oldMiddle.Count, start, newMiddle.Count)];
    }

    /// <summary>The shortest edit script by Myers's algorithm; null when it has too many edits to be worth it.</summary>
    private static List<Change>? Myers(List<string> old, List<string> now)
    {
        var most = Math.Min(MostEdits, old.Count + now.Count);
        var reach = new int[(2 * most) + 2];
        var history = new List<int[]>();
        for (var d = 0; d <= most; d++)
        {
            history.Add(reach[..]);
            for (var k = -d; k <= d; k += 2)
            {
                var x = k == -d || (k != d && reach[most + k - 1] < reach[most + k + 1]) ? reach[most + k + 1] : reach[most + k - 1] + 1;
                while (x < old.Count && x - k < now.Count && old[x] == now[x - k])
                    x++;
                reach[most + k] = x;
                if (x >= old.Count && x - k >= now.Count)
                    return Trace(history, old.Count, now.Count, most);
            }
        }
        return null;
    }

    private static List<Change> Trace(List<int[]> history, int x, int y, int offset)
    {
        var changes = new List<Change>();
        for (var d = history.Count - 1; d > 0; d--)
        {
            var reach = history[d];
            var k = x - y;
            var isInsertion = k == -d || (k != d && reach[offset + k - 1] < reach[offset + k + 1]);
            var previous = isInsertion ? k + 1 : k - 1;
            x = reach[offset + previous];
            y = x - previous;
            var change = isInsertion ? new Change(x, 0, y, 1) : new Change(x, 1, y, 0);
            // Neighbours join, so that a changed block is one change.
            if (changes.Count > 0 && changes[^1].OldStart == change.OldStart + change.OldLength && changes[^1].NewStart == change.NewStart + change.NewLength)
                changes[^1] = new Change(change.OldStart, change.OldLength + changes[^1].OldLength, change.NewStart, change.NewLength + changes[^1].NewLength);
            else
                changes.Add(change);
        }
        changes.Reverse();
        return changes;
    }
}
