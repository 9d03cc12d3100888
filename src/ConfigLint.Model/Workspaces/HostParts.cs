using ConfigLint.Model.Links;

namespace ConfigLint.Model;

/// <summary>
/// A workspace of many hosts in parts that can be read side by side and then forgotten, so that memory does not grow with the fleet: what a
/// host's files say concerns no other host. What lies outside of all hosts is the first part.
/// </summary>
public sealed class HostParts
{
    private const int HostsOfPart = 16;

    /// <summary>Fewer hosts are read as one.</summary>
    private const int FewestHosts = 2 * HostsOfPart;

    private readonly Workspace _whole;
    private readonly List<List<SourceFile>> _files;
    private readonly Dictionary<string, int> _partOfHost;

    private HostParts(Workspace whole, List<List<SourceFile>> files, Dictionary<string, int> partOfHost)
    {
        _whole = whole;
        _files = files;
        _partOfHost = partOfHost;
    }

    public int Count => _files.Count;

    /// <returns>Null when the workspace has few hosts.</returns>
    public static HostParts? Split(Workspace workspace)
    {
        // Every run asks; only a fleet pays for the answer.
        if (workspace.Files.Count < FewestHosts)
            return null;
        var partition = new StackPartition(workspace);
        var trees = workspace.Files.GroupBy(file => partition.TreeOf(file.Path)).ToList();
        if (trees.Count < FewestHosts)
            return null;
        var hosts = new SortedDictionary<string, List<SourceFile>>(StringComparer.Ordinal);
        var rest = new List<SourceFile>();
        foreach (var group in trees)
        {
            // Hosts below one compose file may be one stack.
            if (group.Key is { } host && group.All(file => partition.KeepsTo(host, file.Path)))
                hosts.Add(host, [.. group]);
            else
                rest.AddRange(group);
        }
        if (hosts.Count < FewestHosts)
            return null;
        var files = new List<List<SourceFile>> { rest };
        var partOfHost = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var chunk in hosts.Chunk(HostsOfPart))
        {
            foreach (var (host, _) in chunk)
                partOfHost.Add(host, files.Count);
            files.Add([.. chunk.SelectMany(host => host.Value)]);
        }
        return new HostParts(workspace, files, partOfHost);
    }

    /// <summary>Some parts as a new workspace of one.</summary>
    public Workspace Open(params IEnumerable<int> parts) => _whole.Part(parts.SelectMany(part => _files[part]));

    /// <summary>The other parts that have a say in what was read: of a file that two parts include only a workspace with both tells the truth.</summary>
    /// <returns>Empty when the part keeps to itself; with the first part when it has read a file of no host.</returns>
    public IEnumerable<int> OthersReadBy(int part, Workspace opened) =>
        opened.Files.Where(file => file.Source.Host is null).Select(file => PartOf(file.Path)).Where(owner => owner != part).Distinct();

    private int PartOf(string path)
    {
        for (var folder = path; folder.LastIndexOf('/') is > 0 and var slash;)
        {
            folder = folder[..slash];
            if (_partOfHost.TryGetValue(folder, out var part))
                return part;
        }
        return 0;
    }
}
