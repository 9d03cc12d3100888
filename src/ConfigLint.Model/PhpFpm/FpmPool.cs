using ConfigLint.Syntax.Ini;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Model.PhpFpm;

/// <summary>One pool of PHP-FPM.</summary>
public sealed class FpmPool : AppServer
{
    internal FpmPool(FpmSection section)
        : base($"pool \"{section.Name}\"", section.Headers[0].Location) => Section = section;

    public override string Server => "PHP-FPM";

    public FpmSection Section { get; }

    public FpmConfiguration Configuration => Section.Configuration;

    /// <summary>
    /// It says itself how its processes are managed. A file that only changes some value of a pool defined elsewhere,
    /// such as the zz-docker.conf of PHP's images, does not.
    /// </summary>
    public bool IsWhole => Section.Find("pm") is not null && Section.Find("pm.max_children") is not null;

    /// <summary>static, dynamic or ondemand, in lower case.</summary>
    public Setting<string> ProcessManager => Section.Word("pm").Select(text => text.ToLowerInvariant());

    public Setting<int> MaxChildren => Section.Integer("pm.max_children");

    /// <summary>0 or less: FPM takes the middle between the two spare values.</summary>
    public Setting<int> StartServers => Section.Integer("pm.start_servers", 0);

    /// <summary>Counts for dynamic only; 0, which stands for absent, is refused there.</summary>
    public Setting<int> MinSpareServers => Section.Integer("pm.min_spare_servers", 0);

    /// <summary>Counts for dynamic only; 0, which stands for absent, is refused there.</summary>
    public Setting<int> MaxSpareServers => Section.Integer("pm.max_spare_servers", 0);

    public bool IsDynamic => ProcessManager.Is(text => text == "dynamic");

    /// <summary>How many connections may wait; below 0, as by default on Linux, as many as the system allows.</summary>
    public Setting<int> Backlog => Section.Integer("listen.backlog", -1);

    public Setting<TimeSpan> SlowlogTimeout => Section.Time("request_slowlog_timeout", TimeSpan.Zero);

    public Setting<string> Listen => Section.Word("listen");

    /// <summary>Where it listens; null when that is unknown or refused by FPM.</summary>
    public Address? ListenAddress =>
        Listen.TryGet(out var text) && Syntax.Ini.ListenAddress.TryParse(text, out var address, out _)
            ? address.IsUnixSocket ? Address.Unix(address.Path!) : Address.Tcp(address.Host ?? "*", address.Port)
            : null;

    /// <summary>
    /// PHP's images lay their zz-docker.conf over the pool files that come before it: it opens [www] once more and sets listen = 9000.
    /// </summary>
    public bool ImageMayReplaceListen => Section.Name.Equals("www", StringComparison.OrdinalIgnoreCase) && (!Configuration.HasMain || Configuration.HasPattern)
        && Listen.At is { } at && string.CompareOrdinal(FilePaths.NameOf(at.Path), "zz-docker.conf") < 0;

    /// <summary>Addresses whose connections FPM takes, as written; without any it takes all.</summary>
    public Setting<IReadOnlyList<string>> AllowedClients => Section.Word("listen.allowed_clients").Select<IReadOnlyList<string>>(text => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    public override IReadOnlyList<Listener> Listeners => Listen.At is { } at ? [new Listener(ListenAddress, PassProtocol.FastCgi, at)] : [];

    /// <summary>request_terminate_timeout; 0, the default, never ends a request.</summary>
    public override Setting<TimeSpan> RequestLimit => Section.Time("request_terminate_timeout", TimeSpan.Zero);

    /// <summary>FPM keeps a connection for as long as the web server asks for it (FCGI_KEEP_CONN), so there is no time to compare.</summary>
    public override Setting<TimeSpan> KeepAlive => Setting<TimeSpan>.Unknown("keep-alive", "the web server decides it");

    public override Setting<int> Concurrency => MaxChildren;

    public override Setting<TimeSpan> DrainTime => Configuration.ProcessControlTimeout;

    /// <summary>A setting of PHP given in the pool: php_admin_value, else php_value.</summary>
    public IniEntry? PhpSetting(string name) => Section.Find("php_admin_value", name) ?? Section.Find("php_value", name);

    /// <summary>
    /// These values count together: all stand in one file, or every file that could change one of them was read. Pool files
    /// found side by side may as well be choices of which one is installed.
    /// </summary>
    public bool CountTogether(params IEnumerable<Location?> places) =>
        Section.IsComplete || places.OfType<Location>().DistinctBy(at => at.Source).Count() <= 1;
}
