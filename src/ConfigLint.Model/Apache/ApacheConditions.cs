using System.Collections.Immutable;
using System.Globalization;

namespace ConfigLint.Model.Apache;

/// <summary>Answers the read-time tests of &lt;IfModule&gt; and its kin; null where these files cannot tell.</summary>
internal static class ApacheConditions
{
    // Built into the server by Debian, RHEL or the official image: their absence from the LoadModule lines means nothing.
    private static readonly HashSet<string> OftenBuiltIn = new(StringComparer.OrdinalIgnoreCase)
    {
        "core", "so", "http", "http_core", "log_config", "logio", "version", "unixd", "watchdog", "mpm_event", "mpm_worker", "mpm_prefork", "systemd", "macro",
    };

    public static bool? Evaluate(ApacheEntry tag, ApacheConfiguration configuration, ImmutableDictionary<string, string> defines)
    {
        if (tag.Argument(0) is not { Length: > 0 } argument)
            return null;
        var negated = argument.StartsWith('!');
        var name = negated ? argument[1..] : argument;
        var result = tag.Name.ToUpperInvariant() switch
        {
            "IFMODULE" => HasModule(ModuleName(name), configuration),
            // Apache may have been started with -D.
            "IFDEFINE" => defines.ContainsKey(name) ? true : null,
            "IFVERSION" => IsVersion(name, tag.Count > 1 ? tag.Argument(1) : ""),
            _ => null,
        };
        return negated ? !result : result;
    }

    /// <summary>"proxy" for mod_proxy.c, which is the source file, and for proxy_module, the identifier; "mpm_event" for event.c.</summary>
    public static string ModuleName(string name)
    {
        var bare = name.EndsWith(".c", StringComparison.Ordinal) ? name[..^2] : name.EndsWith("_module", StringComparison.Ordinal) ? name[..^"_module".Length] : name;
        return bare.StartsWith("mod_", StringComparison.Ordinal) ? bare["mod_".Length..] : bare switch { "prefork" or "worker" or "event" => "mpm_" + bare, _ => bare };
    }

    private static bool? HasModule(string name, ApacheConfiguration configuration)
    {
        if (configuration.HasModule(name + "_module"))
            return true;
        // With another MPM loaded this one cannot be there: the server has exactly one.
        if (name.StartsWith("mpm_", StringComparison.Ordinal) && configuration.Mpm is not null)
            return false;
        return configuration.IsComplete && configuration.LoadsModules && !OftenBuiltIn.Contains(name) ? false : null;
    }

    /// <summary>The server is some 2.4.x, so only tests against 2.4.x itself stay open.</summary>
    private static bool? IsVersion(string first, string? second)
    {
        if (second is null)
            return null;
        var split = first.AsSpan().IndexOfAnyExcept("<>=");
        var (operation, version) = split < 0 ? (first, second) : (first[..split], first[split..]);
        var parts = version.Split('.');
        if (!int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major))
            return null;
        var minor = 0;
        if (parts.Length > 1 && !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out minor))
            return null;
        var order = (2, 4).CompareTo((major, minor));
        // 2.4 means 2.4.0, which nobody runs.
        if (order == 0 && parts is [_, _] or [_, _, "0"])
            order = 1;
        return (operation, order) switch
        {
            (_, 0) => null,
            (">" or ">=", _) => order > 0,
            ("<" or "<=", _) => order < 0,
            ("" or "=" or "==", _) => false,
            _ => null,
        };
    }
}
