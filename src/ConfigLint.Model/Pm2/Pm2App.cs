using ConfigLint.Syntax.Text;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Model.Pm2;

/// <summary>One of the <c>apps</c> of an ecosystem file of PM2.</summary>
public sealed class Pm2App : ModelElement
{
    private readonly YamlNode _app;

    internal Pm2App(string name, SourceText source, YamlNode app, YamlScalar script)
        : base($"app \"{name}\"", new Location(source, script.Span))
    {
        _app = app;
        AppName = name;
        Script = script.Value;
    }

    public string AppName { get; }

    public string Script { get; }

    public string? Arguments => _app.GetString("args");

    public string? Interpreter => _app.GetString("interpreter") ?? _app.GetString("exec_interpreter");

    /// <summary>Processes of this app; 0 or less: as many as there are processors, less by that.</summary>
    public Setting<int> Instances
    {
        get
        {
            if (_app.Get("instances") is not { } node)
                return Setting<int>.Known("instances", 1, new Origin.Default("PM2's default"));
            var at = new Location(node.Source, node.Span);
            return node switch
            {
                YamlScalar { Value: "max" } => Setting<int>.Known("instances", 0, new Origin.Written(at)),
                YamlScalar scalar when scalar.TryGetInt64(out var number) || long.TryParse(scalar.Value, out number) => Setting<int>.Known("instances", (int)Math.Clamp(number, int.MinValue, int.MaxValue), new Origin.Written(at)),
                _ => Setting<int>.Unknown("instances", "the value is not known"),
            };
        }
    }

    /// <summary>It is started by the clock, not kept running.</summary>
    public bool IsScheduled => _app.Get("cron_restart") is not null || _app.GetScalar("autorestart") is { } scalar && scalar.TryGetBoolean(out var restarts) && !restarts;

    /// <summary>The names of the variables that are set for it in any environment: <c>env</c>, <c>env_production</c>.</summary>
    public IEnumerable<string> Variables => _app is YamlMapping mapping
        ? mapping.MergedEntries()
            .Where(entry => entry.Name is { } key && (key == "env" || key.StartsWith("env_", StringComparison.Ordinal)))
            .SelectMany(entry => (entry.Value.Resolve() as YamlMapping)?.MergedEntries().Select(variable => variable.Name) ?? [])
            .OfType<string>()
        : [];
}

/// <summary>Finds ecosystem files of PM2 among the YAML and JSON files; those in JavaScript are programs and are not read.</summary>
internal sealed class Pm2Binder : IServerBinder
{
    public IReadOnlyList<BoundConfiguration> Bind(Workspace workspace) =>
        [.. workspace.Files.Where(file => file.Format == ConfigFormat.Yaml && IsNamed(file.Path)).Select(file => new BoundConfiguration(file, Apps(file))).Where(part => part.Elements.Count > 0)];

    private static bool IsNamed(string path)
    {
        var name = path.AsSpan(path.LastIndexOf('/') + 1);
        return name.StartsWith("ecosystem") || name.StartsWith("pm2") || name.StartsWith("process.") || name.StartsWith("processes.");
    }

    private static List<ModelElement> Apps(SourceFile file)
    {
        var apps = new List<ModelElement>();
        if (file.Tree.Root is not YamlFile root)
            return apps;
        foreach (var app in root.Documents.SelectMany(document => document.Root?.Select("apps", "*") ?? []))
        {
            if (app.GetScalar("script") is { IsNull: false, HasCustomTag: false } script)
                apps.Add(new Pm2App(app.GetString("name") ?? script.Value, file.Source, app, script));
        }
        return apps;
    }
}
