using System.Globalization;
using ConfigLint.Model.Values;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Model.Puma;

/// <summary>One address that Puma listens on.</summary>
/// <param name="Address">Null when it is not known: a relative path, a variable.</param>
/// <param name="Query">What stands behind the question mark: backlog, umask, low_latency.</param>
public sealed record PumaBind(Address? Address, bool IsTls, Location At, IReadOnlyDictionary<string, string> Query)
{
    /// <summary>How many connections may wait; Puma asks for 1024 unless it is told otherwise. Null when the address is not known.</summary>
    public int? Backlog => !Query.TryGetValue("backlog", out var text) ? Address is null ? null : 1024
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var backlog) ? backlog : null;

    internal Listener Listener => new(Address, IsTls ? PassProtocol.Https : PassProtocol.Http, At);
}

/// <summary>Reads the addresses of <c>bind</c>, <c>port</c>, <c>ssl_bind</c> and their options.</summary>
internal static class PumaBinds
{
    private static readonly Dictionary<string, string> NoQuery = [];

    /// <summary>Those of the command line replace those of the file; null when some may be unknown.</summary>
    public static IReadOnlyList<PumaBind>? Read(PumaSettings settings)
    {
        var line = settings.CommandLine;
        if (line is { IsComplete: false } || line?.Last(PumaOption.ActivatedSockets) is not null || settings.File?.Find("bind_to_activated_sockets") is not null)
            return null;
        if (line is { IsRails: true })
            return OfRails(settings, line);
        var given = line is null ? [] : line.All(PumaOption.Bind).Concat(line.All(PumaOption.Port)).ToList();
        if (given.Count > 0)
            return [.. given.Select(value => OfOption(PumaSettings.Of(value), value.Option))];
        if (OfFile(settings) is { } written)
            return written;
        return settings.Missing("bind") is not null || line is null ? null : [new PumaBind(Address.Tcp("*", 9292), false, line.Launch.At, NoQuery)];
    }

    private static IReadOnlyList<PumaBind>? OfFile(PumaSettings settings) =>
        settings.File?.Find("bind") is PumaSetting.Called { Calls: { Count: > 0 } calls } ? [.. calls.Select(call => OfCall(call, settings))] : null;

    /// <summary>Rails gives Puma an address, 3000 unless PORT or -p says otherwise; only one that somebody asked for replaces that of the file.</summary>
    private static IReadOnlyList<PumaBind>? OfRails(PumaSettings settings, PumaCommandLine line)
    {
        var port = line.Last(PumaOption.Port) is { } option ? PumaSettings.Of(option) : FromEnvironment(settings, "PORT", line.Launch.At);
        var host = line.Last(PumaOption.Bind) is { } binding ? PumaSettings.Of(binding) : FromEnvironment(settings, "BINDING", line.Launch.At);
        if (port is null && host is null && OfFile(settings) is { } written)
            return written;
        if (settings.Missing("bind") is not null && port is null && host is null)
            return null;
        var number = port is null ? 3000 : Port(port.Value.Value.Value);
        var name = host is null ? RailsHost(settings) : RubyValues.Text(host.Value.Value.Value);
        var at = port?.At ?? host?.At ?? line.Launch.At;
        return [new PumaBind(number is { } known && name is { Length: > 0 } && name[0] is not ('/' or '.' or '@') ? Address.Tcp(name, known) : null, false, at, NoQuery)];
    }

    /// <summary>localhost in development, all addresses elsewhere; null when the environment is not known.</summary>
    private static string? RailsHost(PumaSettings settings)
    {
        var environment = settings.FromCommandLine(PumaOption.Environment)?.Value.Value ?? FromEnvironment(settings, "RAILS_ENV", default)?.Value.Value;
        return environment is ConfigValue.Text { Value: var name } ? name == "development" ? "localhost" : "*" : null;
    }

    private static PumaWritten? FromEnvironment(PumaSettings settings, string variable, Location at) => settings.Environment.Find(variable) switch
    {
        EnvironmentValue.Set set => new PumaWritten(new Evaluated(new ConfigValue.Text(set.Value), [new EnvironmentRead(variable, set)]), set.At),
        EnvironmentValue.Unknown unknown => new PumaWritten(Evaluated.Unknown(unknown.Reason), at),
        _ => null,
    };

    private static PumaBind OfOption(PumaWritten written, PumaOption option) => option == PumaOption.Port
        ? new PumaBind(Port(written.Value.Value) is { } port ? Address.Tcp("*", port) : null, false, written.At, NoQuery)
        : OfUrl(written.Value.Value, written.At);

    private static PumaBind OfCall(PumaCall call, PumaSettings settings)
    {
        var arguments = call.Arguments.Select(argument => argument.Value).ToList();
        switch (call.Name, arguments)
        {
            case ("bind", [var url]):
                return OfUrl(url, call.At);
            case ("port", [var port]):
                return OfHost(DefaultHost(settings), port, call, isTls: false);
            case ("port", [var port, ConfigValue.Nothing]):
                return OfHost(DefaultHost(settings), port, call, isTls: false);
            case ("port", [var port, var host]):
                return OfHost(RubyValues.Text(host), port, call, isTls: false);
            case ("ssl_bind", [var host, var port, ..]):
                return OfHost(RubyValues.Text(host), port, call, isTls: true);
            default:
                return new PumaBind(null, false, call.At, NoQuery);
        }
    }

    private static PumaBind OfHost(string? host, ConfigValue port, PumaCall call, bool isTls) =>
        new(host is { Length: > 0 } && Port(port) is { } number ? Address.Tcp(host, number) : null, isTls, call.At, NoQuery);

    /// <summary>All addresses, unless the file or Rails names another; null when that is not known.</summary>
    private static string? DefaultHost(PumaSettings settings) =>
        settings.Written("set_default_host", 0) is { } host ? RubyValues.Text(host.Value.Value)
        : settings.Missing("set_default_host") is not null ? null
        : settings.CommandLine is { IsRails: true } ? RailsHost(settings)
        : "*";

    private static int? Port(ConfigValue value) => RubyNumbers.Integer(value) is >= 1 and <= 65535 and var port ? (int)port : null;

    /// <summary>tcp://host:port?query, ssl://…, unix:///path?query.</summary>
    private static PumaBind OfUrl(ConfigValue value, Location at)
    {
        var text = (value as ConfigValue.Text)?.Value ?? "";
        var question = text.IndexOf('?', StringComparison.Ordinal);
        var rest = question < 0 ? text : text[..question];
        var query = question < 0 ? NoQuery : Query(text[(question + 1)..]);
        var isTls = rest.StartsWith("ssl://", StringComparison.Ordinal);
        if (rest.StartsWith("unix:///", StringComparison.Ordinal))
            return new PumaBind(Address.Unix(rest["unix://".Length..].Replace("%20", " ", StringComparison.Ordinal)), false, at, query);
        if (!isTls && !rest.StartsWith("tcp://", StringComparison.Ordinal))
            return new PumaBind(null, false, at, query);
        rest = rest["tcp://".Length..].TrimEnd('/');
        var colon = rest.LastIndexOf(':');
        var port = colon > 0 && rest.AsSpan(colon + 1) is { Length: > 0 } digits && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 65535 ? number : 0;
        return new PumaBind(port > 0 ? Address.Tcp(rest[..colon], port) : null, isTls, at, query);
    }

    private static Dictionary<string, string> Query(string text)
    {
        var query = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in text.Split('&'))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            query[equals < 0 ? part : part[..equals]] = equals < 0 ? "" : part[(equals + 1)..];
        }
        return query;
    }
}
