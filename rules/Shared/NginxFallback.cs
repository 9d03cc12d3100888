using ConfigLint.Model.Nginx;

namespace ConfigLint.Rules;

/// <summary>What answers in place of an error that nginx would give for a failed pass.</summary>
internal static class NginxFallback
{
    /// <summary>The author has provided for the failure: another answer is given, or a stored one.</summary>
    /// <param name="status">"502" or "504".</param>
    /// <param name="staleCondition">The word of X_cache_use_stale for this failure: "error" or "timeout".</param>
    public static bool Replaces(NginxPass pass, string status, string staleCondition) =>
        pass.Context.Lookup("error_page").Statements.Any(s => s.Arguments().Contains(status) && s.Arguments().Any(a => a is ['=' or '@', ..]))
        || ServesStale(pass, staleCondition);

    /// <summary>A cache is in effect, and its copies are used when the backend fails in this way.</summary>
    public static bool ServesStale(NginxPass pass, string condition) =>
        pass.Context.Lookup($"{pass.Prefix}_cache").Statement is { ArgumentCount: > 0 } cache && cache.Argument(0) != "off"
        && pass.Context.Lookup($"{pass.Prefix}_cache_use_stale").Statement is { } stale && stale.Arguments().Contains(condition);
}
