using ConfigLint.Model.Launches;
using ConfigLint.Model.Values;

namespace ConfigLint.Model.Gunicorn;

/// <summary>Effective values, each with its origin.</summary>
internal sealed class GunicornSettings(GunicornSources sources)
{
    private static readonly Origin DefaultOrigin = new Origin.Default("gunicorn's default");

    /// <param name="variable">The variable that gives the default.</param>
    public Setting<int> Integer(string name, string? variable, int fallback) => Resolve(
        name,
        GunicornValues.ToInteger,
        variable is null ? () => Default(name, fallback) : () => FromVariable(name, variable, text => PythonValues.ParseInteger(text, 10) is >= 0 and <= int.MaxValue and var number ? (int)number : null, fallback));

    public Setting<bool> Boolean(string name, bool fallback) => Resolve(name, GunicornValues.ToBoolean, () => Default(name, fallback));

    public Setting<string> Text(string name, string fallback) =>
        Resolve(name, value => value is ConfigValue.Text text ? new Boxed(text.Value.Trim()) : null, () => Default(name, new Boxed(fallback))).Select(text => text.Text);

    public Setting<IReadOnlyList<string>> Bind => Resolve(
        "bind",
        value => GunicornValues.ToTexts(value) is { } texts ? new Boxed("") { Texts = texts } : null,
        () => FromVariable("bind", "PORT", port => new Boxed("") { Texts = [$"0.0.0.0:{port}"] }, new Boxed("") { Texts = ["127.0.0.1:8000"] })).Select(texts => texts.Texts);

    /// <summary>With a certificate, gunicorn speaks TLS.</summary>
    public PassProtocol Protocol => Given("protocol") == "uwsgi" ? PassProtocol.Uwsgi : Given("certfile") is { Length: > 0 } ? PassProtocol.Https : PassProtocol.Http;

    public static Setting<GunicornWorkerKind> WorkerKind(Setting<string> workerClass, Setting<int> threads)
    {
        if (!workerClass.TryGet(out var name))
            return workerClass.Select(_ => default(GunicornWorkerKind));
        // Only a sync class asks for the number of threads.
        if (GunicornWorkerKinds.Of(name, 1) != GunicornWorkerKind.Sync)
            return workerClass.Select(text => GunicornWorkerKinds.Of(text, 1));
        if (!threads.TryGet(out var number))
            return Setting<GunicornWorkerKind>.Unknown("worker_class", "the number of threads is not known");
        return Setting<GunicornWorkerKind>.Known("worker_class", GunicornWorkerKinds.Of(name, number), number > 1 ? threads.Origin : workerClass.Origin);
    }

    public static Setting<int> Product(Setting<int> workers, Setting<int> threads)
    {
        if (!workers.TryGet(out var a))
            return workers;
        if (!threads.TryGet(out var b))
            return threads;
        return (long)a * b <= int.MaxValue ? Setting<int>.Known(workers.Name, a * b, workers.IsWritten ? workers.Origin : threads.Origin) : Setting<int>.Unknown(workers.Name, "the number is too large");
    }

    private string? Given(string name) => (sources.Find(name, out _)?.Value.Value as ConfigValue.Text)?.Value;

    private Setting<T> Resolve<T>(string name, Func<ConfigValue, T?> convert, Func<Setting<T>> byDefault)
        where T : struct
    {
        if (sources.Find(name, out var reason) is not { } given)
            return reason is null ? byDefault() : Setting<T>.Unknown(name, reason);
        if (convert(given.Value.Value) is { } value)
            return Setting<T>.Known(name, value, given.Value.OriginAt(given.At));
        return Setting<T>.Unknown(name, given.Value.Value is ConfigValue.Unknown unknown ? unknown.Reason : "its value is known in part, or refused");
    }

    private static Setting<T> Default<T>(string name, T value) => Setting<T>.Known(name, value, DefaultOrigin);

    /// <summary>A default that a variable changes. Platforms that run Procfiles set these variables themselves.</summary>
    private Setting<T> FromVariable<T>(string name, string variable, Func<string, T?> convert, T fallback)
        where T : struct => sources.Environment.Find(variable) switch
        {
            EnvironmentValue.Set set when convert(set.Value) is { } value => Setting<T>.Known(name, value, new Origin.Environment(variable, set.At)),
            EnvironmentValue.Unset when sources.Launch is { Kind: not LaunchKind.Procfile } launch => Setting<T>.Known(name, fallback, new Origin.EnvironmentDefault(variable, launch.At)),
            EnvironmentValue.Unknown unknown => Setting<T>.Unknown(name, unknown.Reason),
            _ => Setting<T>.Unknown(name, $"what {variable} is set to is not known"),
        };

    /// <summary>A text or a list of them, so that null can say that there is none.</summary>
    private readonly record struct Boxed(string Text)
    {
        public IReadOnlyList<string> Texts { get; init; } = [];
    }
}
