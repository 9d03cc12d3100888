using System.Collections.Frozen;

namespace ConfigLint.Model.Puma;

/// <summary>Puma's defaults from 5.0 on (lib/puma/configuration.rb and const.rb of each release).</summary>
internal static class PumaDefaults
{
    /// <summary>Where nothing is known of the version, it is at least this one.</summary>
    private static readonly Version Oldest = new(5, 0);

    private static readonly FrozenDictionary<string, Bound[]> All = new Dictionary<string, Bound[]>
    {
        ["min_threads"] = [new(0)],
        // On MRI; before 5.0 it was 16, as it still is on JRuby and TruffleRuby.
        ["max_threads"] = [new(16, Until: new(5, 0)), new(5, Since: new(5, 0))],
        ["workers"] = [new(0)],
        ["persistent_timeout"] = [new(20, Until: new(7, 0)), new(65, Since: new(7, 0))],
        ["first_data_timeout"] = [new(30)],
        ["worker_timeout"] = [new(60)],
        ["worker_boot_timeout"] = [new(60)],
        ["worker_shutdown_timeout"] = [new(30)],
        ["worker_check_interval"] = [new(5)],
        ["force_shutdown_after"] = [new(-1)],
        ["queue_requests"] = [new(1)],
        ["enable_keep_alives"] = [new(1)],
        ["prune_bundler"] = [new(0)],
    }.ToFrozenDictionary();

    /// <summary>Null when the versions that it may be have different ones.</summary>
    public static (long Value, string Source)? Find(string name, Version? version)
    {
        var possible = All[name].Where(bound => bound.MayHold(version)).ToList();
        return possible is [var only] ? (only.Value, only.Source) : null;
    }

    private sealed record Bound(long Value, Version? Since = null, Version? Until = null)
    {
        public string Source => Since is { } since && since > Oldest ? $"Puma's default from {since}" : Until is { } until ? $"Puma's default before {until}" : "Puma's default";

        public bool MayHold(Version? version) => version is null
            ? Until is null || Until > Oldest
            : (Since is null || VersionBounds.IsAtLeast(version, Since) != false) && (Until is null || VersionBounds.IsAtLeast(version, Until) != true);
    }
}
