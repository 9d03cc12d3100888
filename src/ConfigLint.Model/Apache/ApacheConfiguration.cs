namespace ConfigLint.Model.Apache;

/// <summary>A main file with all that it includes; or a part of a configuration, of which nothing outside is known.</summary>
public sealed class ApacheConfiguration : ModelElement
{
    private readonly HashSet<SourceFile> _files = [];

    internal ApacheConfiguration(SourceFile main, bool isMain)
        : base(isMain ? "Apache" : "Apache snippet", new(main.Source, default))
    {
        Main = main;
        IsMain = isMain;
        Root = new ApacheContext(ApacheContextKind.Server, this, parent: null, tag: null);
    }

    public SourceFile Main { get; }

    public bool IsMain { get; }

    /// <summary>Nothing was left unread, so what is written nowhere has its default.</summary>
    public bool IsComplete => IsMain && !Root.HasUnread;

    /// <summary>The main server.</summary>
    public ApacheContext Root { get; }

    public IReadOnlyCollection<SourceFile> Files => _files;

    /// <summary>Module identifiers ("proxy_module") of the LoadModule lines read so far, in lower case.</summary>
    public HashSet<string> Modules { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>event, worker or prefork when the LoadModule line for it was read; null when the MPM may be built in or is not known.</summary>
    public string? Mpm => Array.Find(["event", "worker", "prefork"], name => Modules.Contains($"mpm_{name}_module"));

    public IReadOnlyList<ApacheServer> Servers { get; internal set; } = [];

    public IReadOnlyList<ApacheBalancer> Balancers { get; internal set; } = [];

    public IReadOnlyList<ApachePass> Passes { get; internal set; } = [];

    internal bool Includes(SourceFile file) => _files.Contains(file);

    internal void AddFile(SourceFile file) => _files.Add(file);
}
