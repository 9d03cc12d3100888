namespace ConfigLint.Model.Nginx;

/// <summary>An include whose text is not at hand. For the files that every distribution ships it is known what they can hold.</summary>
public sealed record NginxUnreadInclude(string Pattern)
{
    // Contents read from Debian's, the official image's and certbot's packages.
    private static readonly (string Suffix, string[] Prefixes)[] KnownFiles =
    [
        ("mime.types", ["types"]),
        ("fastcgi_params", ["fastcgi_param"]),
        ("fastcgi.conf", ["fastcgi_param"]),
        ("fastcgi-php.conf", ["fastcgi_param", "fastcgi_split_path_info", "fastcgi_index", "try_files", "set"]),
        ("uwsgi_params", ["uwsgi_param"]),
        ("scgi_params", ["scgi_param"]),
        ("proxy_params", ["proxy_set_header"]),
        ("options-ssl-nginx.conf", ["ssl_"]),
        ("koi-utf", ["charset_map"]),
        ("koi-win", ["charset_map"]),
        ("win-utf", ["charset_map"]),
        ("modules/*.conf", ["load_module"]),
        ("modules-enabled/*.conf", ["load_module"]),
    ];

    private readonly string[]? _prefixes = Array.Find(KnownFiles, k => Pattern == k.Suffix || Pattern.EndsWith("/" + k.Suffix, StringComparison.Ordinal)).Prefixes;

    /// <summary>A file of a distribution whose absence from the tree means nothing.</summary>
    public bool IsKnownFile => _prefixes is not null;

    /// <summary>What this include may set, that one may: of thousands it is enough to know one.</summary>
    internal bool IsLike(NginxUnreadInclude other) => _prefixes == other._prefixes;

    public bool MaySet(string directive) => _prefixes is null || Array.Exists(_prefixes, p => directive.StartsWith(p, StringComparison.Ordinal));
}
