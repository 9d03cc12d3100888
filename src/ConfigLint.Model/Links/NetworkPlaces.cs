using ConfigLint.Model.Containers;
using ConfigLint.Model.Launches;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Model.Links;

/// <summary>
/// In which network namespace each hop of a stack lives: 127.0.0.1 in one container is not that of another. A namespace is stood for by
/// a container, or by the host as a whole.
/// </summary>
internal sealed class NetworkPlaces
{
    private static readonly object[] Unknown = [];

    private readonly List<Container> _containers;
    private readonly Dictionary<SourceText, SourceFile> _files;
    private readonly Dictionary<SourceText, IReadOnlyList<object>> _ofFile = [];
    private readonly ILookup<string, Container> _byName;
    private readonly object[] _host;

    /// <param name="host">What stands for the machine that the files lie on.</param>
    public NetworkPlaces(IReadOnlyList<ModelElement> elements, Workspace workspace, object host)
    {
        _host = [host];
        _containers = [.. elements.OfType<Container>()];
        _files = workspace.Files.DistinctBy(f => f.Source).ToDictionary(f => f.Source);
        _byName = _containers.SelectMany(c => c.HostNames.Select(name => (Name: name, Container: c))).ToLookup(c => c.Name, c => c.Container, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Where a hop lives; several when several containers run it, none when it is not known.</summary>
    public IReadOnlyList<object> Of(Hop hop) => hop is AppServer { Launch: { } launch } ? Of(launch) : OfFile(hop.At.Source);

    /// <summary>Containers that others reach by this name.</summary>
    public IEnumerable<object> Named(string host) => _byName[host].Select(c => (object)c.Network);

    public bool IsName(string host) => _byName.Contains(host);

    private IReadOnlyList<object> Of(Launch launch) => launch switch
    {
        { Container: { } container } => [container.Network],
        { Kind: LaunchKind.SystemdUnit } => _host,
        { File: { } file } => OfFile(file.Source),
        _ => Unknown,
    };

    private IReadOnlyList<object> OfFile(SourceText source)
    {
        if (_containers.Count == 0)
            return _host;
        if (!_ofFile.TryGetValue(source, out var places))
            _ofFile.Add(source, places = _files.TryGetValue(source, out var file) ? Find(file) : Unknown);
        return places;
    }

    private IReadOnlyList<object> Find(SourceFile file)
    {
        var containers = _containers.Where(c => c.PathsOf(file).Count > 0).Select(c => (object)c.Network).Distinct().ToList();
        return containers.Count > 0 ? containers : StackPartition.HostTree(file.Path) >= 0 ? _host : Unknown;
    }
}
