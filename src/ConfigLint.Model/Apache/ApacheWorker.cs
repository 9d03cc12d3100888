using ConfigLint.Syntax.Apache;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Model.Apache;

/// <summary>A URL that Apache proxies to with the parameters that count for it.</summary>
public sealed class ApacheWorker
{
    private readonly ApacheParameterList _parameters = new();

    internal ApacheWorker(string url, ApacheEntry entry, int urlIndex)
    {
        UrlText = url;
        Entry = entry;
        UrlAt = entry.ArgumentAt(urlIndex);
        Url = ApacheProxyUrl.TryParse(url);
    }

    /// <summary>The URL with Defines put in.</summary>
    public string UrlText { get; }

    /// <summary>Taken apart; null for what is no absolute URL.</summary>
    public ApacheProxyUrl? Url { get; }

    public Location UrlAt { get; }

    /// <summary>The directive that first names it: ProxyPass, ProxyPassMatch, BalancerMember, &lt;Proxy&gt;, SetHandler, RewriteRule.</summary>
    public ApacheEntry Entry { get; }

    /// <summary>key=value words in the order in which Apache reads them; a later one of the same key wins.</summary>
    public IReadOnlyList<ApacheWorkerParameter> Parameters => _parameters.All;

    /// <summary>The host is literal: no <c>$1</c>, no <c>%{…}</c>.</summary>
    public bool HasLiteralHost => Url is { } url && (url.Host + url.PortText).AsSpan().IndexOfAny('$', '%') < 0;

    /// <summary>Where it connects to; null when that is not known, or a balancer's business.</summary>
    public Address? Address => Url switch
    {
        { SocketPath: ['/', ..] path } => Address.Unix(path),
        { SocketPath: null, IsBalancer: false, Port: { } port } url when HasLiteralHost => Address.Tcp(url.Host, port),
        _ => null,
    };

    /// <summary>
    /// It has a pool of connections of its own: a URL that only SetHandler or RewriteRule names, and one with a substitution, is served by
    /// mod_proxy's default worker, which closes every connection.
    /// </summary>
    public bool HasPool => Entry.Name.ToUpperInvariant() is "PROXYPASS" or "PROXYPASSMATCH" or "BALANCERMEMBER" or "PROXY" or "PROXYSET" && !UrlText.Contains('$');

    /// <summary>ttl=: an idle connection that is older is not used again; zero, the default, is no limit.</summary>
    public Setting<TimeSpan> TimeToLive => Setting<TimeSpan>("ttl", ApacheSeconds.ReadPositive) ?? Model.Setting<TimeSpan>.Known("ttl=", TimeSpan.Zero, new Origin.Default("Apache's default"));

    /// <summary>max=: connections of one process; null when it is not written.</summary>
    public Setting<int>? MaxConnections => Setting<int>("max", text => ApacheValues.Atoi(text).Value is >= 1 and <= int.MaxValue and var number ? (int)number : null);

    /// <summary>The word that says whether connections are used again: enablereuse=, disablereuse=; null when there is none, or one hidden in a variable.</summary>
    public ApacheWorkerParameter? ReuseParameter => Parameters.LastOrDefault(p => p.Is("enablereuse") || p.Is("disablereuse"));

    /// <summary>As written; null when it is not, or not known. Without it FastCGI connections are closed and HTTP connections kept.</summary>
    public bool? Reuses => ReuseParameter is { Value: { } value } parameter && ApacheValues.ParseFlag(value) is { } on ? on == parameter.Is("enablereuse") : null;

    public ApacheWorkerParameter? Find(string key) => _parameters.Find(key);

    /// <summary>The parameter is not written, nor hidden in a variable.</summary>
    public bool Lacks(string key) => _parameters.Lacks(key);

    public bool Has(string key, string value) => Find(key)?.Value?.Equals(value, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>A parameter's value; null when it is not written.</summary>
    public Setting<T>? Setting<T>(string key, Func<string, T?> read)
        where T : struct => _parameters.Setting(key, read);

    internal void Add(ApacheEntry entry, int from) => _parameters.Add(entry, from, Entry.Condition);
}

/// <summary>One key=value word of a worker or balancer.</summary>
/// <param name="Value">Null when it has a variable that these files do not define, or may not be read at all.</param>
public sealed record ApacheWorkerParameter(ApacheEntry Entry, string Key, string? Value, Location At)
{
    public bool Is(string key) => Key.Equals(key, StringComparison.OrdinalIgnoreCase);

    /// <summary>The key=value words of a directive from the word <paramref name="from"/> on.</summary>
    public static IEnumerable<ApacheWorkerParameter> ReadAll(ApacheEntry entry, int from)
    {
        for (var i = from; i < entry.Count; i++)
        {
            if (ApacheParameterList.Read(entry, i) is { } parameter)
                yield return parameter;
        }
    }
}

/// <summary>The parameters of a worker or balancer, from all directives that name it.</summary>
internal sealed class ApacheParameterList
{
    private readonly List<ApacheWorkerParameter> _all = [];

    // A word that is a variable as a whole may be any parameter.
    private bool _mayHoldOthers;

    public IReadOnlyList<ApacheWorkerParameter> All => _all;

    public ApacheWorkerParameter? Find(string key) => _all.FindLast(p => p.Is(key));

    public bool Lacks(string key) => Find(key) is null && !_mayHoldOthers;

    public Setting<T>? Setting<T>(string key, Func<string, T?> read)
        where T : struct
    {
        if (Find(key) is not { } parameter)
            return _mayHoldOthers ? Model.Setting<T>.Unknown(key + "=", "a variable may hold it") : null;
        if (parameter.Value is not { } text)
            return Model.Setting<T>.Unknown(key + "=", "the value has a variable, or stands in a section whose test cannot be answered");
        return read(text) is { } value
            ? Model.Setting<T>.Known(key + "=", value, new Origin.Written(parameter.At))
            : Model.Setting<T>.Unknown(key + "=", "Apache refuses the value");
    }

    /// <param name="under">The tests that hold for the one whose parameters these are.</param>
    public void Add(ApacheEntry entry, int from, ApacheCondition under)
    {
        for (var i = from; i < entry.Count; i++)
        {
            if (Read(entry, i) is { } parameter)
                _all.Add(entry.Condition.HoldsUnder(under) ? parameter : parameter with { Value = null });
            else
                _mayHoldOthers |= entry.Argument(i) is null;
        }
    }

    /// <summary>Null for a word without <c>=</c>, such as nocanon.</summary>
    public static ApacheWorkerParameter? Read(ApacheEntry entry, int index)
    {
        var value = entry.Argument(index);
        if (ApacheValues.SplitParameter(value ?? entry.Statement.Argument(index)) is not (var key, var text) || (value is null && key.Contains('$')))
            return null;
        var at = entry.UsedAt is null && entry.Statement.Parameter(index) is { } written
            ? new Location(entry.Statement.Source, TextSpan.FromBounds(written.KeySpan.Start, written.ValueSpan.End))
            : entry.ArgumentAt(index);
        return new ApacheWorkerParameter(entry, key, value is null ? null : text, at);
    }
}
