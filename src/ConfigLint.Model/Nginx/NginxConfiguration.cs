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

    public NginxVariables Variables => field ??= new NginxVariables(this);

    public NginxContext? Http => Root.Kind == NginxContextKind.Http ? Root : Root.Children.FirstOrDefault(c => c.Kind == NginxContextKind.Http);

    public NginxContext? Events => Root.Children.FirstOrDefault(c => c.Kind == NginxContextKind.Events);

    /// <summary>Null when the version is not known: a rule then speaks only if its fact holds for any version, and names the bound.</summary>
    public bool? IsAtLeast(Version version) => Version is null ? null : Version >= version;

    /// <summary>A main file, and no include anywhere in it hides this directive.</summary>
    public bool IsCompleteFor(string directive) => IsComplete && Root.DescendantsAndSelf().All(context => context.IsCompleteFor(directive));

    internal void AddFile(SourceFile file) => _files.Add(file);

    internal bool Includes(SourceFile file) => _files.Contains(file);
}
