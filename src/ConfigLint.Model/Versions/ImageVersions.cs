using ConfigLint.Model.Containers.Compose;
using ConfigLint.Syntax.Command;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Model;

/// <summary>The version of a server as the image tags beside its configuration tell it: FROM of a Dockerfile, image: of a compose file.</summary>
internal sealed class ImageVersions
{
    private readonly Workspace _workspace;
    private readonly IFileSystem _files;
    private readonly Dictionary<(string Folder, string Software), List<string>> _tags = [];

    public ImageVersions(Workspace workspace)
    {
        _workspace = workspace;
        _files = workspace.FileSystem;
    }

    /// <summary>Null when no image near the file says it, or two say different things.</summary>
    /// <param name="software">The last part of the image's name begins with it: "nginx" for nginx, bitnami/nginx and nginxinc/nginx-unprivileged.</param>
    public Version? Find(string path, string software)
    {
        foreach (var folder in NearFiles.FoldersAbove(_workspace, path))
        {
            var versions = TagsIn(folder, software).Select(VersionOf).Distinct().ToList();
            if (versions.Count > 0)
                return versions is [var only] ? only : null;
        }
        return null;
    }

    private List<string> TagsIn(string folder, string software)
    {
        if (!_tags.TryGetValue((folder, software), out var tags))
            _tags.Add((folder, software), tags = ReadTags(folder, software));
        return tags;
    }

    private List<string> ReadTags(string folder, string software)
    {
        var images = new List<string?>();
        foreach (var name in _workspace.VersionFileNames.In(folder))
        {
            if (VersionFileNames.IsDockerfile(name) && _files.TryRead($"{folder}/{name}") is { } dockerfile)
                images.AddRange(((Dockerfile)DockerfileParser.ParseText(dockerfile).Root).Stages.Select(stage => stage.From.Image?.Literal));
            else if (ComposeFiles.Names.Contains(name) && _files.TryRead($"{folder}/{name}") is { } compose)
                images.AddRange(((YamlFile)YamlParser.ParseText(compose).Root).Documents.SelectMany(d => d.Get("services")?.Values() ?? []).Select(service => service.GetString("image")));
        }
        return [.. images.Select(image => TagOf(image, software)).OfType<string>()];
    }

    /// <summary>The tag of an image of this software, "" without one; null for other images.</summary>
    private static string? TagOf(string? image, string software)
    {
        if (image is null)
            return null;
        var name = image.Split('@')[0];
        name = FilePaths.NameOf(name);
        var colon = name.IndexOf(':');
        var repository = colon < 0 ? name : name[..colon];
        return repository == software || repository.StartsWith(software + "-", StringComparison.Ordinal) ? colon < 0 ? "" : name[(colon + 1)..] : null;
    }

    /// <summary>"1.27", "1.27.3-alpine" → the version; "latest", "alpine", "1" and variables → null.</summary>
    private static Version? VersionOf(string tag)
    {
        var number = tag.Split('-')[0];
        return Version.TryParse(number, out var version) ? version : null;
    }
}
