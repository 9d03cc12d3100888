using System.Text.Json.Serialization;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Cli.Graph;

// What `configlint graph` shows, as plain data: every format is written from it, and `--format json` is exactly this with names in camelCase.
// Fields are added, never renamed or removed, while "version" stays the same. Absent fields have no value.

/// <param name="Version">Of this schema.</param>
/// <param name="Files">How many configs were read.</param>
/// <param name="OtherFindings">How many more <c>configlint check</c> reports that stand at no hop.</param>
/// <param name="Stacks">One a host or environment that has hops, in the order of their files.</param>
internal sealed record Picture(int Version, string Tool, int Files, int OtherFindings, IReadOnlyList<PictureStack> Stacks);

/// <param name="Name">The folder of the host or environment, with <c>#staging</c> and the like where that tells it from others.</param>
/// <param name="Findings">Those that stand at a hop; the worst first.</param>
internal sealed record PictureStack(
    string Name,
    IReadOnlyList<PictureHop> Hops,
    IReadOnlyList<PictureLink> Links,
    IReadOnlyList<PictureRoute> Routes,
    IReadOnlyList<PictureFinding> Findings)
{
    private Dictionary<string, PictureHop>? _byId;

    public PictureHop Hop(string id) => (_byId ??= Hops.ToDictionary(hop => hop.Id))[id];
}

/// <param name="Id">Of no meaning outside this output: <c>s1h2</c>.</param>
/// <param name="Kind">edge, frontend, proxy, appServer or database.</param>
/// <param name="Server">The software: nginx, gunicorn, "the Application Load Balancer".</param>
/// <param name="Name">What messages call it: <c>proxy_pass http://shop</c>.</param>
/// <param name="Scope">Which requests it is for: <c>location /reports/</c>.</param>
/// <param name="Also">Further places that differ in nothing shown here but their scope.</param>
/// <param name="Listens">Addresses on which it takes connections.</param>
/// <param name="Target">Where it sends requests, as written.</param>
/// <param name="MayStream">Looks like a long poll, an event stream or a WebSocket, for which long times are meant.</param>
/// <param name="IsEntry">No hop that was read leads to it: clients, or what was not read, come in here.</param>
/// <param name="Findings">Ids of the findings that involve it.</param>
internal sealed record PictureHop(
    string Id,
    string Kind,
    string Server,
    string Name,
    string? Scope,
    PicturePlace At,
    IReadOnlyList<PictureTwin> Also,
    IReadOnlyList<string> Listens,
    string? Target,
    bool MayStream,
    bool IsEntry,
    IReadOnlyList<PictureSetting> Settings,
    IReadOnlyList<string> Findings)
{
    /// <summary>The setting of a role, or null.</summary>
    public PictureSetting? Find(string role) => Settings.FirstOrDefault(s => s.Role == role);

    /// <summary>"nginx, proxy_pass http://shop in location /".</summary>
    [JsonIgnore]
    public string Title => $"{(Name == Server ? Server : $"{Server}, {Name}")}{(Scope is null ? "" : $" in {Scope}")}";
}

/// <summary>A place that is drawn together with another.</summary>
internal sealed record PictureTwin(string? Scope, PicturePlace At);

/// <param name="Line">From 1.</param>
internal sealed record PicturePlace(string File, int Line)
{
    public static PicturePlace Of(Location at) => new(at.Path, at.Start.Line);

    public override string ToString() => $"{File}:{Line}";
}

/// <param name="Role">One of <see cref="Roles"/>.</param>
/// <param name="Name">The directive as its server spells it.</param>
/// <param name="Value">As people write it: <c>30 s</c>, <c>no limit</c>; absent when it is not known.</param>
/// <param name="Seconds">For times that have an end.</param>
/// <param name="Count">For numbers.</param>
/// <param name="State">written, inherited, environment, default, unlimited or unknown.</param>
/// <param name="Origin">Whose default, where it is inherited from, or why it is not known.</param>
/// <param name="At">Where it is written.</param>
/// <param name="Findings">Ids of the findings that this very value is part of.</param>
internal sealed record PictureSetting(
    string Role,
    string Name,
    string? Value,
    double? Seconds,
    long? Count,
    string State,
    string Origin,
    PicturePlace? At,
    IReadOnlyList<string> Findings)
{
    [JsonIgnore]
    public bool IsDefault => State == States.Default;

    [JsonIgnore]
    public bool IsUnknown => State == States.Unknown;

    [JsonIgnore]
    public bool IsUnlimited => State == States.Unlimited;

    /// <summary>"30 s", "30 s (default)", "no limit", "unknown".</summary>
    [JsonIgnore]
    public string Words => IsUnknown ? "unknown" : IsDefault ? $"{Value} (default)" : Value!;
}

/// <param name="Confidence">exact, declared, probable, or internal for two parts of one process.</param>
/// <param name="Reason">Why the two were joined.</param>
/// <param name="Target">The address that the first one connects to.</param>
/// <param name="Findings">Ids of the findings about this pair.</param>
internal sealed record PictureLink(string From, string To, string Confidence, string Reason, string? Target, IReadOnlyList<string> Findings)
{
    [JsonIgnore]
    public bool IsProbable => Confidence == "probable";
}

/// <summary>A chain of hops that a request takes.</summary>
/// <param name="Hops">Ids, from the client's side.</param>
/// <param name="Summary">Who gives up first, in words; absent when no time is known.</param>
/// <param name="GivesUpFirst">Ids of the hops with the shortest known time.</param>
/// <param name="Findings">Ids of the findings about pairs on it.</param>
internal sealed record PictureRoute(IReadOnlyList<string> Hops, string? Summary, IReadOnlyList<string> GivesUpFirst, IReadOnlyList<string> Findings);

/// <param name="Severity">error, warning or note, after configuration.</param>
/// <param name="Help">The change that cures it, in words.</param>
/// <param name="Hops">Ids of the hops involved; for a pair the one in front first.</param>
internal sealed record PictureFinding(string Id, string Rule, string Name, string Severity, string Message, PicturePlace At, string? Help, IReadOnlyList<string> Hops);

/// <summary>Where a value is from.</summary>
internal static class States
{
    public const string Written = "written";
    public const string Inherited = "inherited";
    public const string Environment = "environment";
    public const string Default = "default";
    public const string Unlimited = "unlimited";
    public const string Unknown = "unknown";
}
