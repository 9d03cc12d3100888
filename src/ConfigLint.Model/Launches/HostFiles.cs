using ConfigLint.Model.Containers;

namespace ConfigLint.Model.Launches;

/// <summary>The files of a process that runs on a host, or from a checked-out project.</summary>
/// <param name="root">Where the host's tree begins, "" for the machine itself; null: absolute paths are not known.</param>
/// <param name="folder">The working directory in the workspace; null: unknown.</param>
internal sealed class HostFiles(IFileSystem files, string? root, string? folder) : ILaunchFiles
{
    public LaunchFile Find(string path)
    {
        if (path.StartsWith('/'))
        {
            return root is null
                ? new LaunchFile.Unknown("the host's files are not at hand")
                : files.FileExists(root + path) ? new LaunchFile.Found(root + path) : new LaunchFile.Unknown($"{path} is not among the files read");
        }
        if (folder is null || ContainerPath.Combine(folder, path) is not { } full)
            return new LaunchFile.Unknown("the working directory is not at hand");
        return files.FileExists(full) ? new LaunchFile.Found(full) : new LaunchFile.Absent();
    }

    public HostFiles In(string below) => new(files, root, below.StartsWith('/') ? (root is not null && files.DirectoryExists(root + below) ? root + below : null) : folder is null ? null : ContainerPath.Combine(folder, below));
}
