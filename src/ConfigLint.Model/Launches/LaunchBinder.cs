using ConfigLint.Model.Containers.Compose;

namespace ConfigLint.Model.Launches;

/// <summary>Brings the services of compose files and all that is started into the stacks.</summary>
internal sealed class LaunchBinder : IServerBinder
{
    public IReadOnlyList<BoundConfiguration> Bind(Workspace workspace) =>
    [
        .. workspace.ComposeProjects.Select(project => new BoundConfiguration(project.Main, [.. project.Services, .. project.Services.Select(ComposeHealthCheck.Read).OfType<ComposeHealthCheck>()])),
        .. workspace.LooseImages.Select(image => new BoundConfiguration(image.BuiltImage.File, [image])),
        .. workspace.Launches.Where(launch => launch.File is not null).GroupBy(launch => launch.File!).Select(group => new BoundConfiguration(group.Key, [.. group])),
    ];
}
