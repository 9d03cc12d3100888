using System.Collections.Frozen;

namespace ConfigLint.Model.PhpFpm;

/// <summary>What kind of value a directive takes.</summary>
public enum FpmValueKind
{
    Text,
    Integer,
    Time,
    Boolean,
    ProcessManager,
}

/// <summary>Where a directive may stand.</summary>
[Flags]
public enum FpmPlaces
{
    Global = 1,
    Pool = 2,
    Both = Global | Pool,
}

/// <summary>The directives of php-fpm.conf and pool files (ini_fpm_global_options and ini_fpm_pool_options in sapi/fpm/fpm/fpm_conf.c, PHP 8.2).</summary>
public static class FpmDirectives
{
    private static readonly FrozenDictionary<string, (FpmPlaces Places, FpmValueKind Kind)> All = Build().ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Null for a name that FPM 8.2 does not know; older and newer versions may.</summary>
    public static (FpmPlaces Places, FpmValueKind Kind)? Find(string name) => All.TryGetValue(name, out var found) ? found : null;

    private static Dictionary<string, (FpmPlaces, FpmValueKind)> Build()
    {
        var all = new Dictionary<string, (FpmPlaces, FpmValueKind)>();
        void Add(FpmPlaces places, FpmValueKind kind, params string[] names)
        {
            foreach (var name in names)
                all.Add(name, (places, kind));
        }

        Add(FpmPlaces.Global, FpmValueKind.Integer, "emergency_restart_threshold", "process.max", "log_limit");
        Add(FpmPlaces.Global, FpmValueKind.Time, "emergency_restart_interval", "process_control_timeout");
        Add(FpmPlaces.Global, FpmValueKind.Boolean, "daemonize", "log_buffering");
        Add(FpmPlaces.Global, FpmValueKind.Text, "events.mechanism", "systemd_interval", "pid", "error_log", "syslog.facility", "syslog.ident", "log_level");
        Add(FpmPlaces.Both, FpmValueKind.Integer, "process.priority", "rlimit_files");
        Add(FpmPlaces.Both, FpmValueKind.Text, "rlimit_core");
        Add(FpmPlaces.Pool, FpmValueKind.ProcessManager, "pm");
        Add(
            FpmPlaces.Pool,
            FpmValueKind.Integer,
            "pm.max_children", "pm.start_servers", "pm.min_spare_servers", "pm.max_spare_servers", "pm.max_spawn_rate", "pm.max_requests", "listen.backlog", "request_slowlog_trace_depth");
        Add(FpmPlaces.Pool, FpmValueKind.Time, "pm.process_idle_timeout", "request_terminate_timeout", "request_slowlog_timeout");
        Add(
            FpmPlaces.Pool,
            FpmValueKind.Boolean,
            "request_terminate_timeout_track_finished", "catch_workers_output", "clear_env", "decorate_workers_output", "process.dumpable");
        Add(
            FpmPlaces.Pool,
            FpmValueKind.Text,
            "prefix", "user", "group", "listen", "listen.acl_users", "listen.acl_groups", "listen.owner", "listen.group", "listen.mode", "listen.allowed_clients", "listen.setfib",
            "pm.status_path", "pm.status_listen", "ping.path", "ping.response", "access.log", "access.format", "access.suppress_path", "slowlog", "chroot", "chdir",
            "security.limit_extensions", "apparmor_hat", "env", "php_value", "php_flag", "php_admin_value", "php_admin_flag");
        return all;
    }
}
