using ConfigLint.Syntax.Apache;

namespace ConfigLint.Model.Apache;

/// <summary>The numbers that bound how many requests are worked on at once (server/mpm/event/event.c, worker.c, prefork.c).</summary>
public sealed class ApacheProcesses
{
    private readonly ApacheContext _main;
    private readonly ApacheCondition _under;

    internal ApacheProcesses(ApacheContext main, string mpm, ApacheCondition under)
    {
        _main = main;
        _under = under;
        Mpm = mpm;
    }

    /// <summary>event, worker or prefork.</summary>
    public string Mpm { get; }

    public bool IsThreaded => Mpm != "prefork";

    public Setting<int> ServerLimit => Number("ServerLimit", IsThreaded ? 16 : 256);

    /// <summary>Of no use to prefork.</summary>
    public Setting<int> ThreadLimit => Number("ThreadLimit", 64);

    /// <summary>Of no use to prefork.</summary>
    public Setting<int> ThreadsPerChild => Number("ThreadsPerChild", 25);

    /// <summary>Called MaxClients before 2.4, which is still read. The default does not follow ServerLimit and ThreadsPerChild.</summary>
    public Setting<int> MaxRequestWorkers
    {
        get
        {
            var old = _main.Lookup("MaxClients", _under);
            var now = _main.Lookup("MaxRequestWorkers", _under);
            // One of the two names under an open test may or may not take the other's place.
            if ((old.Entry is null && _main.Own("MaxClients").Any(e => !e.Condition.Excludes(_under))) || (now.Entry is null && _main.Own("MaxRequestWorkers").Any(e => !e.Condition.Excludes(_under))))
                return Setting<int>.Unknown("MaxRequestWorkers", "it stands in a section whose test cannot be answered");
            return old.Entry is { } entry && !(now.Entry?.Order > entry.Order) ? Number("MaxClients", null) : Number("MaxRequestWorkers", IsThreaded ? 400 : 256);
        }
    }

    private Setting<int> Number(string name, int? otherwise) => _main.Setting(name, text => (int?)ApacheValues.Atoi(text).Value, otherwise, _under);
}
