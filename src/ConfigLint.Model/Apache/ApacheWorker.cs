using ConfigLint.Syntax.Apache;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Model.Apache;

/// <summary>A URL that Apache proxies to with the parameters written for it.</summary>
public sealed class ApacheWorker
{
    private readonly List<(ApacheEntry Entry, ApacheParameter Parameter)> _parameters = [];

    internal ApacheWorker(string url, ApacheEntry entry, int urlIndex)
    {
        UrlText = url;
        Entry = entry;
        UrlAt = entry.ArgumentAt(urlIndex);
        Url = ApacheProxyUrl.TryParse(url);
        Add(entry, urlIndex + 1);
    }

    /// <summary>The URL with Defines put in.</summary>
    public string UrlText { get; }

    /// <summary>Taken apart; null for what is no absolute URL.</summary>
    public ApacheProxyUrl? Url { get; }

    public Location UrlAt { get; }

    /// <summary>The directive that first names it: ProxyPass, ProxyPassMatch, BalancerMember, ProxySet, SetHandler, RewriteRule.</summary>
    public ApacheEntry Entry { get; }

    /// <summary>key=value words in the order of the text; a later one of the same key wins.</summary>
    public IReadOnlyList<(ApacheEntry Entry, ApacheParameter Parameter)> Parameters => _parameters;

    public ApacheParameter? Find(string key) => _parameters.FindLast(p => p.Parameter.Is(key)).Parameter;

    /// <summary>Where a parameter stands.</summary>
    public Location AtOf(string key)
    {
        var (entry, parameter) = _parameters.FindLast(p => p.Parameter.Is(key));
        return parameter is null ? Entry.At : entry.UsedAt ?? new Location(entry.Statement.Source, TextSpan.FromBounds(parameter.KeySpan.Start, parameter.ValueSpan.End));
    }

    public bool Has(string key, string value) => Find(key)?.Value.Equals(value, StringComparison.OrdinalIgnoreCase) == true;

    internal void Add(ApacheEntry entry, int from)
    {
        for (var i = from; i < entry.Count; i++)
        {
            if (!entry.Statement.HasVariables(i) && entry.Statement.Parameter(i) is { } parameter)
                _parameters.Add((entry, parameter));
        }
    }
}

/// <summary><c>&lt;Proxy balancer://name&gt;</c> with its members.</summary>
public sealed class ApacheBalancer : ModelElement
{
    private readonly List<ApacheWorker> _members = [];

    internal ApacheBalancer(string name, ApacheContext context)
        : base($"balancer \"{name}\"", context.Tag!.At)
    {
        BalancerName = name;
        Context = context;
    }

    public string BalancerName { get; }

    public ApacheContext Context { get; }

    public IReadOnlyList<ApacheWorker> Members => _members;

    /// <summary>ProxySet lines of the section, as key=value words.</summary>
    public IReadOnlyList<(ApacheEntry Entry, ApacheParameter Parameter)> Settings => field ??= [.. Context.Own("ProxySet")
        .SelectMany(e => Enumerable.Range(0, e.Count).Select(i => (e, Parameter: e.Statement.HasVariables(i) ? null : e.Statement.Parameter(i))))
        .Where(p => p.Parameter is not null).Select(p => (p.e, p.Parameter!))];

    internal void Add(ApacheWorker member) => _members.Add(member);
}
