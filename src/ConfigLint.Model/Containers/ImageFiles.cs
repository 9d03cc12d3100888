using ConfigLint.Model.Launches;

namespace ConfigLint.Model.Containers;

/// <summary>One COPY or ADD, or a volume that brings a folder in: what of the workspace lies where in the container.</summary>
/// <param name="Source">Absolute path in the workspace; may hold wildcards in its last part. Null when it is not of the workspace.</param>
/// <param name="Target">Absolute path in the container, without a slash at its end.</param>
/// <param name="IntoFolder">A file keeps its name below the target.</param>
/// <param name="Stage">The image that it is copied from, instead of the workspace.</param>
internal sealed record FileMapping(string? Source, string Target, bool IntoFolder, DockerImage? Stage = null)
{
    /// <summary>What the mapping says about a path of the container; null: nothing.</summary>
    public LaunchFile? Find(IFileSystem files, string path, int depth = 0)
    {
        if (path != Target && !path.StartsWith(Target.TrimEnd('/') + "/", StringComparison.Ordinal))
            return null;
        if (Source is null)
            return new LaunchFile.Unknown($"what lies at {Target} is not part of the files read");
        var rest = path.Length == Target.Length ? "" : path[(Target.TrimEnd('/').Length + 1)..];
        if (Stage is not null)
            return Stage.FindFile(IntoFolder && rest.Length > 0 && !Stage.HasFolder(Source) ? Source : Join(Source, rest), depth + 1);
        var name = FilePaths.NameOf(Source);
        if (Glob.IsPattern(name))
            return FindByPattern(files, name, rest);
        if (files.DirectoryExists(Source))
            return files.FileExists(Join(Source, rest)) ? new LaunchFile.Found(Join(Source, rest)) : new LaunchFile.Absent();
        if (!files.FileExists(Source))
            return new LaunchFile.Unknown($"{name} is not part of the files read");
        return rest == (IntoFolder ? name : "") ? new LaunchFile.Found(Source) : null;
    }

    private LaunchFile? FindByPattern(IFileSystem files, string pattern, string rest)
    {
        var candidate = Source![..(Source!.LastIndexOf('/') + 1)] + rest;
        return rest.Length > 0 && !rest.Contains('/') && Glob.Matches(pattern, rest) && files.FileExists(candidate) ? new LaunchFile.Found(candidate) : null;
    }

    private static string Join(string folder, string rest) => rest.Length == 0 ? folder : $"{folder.TrimEnd('/')}/{rest}";
}

/// <summary>The files that a process in a container sees: volumes over the image.</summary>
internal sealed class ContainerFiles(IFileSystem files, IReadOnlyList<FileMapping> volumes, DockerImage? image, string? folder) : ILaunchFiles
{
    public string? Folder { get; } = folder ?? image?.WorkingDirectory;

    public ContainerFiles In(string folderBelow) => new(files, volumes, image, ContainerPath.Combine(Folder, folderBelow));

    public LaunchFile Find(string path)
    {
        if (ContainerPath.Combine(Folder, path) is not { } full)
            return new LaunchFile.Unknown("the working directory is not known");
        foreach (var volume in volumes.OrderByDescending(v => v.Target.Length))
        {
            if (volume.Find(files, full) is { } found)
                return found;
        }
        return image?.FindFile(full) ?? new LaunchFile.Unknown("the image's own files are not known");
    }

    /// <summary>Where in the container a file of the workspace lies; empty when it is not brought in.</summary>
    public IReadOnlyList<string> PathsOf(string sourcePath) =>
        [.. volumes.Concat(image?.Mappings ?? []).Select(m => PathIn(m, sourcePath)).OfType<string>().Where(p => Find(p) is LaunchFile.Found found && found.Path == sourcePath).Distinct()];

    private string? PathIn(FileMapping mapping, string sourcePath)
    {
        if (mapping.Source is not { } source || mapping.Stage is not null)
            return null;
        var name = FilePaths.NameOf(sourcePath);
        if (source == sourcePath)
            return mapping.IntoFolder ? $"{mapping.Target.TrimEnd('/')}/{name}" : mapping.Target;
        var cut = source.LastIndexOf('/') + 1;
        if (Glob.IsPattern(source.AsSpan(cut)))
            return source[..cut] + name == sourcePath && Glob.Matches(source[cut..], name) ? $"{mapping.Target.TrimEnd('/')}/{name}" : null;
        return sourcePath.StartsWith(source.TrimEnd('/') + "/", StringComparison.Ordinal) && files.DirectoryExists(source) ? mapping.Target.TrimEnd('/') + sourcePath[source.TrimEnd('/').Length..] : null;
    }
}

/// <summary>Paths inside a container.</summary>
internal static class ContainerPath
{
    /// <summary>The absolute path, dots resolved; null when it is relative to an unknown folder.</summary>
    public static string? Combine(string? folder, string path)
    {
        if (!path.StartsWith('/'))
        {
            if (folder is null)
                return null;
            path = $"{folder}/{path}";
        }
        var parts = new List<string>();
        foreach (var part in path.Split('/'))
        {
            if (part == "..")
            {
                if (parts.Count > 0)
                    parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("" or "."))
                parts.Add(part);
        }
        return "/" + string.Join('/', parts);
    }
}
