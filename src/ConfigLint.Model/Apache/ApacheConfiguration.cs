namespace ConfigLint.Model.Apache;

/// <summary>A main file with all that it includes; or a part of a configuration, of which nothing outside is known.</summary>
public sealed class ApacheConfiguration : ModelElement
{
    private readonly HashSet<SourceFile> _files = [];
    private readonly HashSet<string> _modules = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _defines = new(StringComparer.Ordinal);

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

    /// <summary>A LoadModule line was read, so modules are not all built in.</summary>
    public bool LoadsModules => _modules.Count > 0;

    /// <summary>event, worker or prefork when the LoadModule line for it was read; null when the MPM may be built in or is not known.</summary>
    public string? Mpm => Array.Find(["event", "worker", "prefork"], name => _modules.Contains($"mpm_{name}_module"));

    public IReadOnlyList<ApacheServer> Servers { get; internal set; } = [];

    public IReadOnlyList<ApacheBalancer> Balancers { get; internal set; } = [];

    public IReadOnlyList<ApachePass> Passes { get; internal set; } = [];

    /// <summary>A LoadModule line for this identifier ("proxy_module") was read, in whatever case.</summary>
    public bool HasModule(string identifier) => _modules.Contains(identifier);

    /// <summary>A Define of this name was met, even one that Apache may not read.</summary>
    public bool MayDefine(string name) => _defines.Contains(name);

    /// <summary>The numbers of processes and threads, for directives that stand under <paramref name="under"/>; null when the MPM is not known there.</summary>
    public ApacheProcesses? ProcessesUnder(ApacheCondition under) =>
        (Mpm ?? under.Mpm) is { } mpm ? new ApacheProcesses(Root, mpm, under) : null;

    /// <summary>How long a graceful stop waits for running requests; zero, the default, means as long as needed.</summary>
    public Setting<TimeSpan> GracefulShutdownTimeout => Root.Setting<TimeSpan>("GracefulShutdownTimeout", ApacheSeconds.Read, TimeSpan.Zero);

    internal void AddModule(string identifier) => _modules.Add(identifier);

    internal void AddDefine(string name) => _defines.Add(name);

    internal bool Includes(SourceFile file) => _files.Contains(file);

    internal void AddFile(SourceFile file) => _files.Add(file);
}
