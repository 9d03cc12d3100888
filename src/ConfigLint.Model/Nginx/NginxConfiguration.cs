namespace ConfigLint.Model.Nginx;

/// <summary>
/// One nginx as it would start: a main file with all that it includes; or a snippet, of which nothing outside is known.
/// </summary>
public sealed class NginxConfiguration : ModelElement
{
    private readonly HashSet<SourceFile> _files = [];

    internal NginxConfiguration(SourceFile main, bool isComplete, NginxContextKind rootKind, Version? version)
        : base(isComplete ? "nginx" : "nginx snippet", new(main.Source, default))
    {
        Main = main;
        IsComplete = isComplete;
        Version = version;
        Root = new NginxContext(rootKind, this, parent: null, block: null);
    }

    public SourceFile Main { get; }

    /// <summary>A main file, so that what is written nowhere has its default; false for snippets.</summary>
    public bool IsComplete { get; }

    /// <summary>Null when nothing in the stack tells it.</summary>
    public Version? Version { get; }

    public NginxContext Root { get; }

    /// <summary>The main file and everything it includes.</summary>
    public IReadOnlyCollection<SourceFile> Files => _files;

    public IReadOnlyList<NginxUpstream> Upstreams { get; internal set; } = [];

    public IReadOnlyList<NginxServer> Servers { get; internal set; } = [];

    public IReadOnlyList<NginxPass> Passes { get; internal set; } = [];

    /// <summary>Those of one block itself.</summary>
    public IEnumerable<NginxPass> PassesIn(NginxContext context) => PassesByContext[context];

    /// <summary>Those of one server.</summary>
    public IEnumerable<NginxPass> PassesOf(NginxServer server) => PassesByServer[server.Context];

    private ILookup<NginxContext, NginxPass> PassesByContext => field ??= Passes.ToLookup(p => p.Context);

    private ILookup<NginxContext?, NginxPass> PassesByServer => field ??= Passes.ToLookup(p => p.ServerContext);

    public NginxVariables Variables => field ??= new NginxVariables(this);

    /// <summary>Where auth_request and mirror send their subrequests, by the server block around them; null stands for http.</summary>
    internal ILookup<NginxContext?, string> SubrequestUris => field ??= Root.DescendantsAndSelf()
        .SelectMany(c => c.Own("auth_request").Concat(c.Own("mirror")).Where(s => s.ArgumentCount > 0)
            .Select(s => (Server: c.Enclosing(NginxContextKind.Server), Uri: s.Argument(0).Split('?')[0])))
        .ToLookup(s => s.Server, s => s.Uri);

    public NginxContext? Http => Root.Kind == NginxContextKind.Http ? Root : Root.Children.FirstOrDefault(c => c.Kind == NginxContextKind.Http);

    public NginxContext? Events => Root.Children.FirstOrDefault(c => c.Kind == NginxContextKind.Events);

    /// <summary>Null when the version is not known: a rule then speaks only if its fact holds for any version, and names the bound.</summary>
    public bool? IsAtLeast(Version version) => VersionBounds.IsAtLeast(Version, version);

    /// <summary>
    /// The listens that are certainly reached through an address of this machine: the same socket path, the same host, or a loopback
    /// address where all addresses are listened on. Whether another address belongs to this machine cannot be known.
    /// </summary>
    public IEnumerable<(NginxServer Server, NginxListen Listen)> ListensAt(Address address) => Listeners.At(address);

    /// <summary>The servers that may share a TCP port, on whatever address; among several the Host header or SNI decides.</summary>
    public IReadOnlyList<NginxServer> ServersOnPort(int port) => Listeners.OnPort(port);

    /// <summary>A main file, and no include anywhere in it hides this directive.</summary>
    public bool IsCompleteFor(string directive) => IsComplete && Unread.All(include => !include.MaySet(directive));

    /// <summary>The unread includes of all blocks, each pattern once: a tree of thousands of sites has a handful.</summary>
    private IReadOnlyList<NginxUnreadInclude> Unread => field ??= [.. Root.DescendantsAndSelf().SelectMany(c => c.UnreadIncludes).DistinctBy(i => i.Pattern)];

    private NginxListeners Listeners => field ??= new NginxListeners(this);

    internal void AddFile(SourceFile file) => _files.Add(file);

    internal bool Includes(SourceFile file) => _files.Contains(file);
}
