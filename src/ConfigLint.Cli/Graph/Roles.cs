namespace ConfigLint.Cli.Graph;

/// <summary>What a setting is for, whatever its server calls it.</summary>
internal static class Roles
{
    /// <summary>How long making a connection to the next hop may take.</summary>
    public const string Connect = "connect";

    /// <summary>How long it waits for the next hop's answer; for nginx and Apache the longest silence, not the whole length.</summary>
    public const string Wait = "wait";

    public const string Send = "send";

    /// <summary>How long a request waits for a free connection.</summary>
    public const string Queue = "queue";

    /// <summary>How long it waits for the client.</summary>
    public const string Client = "client";

    /// <summary>After this long a running request or query is ended by the hop itself.</summary>
    public const string Limit = "limit";

    /// <summary>How long it keeps an idle connection to the next hop.</summary>
    public const string Idle = "idle";

    /// <summary>How long it keeps an idle connection of the hop in front.</summary>
    public const string KeepAlive = "keepAlive";

    /// <summary>How long a stop waits for running requests.</summary>
    public const string Drain = "drain";

    /// <summary>How many requests or connections at once.</summary>
    public const string Capacity = "capacity";

    public const string Workers = "workers";

    public const string Threads = "threads";

    /// <summary>How many connections may wait to be taken.</summary>
    public const string Backlog = "backlog";

    /// <summary>In words, for people.</summary>
    public static string Words(string role, string kind) => role switch
    {
        Connect => "connects within",
        Wait => "waits for the answer",
        Send => "sends within",
        Queue => "queues a request for",
        Client => "waits for the client",
        Limit => kind == HopKinds.Database ? "ends a query after" : "ends a request after",
        Idle => "keeps idle connections",
        KeepAlive => "keeps idle clients",
        Drain => "finishes requests within",
        Capacity => kind == HopKinds.Database ? "connections a process" : kind == HopKinds.AppServer ? "requests at once" : "connections at once",
        Backlog => "may wait",
        _ => role,
    };
}

internal static class HopKinds
{
    public const string Edge = "edge";
    public const string Frontend = "frontend";
    public const string Proxy = "proxy";
    public const string AppServer = "appServer";
    public const string Database = "database";
}
