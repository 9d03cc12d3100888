namespace ConfigLint.Model.Containers;

/// <summary>The stages of a Dockerfile that are made so far.</summary>
internal sealed class DockerStages
{
    private readonly List<DockerImage> _images = [];
    private readonly Dictionary<string, DockerImage> _byName = new(StringComparer.OrdinalIgnoreCase);

    public DockerImage? Last => _images.Count > 0 ? _images[^1] : null;

    public void Add(string? name, DockerImage image)
    {
        _images.Add(image);
        if (name is not null)
            _byName[name] = image;
    }

    /// <summary>The last one of a name.</summary>
    public DockerImage? Named(string name) => _byName.GetValueOrDefault(name);

    /// <summary>A stage may go by its number, from 0.</summary>
    public DockerImage? Numbered(string number) => int.TryParse(number, out var index) && index >= 0 && index < _images.Count ? _images[index] : null;
}
