using ConfigLint.Model.Values;
using ConfigLint.Syntax.Text;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Model.Containers.Compose;

/// <summary>A service of a compose file.</summary>
public sealed class ComposeService : Container
{
    private const int MostExtends = 8;

    private readonly YamlMapping[] _layers;
    private readonly string _service;
    private readonly bool _isOpen;

    internal ComposeService(ComposeProject project, string service, IReadOnlyList<YamlMapping> layers)
        : base($"service \"{service}\"", PlaceOf(layers, service))
    {
        Project = project;
        _service = service;
        (_layers, _isOpen) = Extend(project, layers);
    }

    internal ComposeProject Project { get; }

    public string Service => _service;

    public override string? Image => Word("image").Text;

    /// <summary>Everything that says something about the service was read.</summary>
    public bool IsComplete => !_isOpen && (Node("image") ?? Node("build")) is not null;

    public override IReadOnlyList<string> HostNames => [.. ((string?[])[_service, Word("container_name").Text, Word("hostname").Text, .. Aliases()]).OfType<string>().Distinct()];

    public override Setting<long> MemoryLimit => Read("memory limit", ["deploy.resources.limits.memory", "mem_limit"], ComposeValues.Bytes, 0);

    public override Setting<double> CpuLimit =>
        Read("cpus", ["deploy.resources.limits.cpus", "cpus"], text => double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var cpus) ? cpus : (double?)null, 0);

    public override Setting<int> Replicas => Read("replicas", ["deploy.replicas", "scale"], text => int.TryParse(text, out var count) ? count : (int?)null, 1);

    /// <summary>10 s unless written (docker stop's default).</summary>
    public override Setting<TimeSpan> StopGrace => Read("stop_grace_period", ["stop_grace_period"], ComposeValues.Duration, TimeSpan.FromSeconds(10));

    public override string? StopSignal => Node("stop_signal") is not null ? Word("stop_signal").Text ?? "" : Runtime.Image?.StopSignal;

    /// <summary>That of another service with <c>network_mode: service:x</c>.</summary>
    public override ModelElement Network =>
        NetworkMode is ['s', 'e', 'r', 'v', 'i', 'c', 'e', ':', .. var other] && Project.Service(other) is { } service && service != this ? service : this;

    /// <summary>"host", "none", "service:x", "container:x"; null for a network namespace of its own.</summary>
    public string? NetworkMode => Word("network_mode").Text;

    public override IReadOnlyList<string> PathsOf(SourceFile file) => Runtime.Files.PathsOf(file.Path);

    /// <summary>What its process sees.</summary>
    internal ComposeRuntime Runtime => field ??= new ComposeRuntime(this);

    /// <summary>The node of a key that counts; null when nothing writes it.</summary>
    internal YamlNode? Node(string key) => Array.Find(_layers, layer => layer.GetEntry(key) is not null)?.Get(key);

    /// <summary>The nodes of a key that compose merges, later ones over earlier ones.</summary>
    internal IEnumerable<YamlNode> Nodes(string key) => _layers.Reverse().Select(layer => layer.Get(key)).OfType<YamlNode>();

    internal Launches.LaunchWord Word(string key) =>
        Node(key) is YamlScalar { IsNull: false } scalar ? Project.Word(scalar) : new Launches.LaunchWord(null, At, []);

    private Setting<T> Read<T>(string name, string[] paths, Func<string, T?> parse, T otherwise)
        where T : struct
    {
        foreach (var path in paths)
        {
            var keys = path.Split('.');
            if (Array.Find(_layers, layer => layer.Get(keys) is not null)?.Get(keys) is not { } node)
                continue;
            if (node is not YamlScalar scalar || Project.Word(scalar) is not { Text: { } text } word || parse(text) is not { } value)
                return Setting<T>.Unknown(name, "the value is not known");
            return Setting<T>.Known(name, value, Evaluated(word).OriginAt(YamlText.At(scalar)));
        }
        return IsComplete ? Setting<T>.Known(name, otherwise, new Origin.Default("compose's default")) : Setting<T>.Unknown(name, "another file may set it");
    }

    private static Evaluated Evaluated(Launches.LaunchWord word) => new(new ConfigValue.Text(word.Text ?? ""), word.Reads);

    private IEnumerable<string?> Aliases() => Nodes("networks").OfType<YamlMapping>()
        .SelectMany(networks => networks.Values())
        .SelectMany(network => network.GetSequence("aliases")?.Values() ?? [])
        .Select(alias => alias.GetString());

    private static (YamlMapping[] Layers, bool IsOpen) Extend(ComposeProject project, IReadOnlyList<YamlMapping> own)
    {
        var layers = own.ToList();
        var isOpen = false;
        for (var i = 0; i < layers.Count && i < MostExtends; i++)
        {
            if (layers[i].Get("extends") is not { } extends)
                continue;
            var name = extends.GetString() ?? extends.GetString("service");
            if (name is not null && project.Extended(extends.GetString("file"), name) is { } extended && !layers.Contains(extended))
                layers.Add(extended);
            else
                isOpen = true;
        }
        return ([.. layers], isOpen);
    }

    private static Location PlaceOf(IReadOnlyList<YamlMapping> layers, string service)
    {
        var last = layers[^1];
        return last.Parent is YamlEntry { Name: var name, Key: var key } && name == service ? YamlText.At(key) : new Location(last.Source, new TextSpan(last.Span.Start, 0));
    }
}
