using System.Collections.Concurrent;
using ConfigLint.Model.Containers;
using ConfigLint.Model.Links;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Model;

/// <summary>How sure it is that one hop's target is the other hop's listener.</summary>
public enum LinkConfidence
{
    /// <summary>The one candidate with that port: may raise a note, never a warning or an error.</summary>
    Probable,

    /// <summary>The same socket path, loopback port, compose service or Kubernetes service.</summary>
    Exact,

    /// <summary>Written in <c>.configlint.yml</c>.</summary>
    Declared,
}

/// <summary>Two neighbours on the request path.</summary>
/// <param name="Reason">Why they were joined, in words: shown by <c>--verbose</c> and <c>graph</c>.</param>
public sealed record Link(Hop From, Hop To, LinkConfidence Confidence, string Reason)
{
    /// <summary>The address that the first one connects to.</summary>
    public Address? Target { get; init; }

    /// <summary>Where the second one accepts; null when that is another element's business.</summary>
    public Listener? Listener { get; init; }

    /// <summary>Both live in one network namespace: one host, container or pod. Null when that is not known.</summary>
    public bool? IsLocal { get; init; }
}

/// <summary>The chain of hops that a request takes, from the client's side.</summary>
public sealed record Route(IReadOnlyList<Hop> Hops);

/// <summary>The hops, links and everything else that belongs to one host or environment.</summary>
public sealed class Stack
{
    // Rules ask for the links of thousands of hops.
    private ILookup<Hop, Link>? _linksFrom;
    private ILookup<Hop, Link>? _linksTo;
    private readonly ConcurrentDictionary<SourceFile, IReadOnlyList<Container>> _containersRunning = new();

    public Stack(string name, Workspace workspace, IReadOnlyList<ModelElement> elements, IReadOnlyList<Link> links, IReadOnlyList<Route> routes)
    {
        Name = name;
        Workspace = workspace;
        Elements = elements;
        Links = links;
        Routes = routes;
    }

    public string Name { get; }

    public Workspace Workspace { get; }

    /// <summary>Every element, hops among them, in the order of the files.</summary>
    public IReadOnlyList<ModelElement> Elements { get; }

    public IEnumerable<Hop> Hops => Elements.OfType<Hop>();

    /// <summary>The containers in which a server runs on a file that is mounted or copied into them.</summary>
    public IEnumerable<Container> ContainersRunning(SourceFile file) => _containersRunning.GetOrAdd(file, FindContainers);

    /// <summary>The containers that run a hop; empty when it runs on the host, or when that is not known.</summary>
    public IEnumerable<Container> ContainersOf(Hop hop) => Homes(hop).OfType<Container>();

    /// <summary>It certainly runs in no container.</summary>
    public bool RunsOnHost(Hop hop) => Homes(hop) is [var only] && Places!.IsHost(only);

    /// <summary>Both certainly see the same files, sockets among them: one container or one host.</summary>
    public bool ShareFiles(Hop one, Hop other) => Homes(one) is { Count: > 0 } homes && Homes(other) is { Count: > 0 } others && homes.All(others.Contains) && others.All(homes.Contains);

    public IReadOnlyList<Link> Links { get; }

    /// <summary>Those that start at a hop.</summary>
    public IEnumerable<Link> LinksFrom(Hop hop) => (_linksFrom ??= Links.ToLookup(l => l.From))[hop];

    /// <summary>Those that end at a hop.</summary>
    public IEnumerable<Link> LinksTo(Hop hop) => (_linksTo ??= Links.ToLookup(l => l.To))[hop];

    public IReadOnlyList<Route> Routes { get; }

    internal NetworkPlaces? Places { get; init; }

    private ServerContainers ServerContainers => field ??= new ServerContainers(Elements);

    private IReadOnlyList<Container> FindContainers(SourceFile file) => [.. ServerContainers.Running(file)];

    private IReadOnlyList<object> Homes(Hop hop) => Places?.Homes(hop) ?? [];
}

/// <summary>A fault found while the model was built: an include that is not there, a word the server refuses.</summary>
/// <param name="RuleId">CL0001, CL0005, CL0006 or CL0007.</param>
public sealed record ModelProblem(string RuleId, Location At, string Message, bool IsNote = false);
