using ConfigLint.Model;
using ConfigLint.Model.Nginx;

namespace ConfigLint.Tests;

/// <summary>Workspaces in memory.</summary>
static class Workspaces
{
    /// <param name="files">Path below /w and text.</param>
    public static Workspace Of(ConfigFormat format, params (string Path, string Text)[] files) => Of(format, WorkspaceOptions.Default, files);

    public static Workspace Of(ConfigFormat format, WorkspaceOptions options, params (string Path, string Text)[] files)
    {
        var disk = new InMemoryFileSystem();
        foreach (var (path, text) in files)
            disk.Add("/w/" + path, text);
        var workspace = new Workspace(disk, options, path => path["/w/".Length..]);
        foreach (var (path, _) in files)
            workspace.Open("/w/" + path, format);
        return workspace;
    }

    /// <summary>Binds nginx files; the first configuration of each stack.</summary>
    public static (Workspace Workspace, NginxConfiguration Nginx) Nginx(params (string Path, string Text)[] files)
    {
        var workspace = Of(ConfigFormat.Nginx, files);
        return (workspace, StackBuilder.Build(workspace).SelectMany(s => s.Elements).OfType<NginxConfiguration>().First());
    }

    public static Workspace WithNginxVersion(string version, params (string Path, string Text)[] files) =>
        Of(ConfigFormat.Nginx, new WorkspaceOptions { Versions = new Dictionary<string, Version> { ["nginx"] = Version.Parse(version) } }, files);
}
