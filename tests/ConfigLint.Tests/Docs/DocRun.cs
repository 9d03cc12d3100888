using System.Text;
using ConfigLint.Tests.Cli;

namespace ConfigLint.Tests.Docs;

/// <summary>Follows a page as its reader does: saves the files that it shows, runs its commands in order, and compares what is printed.</summary>
sealed class DocRun : IDisposable
{
    const string FromSource = "dotnet run --project src/ConfigLint.Cli --";

    static readonly string[] GitIdentity = ["GIT_CONFIG_GLOBAL=/dev/null", "GIT_AUTHOR_NAME=reader", "GIT_AUTHOR_EMAIL=reader@example.com", "GIT_COMMITTER_NAME=reader", "GIT_COMMITTER_EMAIL=reader@example.com"];

    readonly DocPage _page;
    readonly TempFolder _folder = new();
    readonly List<string> _faults = [];
    readonly List<(DocFence Fence, string Text)> _outputs = [];

    DocRun(DocPage page)
    {
        _page = page;
        foreach (var path in Repository.Files("*", "testdata/samples"))
            _folder.Write(path, File.ReadAllText(Repository.At(path)));
    }

    /// <summary>What is not as the page says. UPDATE_GOLDEN=1 writes what is printed into the page instead.</summary>
    public static IReadOnlyList<string> Faults(DocPage page)
    {
        using var run = new DocRun(page);
        run.Follow();
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            run.Rewrite();
        return run._faults;
    }

    public void Dispose() => _folder.Dispose();

    void Follow()
    {
        (StringBuilder Text, int Section)? printed = null;
        foreach (var fence in _page.Fences)
        {
            if (fence.File is { } file)
            {
                _folder.Write(file, fence.Text);
            }
            else if (fence.Language == "sh")
            {
                var lines = fence.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !IsElsewhere(line)).ToList();
                printed = lines.Count == 0 ? null : (new StringBuilder(), fence.Section);
                foreach (var line in lines)
                    printed!.Value.Text.Append(Run(line, fence));
            }
            else if (printed is { } output && output.Section == fence.Section)
            {
                _outputs.Add((fence, output.Text.ToString()));
                if (!Agree(fence, output.Text.ToString()))
                    _faults.Add($"{_page.Path}:{fence.Line}: the commands above print\n{output.Text}");
                printed = null;
            }
        }
    }

    string Run(string line, DocFence fence)
    {
        var words = Words(line);
        if (words[0] == "git")
        {
            var git = _folder.Execute("env", [.. GitIdentity, .. words]);
            if (git.Code != 0)
                _faults.Add($"{_page.Path}:{fence.Line}: {line} ends with {git.Code}: {git.Error}");
            return git.Out;
        }
        if (line.StartsWith(FromSource, StringComparison.Ordinal))
            words = ["configlint", .. words.Skip(5)];
        if (words[0] != "configlint")
        {
            _faults.Add($"{_page.Path}:{fence.Line}: no test runs \"{line}\": see {nameof(CommandsElsewhere)}");
            return "";
        }
        var outcome = _folder.Run([.. words.Skip(1)]);
        return outcome.Error + outcome.Out;
    }

    static bool IsElsewhere(string line) => CommandsElsewhere.All.Any(entry => entry.Command == line);

    /// <summary>The words of a command line; of the shell's language only double quotes are used by the pages.</summary>
    static string[] Words(string line)
    {
        var parts = line.Split('"');
        return [.. parts.SelectMany((part, i) => i % 2 == 1 ? [part] : part.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
    }

    /// <summary>The pieces between gaps stand in the output in this order, the first at its beginning and the last at its end.</summary>
    static bool Agree(DocFence fence, string output)
    {
        var actual = Lines(output);
        if (!fence.HasGaps)
            return actual.SequenceEqual(Lines(fence.Text));
        var at = 0;
        var pieces = Pieces(fence.Text).ToList();
        for (var i = 0; i < pieces.Count; i++)
        {
            var last = actual.Length - pieces[i].Count;
            var start = i == 0 ? 0 : i == pieces.Count - 1 ? Math.Max(at, last) : at;
            while (start <= last && !actual.Skip(start).Take(pieces[i].Count).SequenceEqual(pieces[i]))
                start++;
            if (start > last || (i == 0 && start > 0 && pieces[i].Count > 0))
                return false;
            at = start + pieces[i].Count;
        }
        return true;
    }

    static IEnumerable<List<string>> Pieces(string text)
    {
        var piece = new List<string>();
        foreach (var line in Lines(text))
        {
            if (line.Trim() == "…")
            {
                yield return piece;
                piece = [];
            }
            else
            {
                piece.Add(line);
            }
        }
        yield return piece;
    }

    static string[] Lines(string text) => [.. text.TrimEnd().Split('\n').Select(line => line.TrimEnd())];

    void Rewrite()
    {
        var text = _page.Text;
        foreach (var (fence, output) in _outputs.Where(output => !output.Fence.HasGaps).Reverse())
            text = text[..fence.Begin] + string.Join("\n", Lines(output)) + "\n" + text[(fence.Begin + fence.Text.Length)..];
        File.WriteAllText(Repository.At(_page.Path), text);
    }
}
