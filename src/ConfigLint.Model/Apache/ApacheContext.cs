namespace ConfigLint.Model.Apache;

/// <summary>What kind of section a directive stands in.</summary>
public enum ApacheContextKind
{
    /// <summary>Outside of any section: the main server.</summary>
    Server,
    VirtualHost,
    Location,
    LocationMatch,
    Directory,
    Files,

    /// <summary>&lt;Proxy&gt; or &lt;ProxyMatch&gt;.</summary>
    Proxy,

    /// <summary>&lt;If&gt;, &lt;ElseIf&gt;, &lt;Else&gt;: decided for each request.</summary>
    If,
    Other,
}

/// <summary>A section after includes, read-time tests and macros; or the whole configuration outside of sections.</summary>
public sealed class ApacheContext
{
    private readonly List<ApacheEntry> _entries = [];
    private readonly Dictionary<string, List<ApacheEntry>> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<ApacheContext> _children = [];
    private int _lastUnread = -1;

    internal ApacheContext(ApacheContextKind kind, ApacheConfiguration configuration, ApacheContext? parent, ApacheEntry? tag)
    {
        Kind = kind;
        Configuration = configuration;
        Parent = parent;
        Tag = tag;
        parent?._children.Add(this);
    }

    public ApacheContextKind Kind { get; }

    public ApacheConfiguration Configuration { get; }

    public ApacheContext? Parent { get; }

    /// <summary>The main server or virtual host that this section is.</summary>
    public ApacheServer? Owner { get; internal set; }

    /// <summary>The opening tag; null for the main server.</summary>
    public ApacheEntry? Tag { get; }

    /// <summary>The directives of this very section in the order in which Apache reads them.</summary>
    public IReadOnlyList<ApacheEntry> Entries => _entries;

    public IReadOnlyList<ApacheContext> Children => _children;

    /// <summary>An include of this section, or the use of a macro, was not read.</summary>
    public bool HasUnread => _lastUnread >= 0;

    /// <summary>The main server or the virtual host around this section: whose ProxyTimeout, Timeout and SSLProxy… count.</summary>
    public ApacheContext Server
    {
        get
        {
            var context = this;
            while (context.Kind is not (ApacheContextKind.Server or ApacheContextKind.VirtualHost) && context.Parent is not null)
                context = context.Parent;
            return context;
        }
    }

    /// <summary>The directives of this name in this very section.</summary>
    public IReadOnlyList<ApacheEntry> Own(string name) => _byName.TryGetValue(name, out var entries) ? entries : [];

    public IEnumerable<ApacheContext> DescendantsAndSelf()
    {
        var open = new Stack<ApacheContext>();
        open.Push(this);
        while (open.TryPop(out var context))
        {
            yield return context;
            for (var i = context._children.Count - 1; i >= 0; i--)
                open.Push(context._children[i]);
        }
    }

    /// <summary>
    /// What holds for a directive of the server config: the last one of this server, else of the main server
    /// (what mod_proxy and core merge per server).
    /// </summary>
    /// <param name="under">The tests that hold for whoever asks; those around this section by default.</param>
    public ApacheLookup Lookup(string name, ApacheCondition? under = null)
    {
        under ??= Tag?.Condition ?? ApacheCondition.Always;
        for (var server = Server; server is not null; server = server.Parent)
        {
            var own = server.Own(name);
            for (var i = own.Count - 1; i >= 0; i--)
            {
                if (own[i].Condition.Excludes(under))
                    continue;
                return server._lastUnread > own[i].Order ? ApacheLookup.Unknown("an include behind it was not read")
                    : !own[i].Condition.HoldsUnder(under) ? ApacheLookup.Unknown("it stands in a section whose test cannot be answered")
                    : new ApacheLookup(own[i], server, IsComplete: true, null);
            }
            if (server.HasUnread)
                return ApacheLookup.Unknown("an include was not read");
        }
        return Configuration.IsComplete
            ? new ApacheLookup(null, null, IsComplete: true, null)
            : ApacheLookup.Unknown("the file is a part of a configuration");
    }

    /// <summary>The value of a server-wide directive.</summary>
    /// <param name="read">Null when Apache refuses the text.</param>
    /// <param name="otherwise">Apache's default, or null when it has none that is certain.</param>
    /// <param name="under">As for <see cref="Lookup"/>.</param>
    public Setting<T> Setting<T>(string name, Func<string, T?> read, T? otherwise, ApacheCondition? under = null)
        where T : struct
    {
        var lookup = Lookup(name, under);
        if (lookup.Entry is { } entry)
        {
            if (entry.Argument(0) is not { } text)
                return Model.Setting<T>.Unknown(name, "the value has a variable");
            Origin origin = lookup.Level == Server ? new Origin.Written(entry.At) : new Origin.Inherited(entry.At, "the main server");
            return read(text) is { } value ? Model.Setting<T>.Known(name, value, origin) : Model.Setting<T>.Unknown(name, "Apache refuses the value");
        }
        if (!lookup.IsComplete)
            return Model.Setting<T>.Unknown(name, lookup.Reason!);
        return otherwise is { } known
            ? Model.Setting<T>.Known(name, known, new Origin.Default("Apache's default"))
            : Model.Setting<T>.Unknown(name, "it has no default");
    }

    internal void Add(ApacheEntry entry)
    {
        _entries.Add(entry);
        if (_byName.TryGetValue(entry.Name, out var same))
            same.Add(entry);
        else
            _byName.Add(entry.Name, [entry]);
    }

    internal void MarkUnread(int order) => _lastUnread = order;

    public override string ToString() => $"{Kind} {Tag?.At}";
}

/// <summary>The outcome of a search in a server and the main server.</summary>
/// <param name="Entry">The directive that counts; null when none is certain.</param>
/// <param name="Level">The server that it stands in.</param>
/// <param name="IsComplete">No unread file could change the outcome.</param>
public sealed record ApacheLookup(ApacheEntry? Entry, ApacheContext? Level, bool IsComplete, string? Reason)
{
    internal static ApacheLookup Unknown(string reason) => new(null, null, IsComplete: false, reason);

    public bool IsAbsent => Entry is null && IsComplete;
}
