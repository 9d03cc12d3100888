using ConfigLint.Model;

namespace ConfigLint.Tests.Model.Edges;

/// <summary>Elements of YAML files in one folder.</summary>
static class EdgeModels
{
    public static List<ModelElement> Of(params (string Path, string Text)[] files) => Of(WorkspaceOptions.Default, files);

    public static List<ModelElement> Of(WorkspaceOptions options, params (string Path, string Text)[] files) =>
        [.. StackBuilder.Build(Workspaces.Of(ConfigFormat.Yaml, options, files)).SelectMany(s => s.Elements)];

    /// <summary>"5 s", or "?" for what is not known; with "*" when it is a default.</summary>
    public static string Show(Setting<TimeSpan> setting) => setting.TryGet(out var time) ? Durations.Format(time) + (setting.IsDefault ? "*" : "") : "?";
}
