namespace ConfigLint.Model.Containers.Compose;

/// <summary>The names under which compose looks for its file (compose-go, cli.DefaultFileNames).</summary>
internal static class ComposeFiles
{
    public static readonly string[] Names = ["compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml"];

    /// <summary>Laid over the file beside it without being asked for.</summary>
    public static readonly string[] OverrideNames = ["compose.override.yaml", "compose.override.yml", "docker-compose.override.yaml", "docker-compose.override.yml"];
}
