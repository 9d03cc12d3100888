using System.IO.Enumeration;
using ConfigLint.Cli.Fixing;
using ConfigLint.Model;

namespace ConfigLint.Cli.Discovery;

/// <summary>
/// Walks a folder for files that may be configs: by name alone, without opening or asking about any other file, and without
/// entering what is pruned. It follows no link to a folder (what lies below the root is met anyway, what lies outside is not ours),
/// so it cannot loop and cannot leave the root.
/// </summary>
internal sealed class FileTree
{
    private static readonly EnumerationOptions AllEntries = new() { AttributesToSkip = 0, IgnoreInaccessible = true, BufferSize = 32 * 1024 };

    private readonly IReadOnlyList<string> _roots;
    private readonly DiscoveryOptions _options;

    /// <param name="roots">Real paths; a link to a file is followed only to a place below one of them.</param>
    public FileTree(IReadOnlyList<string> roots, DiscoveryOptions options)
    {
        _roots = roots;
        _options = options;
    }

    /// <param name="IsLink">The path is not the file's real one.</param>
    public readonly record struct Candidate(string Path, FormatDetector.Verdict Verdict, bool IsLink);

    private readonly record struct Entry(string Name, bool IsDirectory, bool IsLink);

    /// <summary>Candidates below one root in the order of the tree; links after the files they may lead to.</summary>
    public List<Candidate> Find(string root)
    {
        var found = new List<Candidate>();
        var links = new List<Candidate>();
        var open = new Stack<(string Folder, IgnoreRules? Rules)>();
        open.Push((root, IgnoreFiles.Above(root)));
        while (open.TryPop(out var next))
        {
            var entries = List(next.Folder);
            var prefix = next.Folder.EndsWith('/') ? next.Folder : next.Folder + "/";
            var rules = IgnoreFiles.Read(prefix, next.Rules, entries.Exists(e => e is { Name: ".gitignore", IsDirectory: false }));
            for (var i = entries.Count - 1; i >= 0; i--)
            {
                var entry = entries[i];
                if (entry.IsDirectory && !entry.IsLink && !IgnoreRules.IsIgnored(rules, prefix + entry.Name, isDirectory: true))
                    open.Push((prefix + entry.Name, rules));
            }
            foreach (var entry in entries)
            {
                var path = prefix + entry.Name;
                if (!entry.IsDirectory && IsWanted(next.Folder, entry.Name, path, rules, out var verdict))
                    (entry.IsLink ? links : found).Add(new Candidate(path, verdict, entry.IsLink));
            }
        }
        found.AddRange(links.Where(link => StaysInside(link.Path)));
        return found;
    }

    private bool IsWanted(string folder, string name, string path, IgnoreRules? rules, out FormatDetector.Verdict verdict)
    {
        verdict = FormatDetector.ByName(folder, Templates.CutExtension(name));
        if (_options.FormatOf(path) is { } declared)
            verdict = declared;
        return verdict.IsCandidate && !IgnoreRules.IsIgnored(rules, path, isDirectory: false) && !_options.IsExcluded(path);
    }

    private bool StaysInside(string link) => TargetOf(link) is { } target && File.Exists(target) && _roots.Any(root => FilePaths.IsInside(target, root));

    private static string? TargetOf(string link) =>
        OperatingSystem.IsWindows() ? File.ResolveLinkTarget(link, returnFinalTarget: true) is { } target ? DiskFileSystem.Slashes(target.FullName) : null : Posix.RealPath(link);

    private List<Entry> List(string folder)
    {
        var entries = new List<Entry>();
        try
        {
            entries.AddRange(new FileSystemEnumerable<Entry>(folder, ToEntry, AllEntries) { ShouldIncludePredicate = MayMatter });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Gone or closed to us since it was listed: nothing to find there.
        }
        entries.Sort(static (left, right) => ByteOrder.Compare(left.Name, right.Name));
        return entries;
    }

    // Links are told only for what matters: each asking is a system call.
    private static Entry ToEntry(ref FileSystemEntry entry) =>
        new(entry.FileName.ToString(), entry.IsDirectory, (entry.Attributes & FileAttributes.ReparsePoint) != 0);

    private bool MayMatter(ref FileSystemEntry entry)
    {
        var name = entry.FileName;
        if (entry.IsDirectory)
            return name is not (".git" or ".hg" or ".svn" or "node_modules" or "vendor");
        // What a fix that was interrupted left behind.
        if (name.StartsWith(AtomicFile.Prefix))
            return false;
        return name is ".gitignore" || FormatDetector.ByName(entry.Directory, Templates.CutExtension(name)).IsCandidate || _options.MayDeclareFormat(name);
    }
}
