namespace ConfigLint.Model.Launches;

/// <summary>Finds what the units, Procfiles, images, compose files and manifests of a workspace start.</summary>
internal static class LaunchReader
{
    public static IReadOnlyList<Launch> Read(Workspace workspace)
    {
        List<Launch> launches =
        [
            .. ContainerLaunches.OfCompose(workspace),
            .. ContainerLaunches.OfImages(workspace),
            .. PodLaunches.Read(workspace),
            .. EcsLaunches.Read(workspace),
            .. UnitLaunches.Read(workspace),
            .. ProjectLaunches.OfProcfiles(workspace),
            .. ProjectLaunches.OfSupervisor(workspace),
        ];
        foreach (var launch in launches)
            workspace.Trace.Add($"{launch.At}: {launch.Name} starts {launch.Program}");
        return launches;
    }
}
