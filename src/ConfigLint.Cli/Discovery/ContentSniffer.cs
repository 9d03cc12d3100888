using System.Text;
using ConfigLint.Model;

namespace ConfigLint.Cli.Discovery;

/// <summary>Tells a format by the first lines of a file, line by line, without parsing it.</summary>
internal readonly ref struct ContentSniffer
{
    private readonly string _text;

    public ContentSniffer(ReadOnlySpan<byte> head)
    {
        var text = Encoding.Latin1.GetString(head);
        // The last line of a full head is cut somewhere.
        var lastBreak = head.Length >= FormatDetector.HeadSize ? text.LastIndexOf('\n') : -1;
        _text = lastBreak > 0 ? text[..lastBreak] : text;
    }

    /// <summary>nginx, Apache, PHP-FPM, php.ini, supervisord, systemd or HAProxy, whichever the most lines speak for.</summary>
    public ConfigFormat ServerFormat(string path)
    {
        if (FormatDetector.Mentions(path, "gunicorn") && IsGunicorn(isNamed: false))
            return ConfigFormat.Gunicorn;
        int nginx = 0, apache = 0, fpm = 0, ini = 0, supervisor = 0, systemd = 0, haproxy = 0, statements = 0;
        foreach (var raw in _text.AsSpan().EnumerateLines())
        {
            var line = raw.Trim();
            if (line.IsEmpty || line[0] is '#')
                continue;
            if (line[^1] == ';')
                statements++;
            if (line.StartsWith("[uwsgi]"))
                return ConfigFormat.Unknown;
            nginx += LineMarks.Nginx(line);
            apache += LineMarks.Apache(line);
            fpm += LineMarks.PhpFpm(line);
            ini += LineMarks.PhpIni(line);
            supervisor += LineMarks.Supervisor(line);
            systemd += LineMarks.Systemd(line);
            haproxy += LineMarks.HAProxy(line, isIndented: raw[0] is ' ' or '\t');
        }
        var most = Math.Max(Math.Max(Math.Max(nginx, apache), Math.Max(fpm, ini)), Math.Max(Math.Max(supervisor, systemd), haproxy));
        if (most == 0)
            return ByFolder(path, statements);
        return nginx == most ? ConfigFormat.Nginx
            : apache == most ? ConfigFormat.Apache
            : fpm == most ? ConfigFormat.PhpFpm
            : ini == most ? ConfigFormat.PhpIni
            : supervisor == most ? ConfigFormat.Supervisor
            : systemd == most ? ConfigFormat.SystemdUnit
            : ConfigFormat.HAProxy;
    }

    /// <summary>Compose, Kubernetes, Envoy, Traefik, CloudFormation: what says how requests are served.</summary>
    public bool IsServingYaml()
    {
        bool hasApiVersion = false, hasKind = false, hasServices = false, hasImage = false, hasResources = false, hasHttp = false;
        foreach (var line in _text.AsSpan().EnumerateLines())
        {
            if (line.StartsWith("static_resources:") || line.StartsWith("staticResources:") || line.StartsWith("AWSTemplateFormatVersion") || line.StartsWith("entryPoints:"))
                return true;
            var trimmed = line.Trim();
            hasApiVersion |= trimmed.StartsWith("apiVersion:");
            hasKind |= trimmed.StartsWith("kind:");
            hasServices |= line.StartsWith("services:");
            hasImage |= trimmed.StartsWith("image:") || trimmed.StartsWith("build:") || trimmed.StartsWith("extends:");
            hasHttp |= line.StartsWith("http:");
            hasResources |= line.StartsWith("resources:") || line.StartsWith("Resources:");
            if ((hasApiVersion && hasKind)
                || (hasServices && hasImage)
                || (hasResources && (trimmed.Contains("type.googleapis.com/envoy", StringComparison.Ordinal) || trimmed.StartsWith("Type: AWS::")))
                || (hasHttp && (trimmed.StartsWith("routers:") || trimmed.StartsWith("services:") || trimmed.StartsWith("serversTransports:"))))
                return true;
        }
        return false;
    }

    /// <summary>apps with a script each, in YAML or JSON.</summary>
    public bool IsEcosystem()
    {
        bool hasApps = false, hasScript = false;
        foreach (var line in _text.AsSpan().EnumerateLines())
        {
            hasApps |= line.StartsWith("apps:") || line.Contains("\"apps\"", StringComparison.Ordinal);
            hasScript |= line.Trim().TrimStart("- ").StartsWith("script:") || line.Contains("\"script\"", StringComparison.Ordinal);
        }
        return hasApps && hasScript;
    }

    /// <param name="isNamed">The path names gunicorn: one known setting is enough.</param>
    public bool IsGunicorn(bool isNamed)
    {
        var settings = 0;
        var isTypical = false;
        foreach (var raw in _text.AsSpan().EnumerateLines())
        {
            var line = raw.TrimStart();
            if (line.StartsWith("def ") && LineMarks.IsGunicornHook(LineMarks.Word(line[4..])))
                settings++;
            var name = LineMarks.Word(line);
            var rest = line[name.Length..].TrimStart();
            if (!LineMarks.IsGunicornSetting(name) || !(rest.StartsWith("=") || rest.StartsWith(":")) || rest.StartsWith("=="))
                continue;
            settings++;
            isTypical |= name is "bind" or "workers" or "worker_class" or "worker_connections" or "graceful_timeout" or "preload_app" or "wsgi_app";
        }
        return isNamed ? settings > 0 : settings > 1 && isTypical;
    }

    public bool IsPuma()
    {
        foreach (var line in _text.AsSpan().EnumerateLines())
        {
            if (LineMarks.IsPumaSetting(LineMarks.Word(line.TrimStart())))
                return true;
        }
        return false;
    }

    // Nothing but comments, or the body of a map: the folder is the last hint.
    private static ConfigFormat ByFolder(string path, int statements)
    {
        if (FormatDetector.Mentions(path, "nginx"))
            return ConfigFormat.Nginx;
        return statements == 0 && (FormatDetector.Mentions(path, "apache") || FormatDetector.Mentions(path, "httpd")) ? ConfigFormat.Apache : ConfigFormat.Unknown;
    }
}
