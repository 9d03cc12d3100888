using System.Collections.Frozen;

namespace ConfigLint.Model.Puma;

/// <summary>One method of Puma's configuration language, Puma::DSL.</summary>
/// <param name="Since">The first version that has it; null: 4.0 or before.</param>
/// <param name="Removed">The first version that has it no more.</param>
public sealed record PumaMethod(string Name, Version? Since = null, Version? Removed = null)
{
    /// <summary>Its block runs later, when the server does something; it sets nothing.</summary>
    public bool IsHook => Name.StartsWith("on_", StringComparison.Ordinal) || Name.StartsWith("before_", StringComparison.Ordinal) || Name.StartsWith("after_", StringComparison.Ordinal)
        || Name is "app" or "lowlevel_error_handler" or "log_formatter" or "out_of_band";
}

/// <summary>All methods of Puma::DSL from 4.0 to 8.0.2, read off lib/puma/dsl.rb of every release between them.</summary>
public static class PumaDsl
{
    private const string Methods = """
        activate_control_app after_worker_boot allow_underscore_headers after_worker_fork app before_fork bind clean_thread_locals clear_binds! debug default_host
        directory drain_on_shutdown early_hints environment first_data_timeout force_shutdown_after get inject load log_requests
        lowlevel_error_handler on_restart on_worker_boot on_worker_fork on_worker_shutdown out_of_band persistent_timeout pidfile plugin port
        preload_app! prune_bundler queue_requests quiet rackup raise_exception_on_sigterm restart_command set_default_host set_remote_address
        shutdown_debug ssl_bind state_path stdout_redirect tag threads worker_boot_timeout worker_shutdown_timeout worker_timeout workers
        log_formatter@4.1.0 extra_runtime_dependencies@4.2.0
        fork_worker@5.0.0 on_refork@5.0.0 state_permission@5.0.0 wait_for_less_busy_worker@5.0.0
        bind_to_activated_sockets@5.1.0 max_fast_inline@5.1.0 io_selector_backend@5.2.0 mutate_stdout_and_stderr_to_sync_on_write@5.2.2
        silence_single_worker_warning@5.3.0 rack_url_scheme@5.4.0 worker_check_interval@5.6.0 worker_culling_strategy@5.6.0
        http_content_length_limit@6.1.0 custom_logger@6.2.0 on_booted@6.2.0 silence_fork_callback_warning@6.2.0 supported_http_methods@6.3.0
        idle_timeout@6.4.0 on_thread_exit@6.4.0 on_thread_start@6.4.0 enable_keep_alives@6.5.0 on_stopped@6.5.0 after_refork@6.6.0
        after_booted@7.0.0 after_stopped@7.0.0 before_refork@7.0.0 before_restart@7.0.0 before_thread_exit@7.0.0 before_thread_start@7.0.0
        before_worker_boot@7.0.0 before_worker_fork@7.0.0 before_worker_shutdown@7.0.0 fiber_per_request@7.0.0 max_keep_alive@7.0.0
        after_worker_shutdown@7.1.0 cluster@8.0.0 max_io_threads@8.0.0 single@8.0.0
        daemonize-5.0.0 tcp_mode-5.0.0 tcp_mode!-5.0.0 worker_directory-5.0.0 nakayoshi_fork@5.0.0-6.0.0
        """;

    private static readonly FrozenDictionary<string, PumaMethod> All = Methods
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Select(Read)
        .ToFrozenDictionary(method => method.Name);

    /// <summary>Null for a name that no Puma knows.</summary>
    public static PumaMethod? Find(string name) => All.GetValueOrDefault(name);

    /// <summary>The setting that a method writes: bind, port and ssl_bind add to one list, and max_fast_inline is the old name of max_keep_alive.</summary>
    internal static string SettingOf(string method) => method switch
    {
        "port" or "ssl_bind" or "clear_binds!" => "bind",
        "max_fast_inline" => "max_keep_alive",
        _ => method,
    };

    private static PumaMethod Read(string text)
    {
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        var removed = dash < 0 ? null : Version.Parse(text[(dash + 1)..]);
        var rest = dash < 0 ? text : text[..dash];
        var at = rest.IndexOf('@', StringComparison.Ordinal);
        return at < 0 ? new PumaMethod(rest, null, removed) : new PumaMethod(rest[..at], Version.Parse(rest[(at + 1)..]), removed);
    }
}
