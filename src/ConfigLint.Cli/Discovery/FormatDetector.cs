using ConfigLint.Model;

namespace ConfigLint.Cli.Discovery;

/// <summary>
/// What a file is written in: its path decides first, then its content. Discovery asks <c>ByName</c> for every name of
/// a tree and opens only what may matter.
/// </summary>
internal static class FormatDetector
{
    /// <summary>How much of a file is looked at.</summary>
    public const int HeadSize = 8192;

    /// <summary>What a path alone says. The default value: nothing that matters here.</summary>
    /// <param name="Format">The format, or Unknown when only the content can say.</param>
    /// <param name="NeedsContent">The content must confirm it.</param>
    public readonly record struct Verdict(ConfigFormat Format, bool NeedsContent)
    {
        public static Verdict AskContent { get; } = new(ConfigFormat.Unknown, true);

        public bool IsCandidate => Format != ConfigFormat.Unknown || NeedsContent;

        public static implicit operator Verdict(ConfigFormat format) => new(format, false);

        public static Verdict FromConfigFormat(ConfigFormat format) => format;
    }

    public static Verdict ByName(ReadOnlySpan<char> path)
    {
        path = Templates.CutExtension(path);
        var slash = path.LastIndexOf('/');
        return ByName(path[..Math.Max(0, slash)], path[(slash + 1)..]);
    }

    /// <param name="folder">The path of the folder; a few files are known by where they lie.</param>
    public static Verdict ByName(ReadOnlySpan<char> folder, ReadOnlySpan<char> name)
    {
        if (name.StartsWith("Dockerfile") && (name.Length == 10 || name[10] is '.' or '-'))
            return ConfigFormat.Dockerfile;
        var dot = name.LastIndexOf('.');
        var extension = dot < 0 ? [] : name[(dot + 1)..];
        return extension switch
        {
            "conf" or "cfg" or "inc" or "vhost" or "include" or "snippet" or "locations" or "load" => ServerConfig(folder, name),
            "nginx" or "nginxconf" => ConfigFormat.Nginx,
            "yml" or "yaml" => Yaml(name),
            "json" when IsEcosystem(name) => new Verdict(ConfigFormat.Yaml, true),
            "py" => Python(folder, name),
            "rb" => Ruby(folder, name),
            "ini" => Ini(folder, name),
            "service" => new Verdict(ConfigFormat.SystemdUnit, true),
            "env" => ConfigFormat.EnvFile,
            "txt" when name.StartsWith("requirements") => ConfigFormat.Metadata,
            "lock" when name is "Gemfile.lock" or "poetry.lock" or "composer.lock" or "uv.lock" => ConfigFormat.Metadata,
            "dockerfile" => ConfigFormat.Dockerfile,
            _ => ByWholeName(folder, name),
        };
    }

    /// <summary>The format of a file with the given path and head; Unknown when it is none of ours.</summary>
    /// <param name="head">The first <see cref="HeadSize"/> bytes, or all if there are fewer.</param>
    public static ConfigFormat Detect(string path, ReadOnlySpan<byte> head)
    {
        var verdict = ByName(path);
        return verdict.NeedsContent ? Confirm(verdict, path, head) : verdict.Format;
    }

    /// <summary>For a file that somebody names: any name will do, and an example counts as what it is an example of.</summary>
    public static ConfigFormat DetectNamed(string path, ReadOnlySpan<byte> head)
    {
        var plain = CutExampleSuffix(Templates.CutExtension(path));
        var verdict = ByName(plain);
        if (!verdict.IsCandidate)
            verdict = plain.EndsWith(".rb") ? new Verdict(ConfigFormat.Puma, true) : plain.EndsWith(".py") ? new Verdict(ConfigFormat.Gunicorn, true) : Verdict.AskContent;
        // The name was chosen by the user: a YAML file may be of a kind that discovery passes over.
        var confirmed = verdict.NeedsContent ? Confirm(verdict, path, head) : verdict.Format;
        return confirmed == ConfigFormat.Unknown && verdict.Format is ConfigFormat.Yaml ? ConfigFormat.Yaml : confirmed;
    }

    private static ConfigFormat Confirm(Verdict verdict, string path, ReadOnlySpan<byte> head)
    {
        var content = new ContentSniffer(head);
        return verdict.Format switch
        {
            ConfigFormat.Yaml => content.IsServingYaml() || (IsEcosystem(path.AsSpan(path.LastIndexOf('/') + 1)) && content.IsEcosystem()) ? ConfigFormat.Yaml : ConfigFormat.Unknown,
            ConfigFormat.Gunicorn => content.IsGunicorn(Mentions(path, "gunicorn")) ? ConfigFormat.Gunicorn : ConfigFormat.Unknown,
            ConfigFormat.Puma => content.IsPuma() || Mentions(path, "puma") ? ConfigFormat.Puma : ConfigFormat.Unknown,
            _ => content.ServerFormat(path),
        };
    }

    private static Verdict ServerConfig(ReadOnlySpan<char> folder, ReadOnlySpan<char> name)
    {
        if (name is "nginx.conf")
            return ConfigFormat.Nginx;
        if (name is "apache2.conf" or "httpd.conf")
            return ConfigFormat.Apache;
        if (name is "php-fpm.conf" || EndsInFolder(folder, "php-fpm.d") || EndsInFolder(folder, "pool.d"))
            return ConfigFormat.PhpFpm;
        if (name is "supervisord.conf")
            return ConfigFormat.Supervisor;
        if (name is "haproxy.cfg")
            return ConfigFormat.HAProxy;
        return Verdict.AskContent;
    }

    private static Verdict Yaml(ReadOnlySpan<char> name)
    {
        if (name.StartsWith("docker-compose") || name.StartsWith("compose."))
            return ConfigFormat.Yaml;
        if (name is "database.yml")
            return ConfigFormat.Metadata;
        return name is ".configlint.yml" or ".configlint.yaml" ? default : new Verdict(ConfigFormat.Yaml, true);
    }

    /// <summary>The usual names of PM2's ecosystem files; JSON is YAML. Those in JavaScript are programs.</summary>
    private static bool IsEcosystem(ReadOnlySpan<char> name) =>
        name.StartsWith("ecosystem") || name.StartsWith("pm2") || name is "process.json" or "processes.json";

    private static Verdict Python(ReadOnlySpan<char> folder, ReadOnlySpan<char> name)
    {
        if (name is "gunicorn.conf.py")
            return ConfigFormat.Gunicorn;
        var known = name is "config.py" or "conf.py" || Mentions(name, "gunicorn") || Mentions(folder, "gunicorn");
        return known ? new Verdict(ConfigFormat.Gunicorn, true) : default;
    }

    private static Verdict Ruby(ReadOnlySpan<char> folder, ReadOnlySpan<char> name)
    {
        if (name is "puma.rb")
            return ConfigFormat.Puma;
        return Mentions(name, "puma") || EndsInFolder(folder, "puma") ? new Verdict(ConfigFormat.Puma, true) : default;
    }

    private static Verdict Ini(ReadOnlySpan<char> folder, ReadOnlySpan<char> name) =>
        name.StartsWith("php") || (EndsInFolder(folder, "conf.d") && Mentions(folder, "php")) ? ConfigFormat.PhpIni : Verdict.AskContent;

    private static Verdict ByWholeName(ReadOnlySpan<char> folder, ReadOnlySpan<char> name)
    {
        if (name is "Containerfile")
            return ConfigFormat.Dockerfile;
        if (name is "Procfile" || name.StartsWith("Procfile."))
            return ConfigFormat.Procfile;
        if (name is ".env" || (name.StartsWith(".env.") && !IsExample(name)))
            return ConfigFormat.EnvFile;
        if (name is "Pipfile.lock" or "pyproject.toml" or "Gemfile" or ".ruby-version")
            return ConfigFormat.Metadata;
        if (name is "mime.types" or "fastcgi_params" or "uwsgi_params" or "scgi_params" or "proxy_params" or "koi-utf" or "koi-win" or "win-utf")
            return Verdict.AskContent;
        // Debian names sites after their host: shop.example.com has an "extension".
        if (EndsInFolder(folder, "sites-available") || EndsInFolder(folder, "sites-enabled"))
            return IsLeftover(name) ? default : Verdict.AskContent;
        var isConfigFolder = EndsInFolder(folder, "conf.d") || EndsInFolder(folder, "snippets") || EndsInFolder(folder, "nginx")
            || EndsInFolder(folder, "sites") || EndsInFolder(folder, "vhosts") || EndsInFolder(folder, "vhosts.d");
        return isConfigFolder && !name.Contains('.') ? Verdict.AskContent : default;
    }

    private static bool IsExample(ReadOnlySpan<char> name) => CutExampleSuffix(name).Length < name.Length;

    private static bool IsLeftover(ReadOnlySpan<char> name) =>
        name.EndsWith("~") || name.EndsWith(".bak") || name.EndsWith(".orig") || name.EndsWith(".swp") || Mentions(name, ".dpkg-") || IsExample(name);

    /// <summary>nginx.conf.example is an nginx.conf, and compose.yml-varnish a compose.yml.</summary>
    private static ReadOnlySpan<char> CutExampleSuffix(ReadOnlySpan<char> path)
    {
        var suffix = path[(path.LastIndexOf('/') + 1)..];
        var extension = suffix[(suffix.LastIndexOf('.') + 1)..];
        var dash = extension.IndexOf('-');
        if (dash > 0 && extension[..dash] is "yml" or "yaml" or "conf" or "ini")
            return path[..^(extension.Length - dash)];
        var cut = suffix.LastIndexOfAny('.', '-');
        if (cut <= 0)
            return path;
        var word = suffix[(cut + 1)..];
        return word is "example" or "sample" or "dist" or "default" or "disabled" or "disable" or "in" or "bak" or "orig"
            ? path[..^(suffix.Length - cut)]
            : path;
    }

    private static bool EndsInFolder(ReadOnlySpan<char> folder, ReadOnlySpan<char> name) =>
        folder.EndsWith(name) && (folder.Length == name.Length || folder[^(name.Length + 1)] == '/');

    internal static bool Mentions(ReadOnlySpan<char> path, ReadOnlySpan<char> word) => path.Contains(word, StringComparison.OrdinalIgnoreCase);
}
