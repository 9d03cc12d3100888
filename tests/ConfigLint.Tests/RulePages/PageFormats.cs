using ConfigLint.Model;

namespace ConfigLint.Tests.RulePages;

/// <summary>The formats behind the languages of fences.</summary>
static class PageFormats
{
    public static ConfigFormat? Of(string language, string path) => language switch
    {
        "nginx" => ConfigFormat.Nginx,
        "apache" => ConfigFormat.Apache,
        "php-fpm" => ConfigFormat.PhpFpm,
        "php-ini" => ConfigFormat.PhpIni,
        "systemd" => ConfigFormat.SystemdUnit,
        "supervisor" => ConfigFormat.Supervisor,
        "ini" => OfIni(path),
        "python" => ConfigFormat.Gunicorn,
        "ruby" => ConfigFormat.Puma,
        "yaml" or "json" => ConfigFormat.Yaml,
        "dockerfile" => ConfigFormat.Dockerfile,
        "procfile" => ConfigFormat.Procfile,
        "env" => ConfigFormat.EnvFile,
        "haproxy" => ConfigFormat.HAProxy,
        "text" => ConfigFormat.Metadata,
        _ => null,
    };

    static ConfigFormat OfIni(string path)
    {
        var name = path.Split('/')[^1];
        if (name.EndsWith(".service", StringComparison.Ordinal))
            return ConfigFormat.SystemdUnit;
        if (name.StartsWith("supervisor", StringComparison.Ordinal))
            return ConfigFormat.Supervisor;
        return name == "php.ini" || path.Contains("conf.d/", StringComparison.Ordinal) ? ConfigFormat.PhpIni : ConfigFormat.PhpFpm;
    }
}
