using ConfigLint.Syntax.Nginx;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Model.Nginx;

/// <summary>
/// One block with its includes expanded, in its place in the tree of blocks. Answers what value a directive has here:
/// nginx merges http → server → location value by value, and arrays only when the inner level has none of its own.
/// </summary>
public sealed class NginxContext
{
    // A block such as http may hold thousands of statements, and every location below asks it.
    private const int WorthAnIndex = 16;

    private static readonly NginxLookup Absent = new([], null, IsComplete: true, Reason: null);

    private static readonly NginxLookup OutsideUnknown = new([], null, IsComplete: false, "the file is a part of a configuration: the blocks around it are not known");

    private readonly List<NginxStatement> _statements = [];
    private List<NginxContext>? _children;
    private List<NginxUnreadInclude>? _unread;
    private Dictionary<string, List<NginxStatement>>? _byName;

    internal NginxContext(NginxContextKind kind, NginxConfiguration configuration, NginxContext? parent, NginxStatement? block)
    {
        Kind = kind;
        Configuration = configuration;
        Parent = parent;
        Block = block;
        if (parent is not null)
            (parent._children ??= []).Add(this);
    }

    public NginxContextKind Kind { get; }

    public NginxConfiguration Configuration { get; }

    public NginxContext? Parent { get; }

    /// <summary>The server that this block opens.</summary>
    public NginxServer? Server { get; internal set; }

    /// <summary>The statement that opens the block; null for the top of a file.</summary>
    public NginxStatement? Block { get; }

    /// <summary>The statements of this level in the order in which nginx reads them, includes in their place; blocks are among them.</summary>
    public IReadOnlyList<NginxStatement> Statements => _statements;

    public IReadOnlyList<NginxContext> Children => _children ?? [];

    /// <summary>Includes of this level whose text is not at hand: the first of each kind.</summary>
    public IReadOnlyList<NginxUnreadInclude> UnreadIncludes => _unread ?? [];

    /// <summary>The words before the brace, or the first character of the file.</summary>
    public Location Head => Block switch
    {
        NginxBlock block => new Location(block.Source, block.HeadSpan),
        { } other => new Location(other.Source, other.NameSpan),
        null => new Location(Configuration.Main.Source, default),
    };

    /// <summary>This context and the ones around it, innermost first.</summary>
    public IEnumerable<NginxContext> SelfAndAncestors()
    {
        for (var context = this; context is not null; context = context.Parent)
            yield return context;
    }

    public IEnumerable<NginxContext> DescendantsAndSelf()
    {
        var open = new Stack<NginxContext>();
        open.Push(this);
        while (open.TryPop(out var context))
        {
            yield return context;
            for (var i = (context._children?.Count ?? 0) - 1; i >= 0; i--)
                open.Push(context._children![i]);
        }
    }

    /// <summary>The nearest context of a kind, this one included.</summary>
    public NginxContext? Enclosing(NginxContextKind kind) => SelfAndAncestors().FirstOrDefault(c => c.Kind == kind);

    /// <summary>The statements with this name on this very level.</summary>
    public IEnumerable<NginxStatement> Own(string name) => OwnList(name) ?? [];

    /// <summary>False when an include that may hold this directive was not read on this level.</summary>
    public bool IsCompleteFor(string directive) => _unread is null || _unread.TrueForAll(include => !include.MaySet(directive));

    /// <summary>What holds here for a directive: its statements on the nearest level that has any.</summary>
    public NginxLookup Lookup(string name)
    {
        for (var context = this; context is not null; context = context.Parent)
        {
            var complete = context.IsCompleteFor(name);
            var found = context.OwnList(name);
            if (found is not null)
                return new NginxLookup(found, context, IsComplete: complete, Reason: null);
            if (!complete)
                return new NginxLookup([], context, IsComplete: false, $"{context._unread!.First(i => i.MaySet(name)).Pattern} was not read");
        }
        return Configuration.IsComplete ? Absent : OutsideUnknown;
    }

    internal void Add(NginxStatement statement)
    {
        _statements.Add(statement);
        _byName = null;
    }

    internal void AddUnread(NginxUnreadInclude include)
    {
        _unread ??= [];
        if (!_unread.Exists(include.IsLike))
            _unread.Add(include);
    }

    private List<NginxStatement>? OwnList(string name)
    {
        if (_statements.Count >= WorthAnIndex)
            return (_byName ??= IndexByName()).GetValueOrDefault(name);
        List<NginxStatement>? found = null;
        foreach (var statement in _statements)
        {
            if (statement.RawName.SequenceEqual(name))
                (found ??= []).Add(statement);
        }
        return found;
    }

    private Dictionary<string, List<NginxStatement>> IndexByName()
    {
        var index = new Dictionary<string, List<NginxStatement>>(StringComparer.Ordinal);
        var byText = index.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var statement in _statements)
        {
            if (!byText.TryGetValue(statement.RawName, out var named))
                byText[statement.RawName] = named = [];
            named.Add(statement);
        }
        return index;
    }

    public override string ToString() => $"{Kind} {Head}";
}

/// <summary>The outcome of a search through the levels.</summary>
/// <param name="Statements">All of the nearest level that has any; empty when none was found.</param>
/// <param name="Level">Where they stand, or where the search had to stop.</param>
/// <param name="IsComplete">No unread file could add to or change the outcome.</param>
/// <param name="Reason">Why it is not complete.</param>
public sealed record NginxLookup(IReadOnlyList<NginxStatement> Statements, NginxContext? Level, bool IsComplete, string? Reason)
{
    /// <summary>Certainly written nowhere.</summary>
    public bool IsAbsent => Statements.Count == 0 && IsComplete;

    /// <summary>The one that counts for a single value: nginx refuses a second on one level, so the first.</summary>
    public NginxStatement? Statement => Statements.Count > 0 ? Statements[0] : null;
}
