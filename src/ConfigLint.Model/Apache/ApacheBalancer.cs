namespace ConfigLint.Model.Apache;

/// <summary>A group of workers: <c>&lt;Proxy balancer://name&gt;</c> with its members, or what a ProxyPass to balancer://name made of it.</summary>
public sealed class ApacheBalancer : ModelElement
{
    private readonly List<ApacheWorker> _members = [];
    private readonly ApacheParameterList _settings = new();
    private readonly ApacheCondition _condition;

    internal ApacheBalancer(string name, ApacheContext server, ApacheEntry entry)
        : base($"balancer \"{name}\"", entry.At)
    {
        BalancerName = name;
        Server = server;
        _condition = entry.Condition;
    }

    public string BalancerName { get; }

    /// <summary>The virtual host or main server that it belongs to.</summary>
    public ApacheContext Server { get; }

    public IReadOnlyList<ApacheWorker> Members => _members;

    /// <summary>All members are known: none has a variable for its URL, stands under an open test or in an unread include.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>The balancer's own parameters, from ProxyPass, ProxySet and &lt;Proxy&gt;.</summary>
    public IReadOnlyList<ApacheWorkerParameter> Settings => _settings.All;

    public ApacheWorkerParameter? Find(string key) => _settings.Find(key);

    internal void Add(ApacheEntry member, int urlIndex)
    {
        if (member.Argument(urlIndex) is not { } url)
        {
            IsComplete = false;
            return;
        }
        var worker = new ApacheWorker(url, member, urlIndex);
        worker.Add(member, urlIndex + 1);
        _members.Add(worker);
        IsComplete &= member.Condition.HoldsUnder(_condition);
    }

    internal void AddSettings(ApacheEntry entry, int from) => _settings.Add(entry, from, _condition);

    internal void MarkIncomplete() => IsComplete = false;
}
