using System.Collections.Immutable;

namespace ConfigLint.Model.Apache;

/// <summary>Answers the read-time tests of &lt;IfModule&gt; and its kin; null where these files cannot tell.</summary>
internal static class ApacheConditions
{
    // Built into the server by Debian, RHEL or the official image: their absence from the LoadModule lines means nothing.
    private static readonly HashSet<string> OftenBuiltIn = new(StringComparer.OrdinalIgnoreCase)
    {
        "core", "so", "http", "log_config", "logio", "version", "unixd", "watchdog", "mpm_event", "mpm_worker", "mpm_prefork", "systemd", "macro",
    };

    public static bool? Evaluate(ApacheEntry tag, ApacheConfiguration configuration, ImmutableDictionary<string, string> defines)
    {
        if (tag.Argument(0) is not { Length: > 0 } argument)
            return null;
        var negated = argument.StartsWith('!');
        var name = negated ? argument[1..] : argument;
        var result = tag.Name.ToUpperInvariant() switch
        {
            "IFMODULE" => HasModule(name, configuration),
            // Apache may have been started with -D.
            "IFDEFINE" => defines.ContainsKey(name) ? true : null,
            _ => null,
        };
        return negated ? !result : result;
    }

    private static bool? HasModule(string name, ApacheConfiguration configuration)
    {
        // mod_proxy.c is the source file, proxy_module the identifier.
        var bare = name.EndsWith(".c", StringComparison.Ordinal) ? name[..^2] : name.EndsWith("_module", StringComparison.Ordinal) ? name[..^"_module".Length] : name;
        bare = bare.StartsWith("mod_", StringComparison.Ordinal) ? bare["mod_".Length..] : bare switch { "prefork" or "worker" or "event" => "mpm_" + bare, _ => bare };
        if (configuration.Modules.Contains(bare + "_module"))
            return true;
        // With another MPM loaded this one cannot be there: the server has exactly one.
        if (bare.StartsWith("mpm_", StringComparison.Ordinal) && configuration.Mpm is not null)
            return false;
        return configuration.IsComplete && configuration.Modules.Count > 0 && !OftenBuiltIn.Contains(bare) ? false : null;
    }
}
