using ConfigLint.Model.Containers;
using ConfigLint.Model.Kubernetes;
using ConfigLint.Model.Launches;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Model.Links;

/// <summary>
/// In which network namespace each hop of a stack lives: 127.0.0.1 in one container is not that of another. A namespace is stood for by
/// a container, or by the host as a whole.
/// </summary>
internal sealed class NetworkPlaces
{
    /// <summary>More than this many containers of one name say nothing about which of them is meant.</summary>
    private const int MostOfOneName = 200;

    private static readonly object[] Unknown = [];

    private readonly bool _hasContainers;
    private readonly ServerContainers _serverContainers;
    private readonly Workspace _workspace;
    private readonly Dictionary<SourceText, IReadOnlyList<object>> _ofFile = [];
    private readonly ILookup<string, Container> _byName;
    private readonly ILookup<string, Service> _services;
    private readonly object[] _host;

    /// <param name="host">What stands for the machine that the files lie on.</param>
    public NetworkPlaces(IReadOnlyList<ModelElement> elements, Workspace workspace, object host)
    {
        _host = [host];
        var containers = elements.OfType<Container>().ToList();
        _hasContainers = containers.Count > 0;
        _serverContainers = new ServerContainers(elements);
        _workspace = workspace;
        _services = elements.OfType<Service>().Where(s => s.ObjectName is not null).ToLookup(s => s.ObjectName!, StringComparer.OrdinalIgnoreCase);
        _byName = containers.SelectMany(c => c.HostNames.Select(name => (Name: name, Container: c))).ToLookup(c => c.Name, c => c.Container, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Where a hop lives; several when several containers run it, none when it is not known.</summary>
    public IReadOnlyList<object> Of(Hop hop) => NetworksOf(Homes(hop));

    /// <summary>What runs a hop, whatever network it uses: containers, or the host as a whole; none when it is not known.</summary>
    public IReadOnlyList<object> Homes(Hop hop) => hop is AppServer { Launch: { } launch } ? Of(launch) : OfFile(hop.At.Source);

    public bool IsHost(object home) => ReferenceEquals(home, _host[0]);

    /// <summary>The places that a name and a port lead to, with the port there: a compose service, or the pods behind a Kubernetes Service.</summary>
    /// <returns>Null when the name is no one's.</returns>
    public IReadOnlyList<(object Place, int Port, string Reason)>? Named(string host, int port)
    {
        if (_byName.Contains(host))
            return [.. _byName[host].Select(c => ((object)c.Network, port, $"{host} is the {c.Name} that it runs in")).Distinct().Take(MostOfOneName)];
        if (_services.Count == 0)
            return null;
        var parts = host.Split('.');
        var services = _services[parts[0]].Where(s => IsNameOf(s, parts)).Take(2).ToList();
        if (services.Count == 0)
            return null;
        // Several of one name are the variants of one, of which the target means only one.
        return services is [var service] ? [.. service.Workloads.SelectMany(w => PortsOf(service, w, port))] : [];
    }

    private static bool IsNameOf(Service service, string[] parts) => parts.Length == 1
        || (parts.Length == 2 && parts[1] == (service.Namespace ?? "default"))
        || (parts.Length > 2 && parts[1] == (service.Namespace ?? "default") && parts[2] == "svc");

    private static IEnumerable<(object Place, int Port, string Reason)> PortsOf(Service service, Workload workload, int port)
    {
        foreach (var number in service.Ports.Where(p => p.Number == port).SelectMany(p => TargetsOf(p, workload)))
            yield return (workload, number, $"the Service \"{service.ObjectName}\" leads to port {number} of {workload.Name}");
    }

    /// <summary>The ports of a workload's pods that an entry of a Service leads to.</summary>
    public static IEnumerable<int> TargetsOf(ServicePort entry, Workload workload) => (entry.TargetName is { } name
        ? workload.Containers.SelectMany(c => c.Ports).Where(p => p.Name == name).Select(p => p.Number)
        : [entry.TargetNumber]).Where(number => number > 0);

    private static IReadOnlyList<object> NetworksOf(IReadOnlyList<object> homes) =>
        homes.Any(home => home is Container) ? [.. homes.Select(home => home is Container container ? container.Network : home).Distinct()] : homes;

    private IReadOnlyList<object> Of(Launch launch) => launch switch
    {
        { Container: { } container } => [container],
        { Kind: LaunchKind.SystemdUnit } => _host,
        { File: { } file } => OfFile(file.Source),
        _ => Unknown,
    };

    private IReadOnlyList<object> OfFile(SourceText source)
    {
        if (!_hasContainers)
            return _host;
        if (!_ofFile.TryGetValue(source, out var places))
            _ofFile.Add(source, places = _workspace.FileOf(source) is { } file ? Find(file) : Unknown);
        return places;
    }

    private IReadOnlyList<object> Find(SourceFile file)
    {
        var containers = _serverContainers.Running(file).ToList<object>();
        return containers.Count > 0 ? containers : StackPartition.HostTree(file.Path) >= 0 ? _host : Unknown;
    }
}
