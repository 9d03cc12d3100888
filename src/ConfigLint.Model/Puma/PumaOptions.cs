namespace ConfigLint.Model.Puma;

/// <summary>What an option of a command line does to the server.</summary>
internal enum PumaOption
{
    /// <summary>Nothing that counts here.</summary>
    Other,
    Bind,
    Port,
    Config,
    NoConfig,
    Environment,
    Threads,
    Workers,
    Preload,
    PruneBundler,

    /// <summary>Listens on sockets that systemd hands over.</summary>
    ActivatedSockets,

    /// <summary>Another server than Puma, or no server at all: <c>rails server -u thin</c>, <c>puma --version</c>.</summary>
    Elsewhere,
}

/// <summary>How an option takes its argument.</summary>
internal enum PumaArgument
{
    None,
    Required,

    /// <summary>Only when it is written to it: <c>-f500</c>, <c>--fork-worker=500</c>.</summary>
    Attached,

    /// <summary>Also the next word, unless that begins with a dash.</summary>
    Optional,
}

/// <param name="Short">0 when there is none.</param>
internal sealed record PumaSwitch(char Short, string Long, PumaArgument Argument, PumaOption Meaning);

/// <summary>The options of the programs that start Puma.</summary>
internal static class PumaOptions
{
    /// <summary>lib/puma/cli.rb, 5.0 to 8.0.2.</summary>
    public static IReadOnlyList<PumaSwitch> Puma { get; } =
    [
        new('b', "bind", PumaArgument.Required, PumaOption.Bind),
        new('\0', "bind-to-activated-sockets", PumaArgument.Optional, PumaOption.ActivatedSockets),
        new('C', "config", PumaArgument.Required, PumaOption.Config),
        new('\0', "no-config", PumaArgument.None, PumaOption.NoConfig),
        new('\0', "control-url", PumaArgument.Required, PumaOption.Other),
        new('\0', "control-token", PumaArgument.Required, PumaOption.Other),
        new('d', "daemon", PumaArgument.None, PumaOption.Other),
        new('\0', "debug", PumaArgument.None, PumaOption.Other),
        new('\0', "dir", PumaArgument.Required, PumaOption.Other),
        new('e', "environment", PumaArgument.Required, PumaOption.Environment),
        new('f', "fork-worker", PumaArgument.Attached, PumaOption.Other),
        new('I', "include", PumaArgument.Required, PumaOption.Other),
        new('\0', "idle-timeout", PumaArgument.Required, PumaOption.Other),
        new('p', "port", PumaArgument.Required, PumaOption.Port),
        new('\0', "pidfile", PumaArgument.Required, PumaOption.Other),
        new('\0', "plugin", PumaArgument.Required, PumaOption.Other),
        new('\0', "preload", PumaArgument.None, PumaOption.Preload),
        new('\0', "prune-bundler", PumaArgument.None, PumaOption.PruneBundler),
        new('\0', "extra-runtime-dependencies", PumaArgument.Required, PumaOption.Other),
        new('q', "quiet", PumaArgument.None, PumaOption.Other),
        new('v', "log-requests", PumaArgument.None, PumaOption.Other),
        new('R', "restart-cmd", PumaArgument.Required, PumaOption.Other),
        new('s', "silent", PumaArgument.None, PumaOption.Other),
        new('S', "state", PumaArgument.Required, PumaOption.Other),
        new('t', "threads", PumaArgument.Required, PumaOption.Threads),
        new('\0', "early-hints", PumaArgument.None, PumaOption.Other),
        new('V', "version", PumaArgument.None, PumaOption.Elsewhere),
        new('w', "workers", PumaArgument.Required, PumaOption.Workers),
        new('\0', "tag", PumaArgument.Required, PumaOption.Other),
        new('\0', "redirect-stdout", PumaArgument.Required, PumaOption.Other),
        new('\0', "redirect-stderr", PumaArgument.Required, PumaOption.Other),
        new('\0', "redirect-append", PumaArgument.None, PumaOption.Other),
        new('\0', "no-redirect-append", PumaArgument.None, PumaOption.Other),
        new('h', "help", PumaArgument.None, PumaOption.Elsewhere),
    ];

    /// <summary>railties, lib/rails/commands/server: the address is Rails' own.</summary>
    public static IReadOnlyList<PumaSwitch> Rails { get; } =
    [
        new('p', "port", PumaArgument.Required, PumaOption.Port),
        new('b', "binding", PumaArgument.Required, PumaOption.Bind),
        new('c', "config", PumaArgument.Required, PumaOption.Other),
        new('d', "daemon", PumaArgument.None, PumaOption.Other),
        new('e', "environment", PumaArgument.Required, PumaOption.Environment),
        new('u', "using", PumaArgument.Required, PumaOption.Elsewhere),
        new('P', "pid", PumaArgument.Required, PumaOption.Other),
        new('C', "dev-caching", PumaArgument.None, PumaOption.Other),
        new('\0', "no-dev-caching", PumaArgument.None, PumaOption.Other),
        new('\0', "early-hints", PumaArgument.None, PumaOption.Other),
        new('\0', "no-early-hints", PumaArgument.None, PumaOption.Other),
        new('\0', "log-to-stdout", PumaArgument.None, PumaOption.Other),
        new('\0', "no-log-to-stdout", PumaArgument.None, PumaOption.Other),
        new('h', "help", PumaArgument.None, PumaOption.Elsewhere),
    ];

    /// <summary>lib/puma/control_cli.rb; <c>start</c> hands the configuration and the environment on.</summary>
    public static IReadOnlyList<PumaSwitch> Pumactl { get; } =
    [
        new('S', "state", PumaArgument.Required, PumaOption.Other),
        new('Q', "quiet", PumaArgument.None, PumaOption.Other),
        new('P', "pidfile", PumaArgument.Required, PumaOption.Other),
        new('p', "pid", PumaArgument.Required, PumaOption.Other),
        new('C', "control-url", PumaArgument.Required, PumaOption.Other),
        new('T', "control-token", PumaArgument.Required, PumaOption.Other),
        new('F', "config-file", PumaArgument.Required, PumaOption.Config),
        new('e', "environment", PumaArgument.Required, PumaOption.Environment),
        new('H', "help", PumaArgument.None, PumaOption.Elsewhere),
        new('V', "version", PumaArgument.None, PumaOption.Elsewhere),
    ];
}
