using ConfigLint.Model.HealthChecks;
using ConfigLint.Model.Values;
using ConfigLint.Syntax.Command;
using ConfigLint.Syntax.Text;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Model.Containers.Compose;

/// <summary>The <c>healthcheck</c> of a service: a command in the container. Of one that runs curl or wget, the address that it asks is read.</summary>
public sealed class ComposeHealthCheck : HealthCheck
{
    private static readonly string[] Programs = ["curl", "wget"];

    private ComposeHealthCheck(ComposeService service, Location at)
        : base($"health check of {service.Name}", at) => Service = service;

    public ComposeService Service { get; }

    /// <summary>So long after the start bad answers do not count.</summary>
    public Setting<TimeSpan> StartPeriod { get; private init; }

    /// <summary>Null when there is none, or it is switched off.</summary>
    internal static ComposeHealthCheck? Read(ComposeService service)
    {
        if (service.Node("healthcheck") is not YamlMapping node || node.GetEntry("test") is not { } test || test.Value.Resolve() is not { } value)
            return null;
        if (value.GetString() == "NONE" || (value as YamlSequence)?.Values().FirstOrDefault()?.GetString() == "NONE" || (node.GetScalar("disable") is { } disable && disable.TryGetBoolean(out var isOff) && isOff))
            return null;
        var request = Requests(service, value).FirstOrDefault();
        return new ComposeHealthCheck(service, test.Key.Location)
        {
            Dialect = HealthCheckDialect.Container,
            Protocol = request is null ? HealthCheckProtocol.Command : request.Address.StartsWith("https:", StringComparison.Ordinal) ? HealthCheckProtocol.Https : HealthCheckProtocol.Http,
            Path = request is null ? Setting<string>.Unknown("test", "no address is in it") : PathOf(request),
            Port = request is null ? Setting<string>.Unknown("test", "no address is in it") : Setting<string>.Known("port", PortOf(request.Address), new Origin.Written(request.At)),
            Interval = Time(service, node, "interval", 30),
            Timeout = Time(service, node, "timeout", 30),
            StartPeriod = Time(service, node, "start_period", 0),
            HealthyThreshold = Setting<int>.Known("healthy threshold", 1, new Origin.Default("Docker's default")),
            UnhealthyThreshold = node.GetScalar("retries") is { } retries
                ? int.TryParse(service.Project.Word(retries).Text, out var count) ? Setting<int>.Known("retries", count, new Origin.Written(YamlText.At(retries))) : Setting<int>.Unknown("retries", "a variable makes it")
                : Setting<int>.Known("retries", 3, new Origin.Default("Docker's default")),
        };
    }

    private static Setting<TimeSpan> Time(ComposeService service, YamlMapping node, string key, int seconds)
    {
        if (node.GetScalar(key) is not { } scalar)
            return Setting<TimeSpan>.Known(key, TimeSpan.FromSeconds(seconds), new Origin.Default("Docker's default"));
        return service.Project.Word(scalar).Text is { } text && ComposeValues.Duration(text) is { } time
            ? Setting<TimeSpan>.Known(key, time, new Origin.Written(YamlText.At(scalar)))
            : Setting<TimeSpan>.Unknown(key, "a variable makes it");
    }

    /// <summary>The addresses of this container that curl or wget asks.</summary>
    private static IEnumerable<Request> Requests(ComposeService service, YamlNode test)
    {
        if (test is YamlSequence list)
        {
            var items = list.Values().OfType<YamlScalar>().ToList();
            if (items.Count == 2 && items[0].Value == "CMD-SHELL")
                return InShell(service, items[1]);
            return InWords([.. items.Skip(1).Select(i => new Request(service.Project.Word(i).Text ?? "", YamlText.At(i)))]);
        }
        return test is YamlScalar scalar ? InShell(service, scalar) : [];
    }

    private static IEnumerable<Request> InShell(ComposeService service, YamlScalar scalar)
    {
        if (service.Project.Word(scalar).Text is not { } text || text != scalar.Value)
            return [];
        var (source, locate) = YamlText.Of(scalar);
        return CommandParser.ParseLine(source, new TextSpan(0, source.Length), CommandDialect.Shell).Commands
            .SelectMany(command => InWords([.. command.Words.Select(w => new Request(w.Content.Literal ?? "", locate(w.Span)))]));
    }

    private static IEnumerable<Request> InWords(List<Request> words)
    {
        var program = words.FindIndex(w => Programs.Contains(FilePaths.NameOf(w.Address)));
        return program < 0 ? [] : words.Skip(program + 1).Where(w => IsLocal(w.Address));
    }

    private static bool IsLocal(string word)
    {
        var rest = Authority(word);
        return !word.StartsWith('-') && (rest.StartsWith("localhost", StringComparison.Ordinal) || rest.StartsWith("127.", StringComparison.Ordinal) || rest.StartsWith("[::1]", StringComparison.Ordinal) || rest.StartsWith("0.0.0.0", StringComparison.Ordinal));
    }

    private static string Authority(string address) => address.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme ? address[(scheme + 3)..] : address;

    private static Setting<string> PathOf(Request request)
    {
        var rest = Authority(request.Address);
        return rest.IndexOf('/', StringComparison.Ordinal) is >= 0 and var slash
            ? Setting<string>.Known("path", rest[slash..], new Origin.Written(request.At))
            : Setting<string>.Known("path", "/", new Origin.Default("HTTP's default"));
    }

    private static string PortOf(string address)
    {
        var rest = Authority(address).Split('/')[0];
        return rest.LastIndexOf(':') is > 0 and var colon && !rest.EndsWith(']') ? rest[(colon + 1)..] : address.StartsWith("https:", StringComparison.Ordinal) ? "443" : "80";
    }

    private sealed record Request(string Address, Location At);
}
