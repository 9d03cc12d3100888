namespace ConfigLint.Model.Launches;

/// <summary>Finds what the units, Procfiles, images, compose files and manifests of a workspace start.</summary>
internal static class LaunchReader
{
    public static IReadOnlyList<Launch> Read(Workspace workspace) => [];
}
