using System.Text.RegularExpressions;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Model.Kubernetes;

/// <summary>Adds the configurations in ConfigMaps to a workspace, each as a file in a folder for its ConfigMap; their findings stand in the manifest.</summary>
internal static partial class EmbeddedConfigs
{
    public static void AddTo(Workspace workspace)
    {
        foreach (var file in workspace.Files.FindAll(f => f is { Format: ConfigFormat.Yaml, Source.Host: null } && f.Source.Text.Contains("ConfigMap", StringComparison.Ordinal)))
        {
            foreach (var manifest in KubernetesManifest.Read(file).Where(m => m is { Group: "", Kind: "ConfigMap", IsWhole: true }))
            {
                foreach (var entry in manifest.Root.GetMapping("data")?.MergedEntries() ?? [])
                {
                    // A value behind an alias is read where it has its anchor.
                    if (entry is { Name: { } key, Value: YamlScalar { HasCustomTag: false } value })
                        Add(workspace, PathOf(manifest, key), key, value);
                }
            }
        }
    }

    /// <summary>Under which a workspace has it: the keys of one ConfigMap are files of one folder.</summary>
    public static string PathOf(KubernetesManifest manifest, string key) => $"{manifest.File.Path}#{manifest.Root.Span.Start}/{key.Replace('/', '_')}";

    private static void Add(Workspace workspace, string path, string key, YamlScalar value)
    {
        var format = FormatOf(key, value.Value);
        if (format == ConfigFormat.Unknown)
            return;
        var source = YamlScalarHost.TextOf(value);
        if (Templates.FindMark(source, format) is not null)
        {
            workspace.Trace.Add($"{value.Location}: {key} is a template and was skipped");
            return;
        }
        workspace.Add(path, source, format);
        workspace.Trace.Add($"{value.Location}: {key} is read as {format}");
    }

    /// <summary>By the key where it is a known file name, else by what only that server's files have.</summary>
    private static ConfigFormat FormatOf(string key, string text) => key switch
    {
        "nginx.conf" => ConfigFormat.Nginx,
        "httpd.conf" or "apache2.conf" => ConfigFormat.Apache,
        "php-fpm.conf" or "zz-docker.conf" => ConfigFormat.PhpFpm,
        "gunicorn.conf.py" or "gunicorn_conf.py" or "gunicorn_config.py" => ConfigFormat.Gunicorn,
        "puma.rb" => ConfigFormat.Puma,
        _ when !key.EndsWith(".conf", StringComparison.Ordinal) => ConfigFormat.Unknown,
        _ when NginxBlock().IsMatch(text) => ConfigFormat.Nginx,
        _ when ApacheSection().IsMatch(text) => ConfigFormat.Apache,
        _ when FpmPool().IsMatch(text) => ConfigFormat.PhpFpm,
        _ => ConfigFormat.Unknown,
    };

    [GeneratedRegex(@"^[ \t]*(http|server|upstream[ \t]+[\w.-]+|location[ \t]+[^\n{]+)[ \t]*\{", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex NginxBlock();

    [GeneratedRegex(@"^[ \t]*(<VirtualHost[ \t]|ProxyPass[ \t]|ServerRoot[ \t]|LoadModule[ \t])", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex ApacheSection();

    [GeneratedRegex(@"^[ \t]*pm(\.max_children)?[ \t]*=", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex FpmPool();
}
