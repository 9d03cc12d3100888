using System.Collections.Frozen;

namespace ConfigLint.Model.Gunicorn;

/// <summary>How Gunicorn reads the value of a setting (the validators of gunicorn/config.py).</summary>
public enum GunicornValueKind
{
    /// <summary>A path, a function, an address, or a setting that Gunicorn 20 does not have: not checked here.</summary>
    Other,

    /// <summary>validate_pos_int: an integer, truth value or text that int(text, 0) takes, of at least 0.</summary>
    Integer,

    /// <summary>validate_bool: a truth value, None, or "true" and "false" in any case.</summary>
    Boolean,
    Text,

    /// <summary>A text or a list of texts.</summary>
    TextList,

    /// <summary>A class, or the text that names it.</summary>
    Class,
}

/// <summary>A setting of Gunicorn.</summary>
/// <param name="Arity">1: the option takes a value; 0: it is a switch; +: it may be given several times; ?: its value may be left out; -: there is no option.</param>
public sealed record GunicornOption(string Name, GunicornValueKind Kind, char Arity, IReadOnlyList<string> Flags);

/// <summary>The settings and options of Gunicorn 20.1 to 26.1 (gunicorn/config.py).</summary>
public static class GunicornOptions
{
    private const string Table = """
        config Text 1 -c --config
        wsgi_app Text -
        bind TextList + -b --bind
        backlog Integer 1 --backlog
        workers Integer 1 -w --workers
        worker_class Class 1 -k --worker-class
        threads Integer 1 --threads
        worker_connections Integer 1 --worker-connections
        max_requests Integer 1 --max-requests
        max_requests_jitter Integer 1 --max-requests-jitter
        timeout Integer 1 -t --timeout
        graceful_timeout Integer 1 --graceful-timeout
        keepalive Integer 1 --keep-alive
        limit_request_line Integer 1 --limit-request-line
        limit_request_fields Integer 1 --limit-request-fields
        limit_request_field_size Integer 1 --limit-request-field_size
        reload Boolean 0 --reload
        reload_engine Other 1 --reload-engine
        reload_extra_files Other + --reload-extra-file
        spew Boolean 0 --spew
        check_config Boolean 0 --check-config
        print_config Boolean 0 --print-config
        preload_app Boolean 0 --preload
        sendfile Boolean 0 --no-sendfile
        reuse_port Boolean 0 --reuse-port
        chdir Text 1 --chdir
        daemon Boolean 0 -D --daemon
        raw_env TextList + -e --env
        pidfile Text 1 -p --pid
        worker_tmp_dir Text 1 --worker-tmp-dir
        user Other 1 -u --user
        group Other 1 -g --group
        umask Other 1 -m --umask
        initgroups Boolean 0 --initgroups
        tmp_upload_dir Text -
        forwarded_allow_ips Other 1 --forwarded-allow-ips
        accesslog Text 1 --access-logfile
        disable_redirect_access_to_syslog Boolean 0 --disable-redirect-access-to-syslog
        access_log_format Text 1 --access-logformat
        errorlog Text 1 --error-logfile --log-file
        loglevel Text 1 --log-level
        capture_output Boolean 0 --capture-output
        logger_class Class 1 --logger-class
        logconfig Text 1 --log-config
        logconfig_json Other 1 --log-config-json
        syslog_addr Text 1 --log-syslog-to
        syslog Boolean 0 --log-syslog
        syslog_prefix Text 1 --log-syslog-prefix
        syslog_facility Text 1 --log-syslog-facility
        enable_stdio_inheritance Boolean 0 -R --enable-stdio-inheritance
        statsd_host Other 1 --statsd-host
        dogstatsd_tags Text 1 --dogstatsd-tags
        statsd_prefix Text 1 --statsd-prefix
        enable_backlog_metric Other 0 --enable-backlog-metric
        proc_name Text 1 -n --name
        default_proc_name Text -
        pythonpath Text 1 --pythonpath
        paste Text 1 --paste --paster
        proxy_protocol Other ? --proxy-protocol
        proxy_allow_ips Other 1 --proxy-allow-from
        protocol Other 1 --protocol
        uwsgi_allow_ips Other 1 --uwsgi-allow-from
        keyfile Text 1 --keyfile
        certfile Text 1 --certfile
        ssl_version Other 1 --ssl-version
        cert_reqs Other 1 --cert-reqs
        ca_certs Text 1 --ca-certs
        suppress_ragged_eofs Boolean 0 --suppress-ragged-eofs
        do_handshake_on_connect Boolean 0 --do-handshake-on-connect
        ciphers Text 1 --ciphers
        http_protocols Other 1 --http-protocols
        http2_cleartext Other 1 --http2-cleartext
        http2_max_concurrent_streams Other 1 --http2-max-concurrent-streams
        http2_initial_window_size Other 1 --http2-initial-window-size
        http2_max_frame_size Other 1 --http2-max-frame-size
        http2_max_header_list_size Other 1 --http2-max-header-list-size
        raw_paste_global_conf TextList + --paste-global
        permit_obsolete_folding Other 0 --permit-obsolete-folding
        strip_header_spaces Boolean 0 --strip-header-spaces
        permit_unconventional_http_method Other 0 --permit-unconventional-http-method
        permit_unconventional_http_version Other 0 --permit-unconventional-http-version
        casefold_http_method Other 0 --casefold-http-method
        forwarder_headers Other 1 --forwarder-headers
        header_map Other 1 --header-map
        asgi_loop Other 1 --asgi-loop
        asgi_lifespan Other 1 --asgi-lifespan
        asgi_disconnect_grace_period Other 1 --asgi-disconnect-grace-period
        http_parser Other 1 --http-parser
        root_path Other 1 --root-path
        dirty_apps Other + --dirty-app
        dirty_workers Other 1 --dirty-workers
        dirty_timeout Other 1 --dirty-timeout
        dirty_threads Other 1 --dirty-threads
        dirty_graceful_timeout Other 1 --dirty-graceful-timeout
        control_socket Other 1 --control-socket
        control_socket_mode Other 1 --control-socket-mode
        control_socket_disable Other 0 --no-control-socket
        tolerate_dangerous_framing Boolean 0 --tolerate-dangerous-framing
        """;

    private const string WithoutOption = """
        secure_scheme_headers logconfig_dict on_starting on_reload when_ready pre_fork post_fork post_worker_init worker_int
        worker_abort pre_exec pre_request post_request child_exit worker_exit nworkers_changed on_exit ssl_context
        on_dirty_starting dirty_post_fork dirty_worker_init dirty_worker_exit
        """;

    private static readonly FrozenDictionary<string, GunicornOption> Named = Read().ToFrozenDictionary(option => option.Name, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, GunicornOption> Flagged =
        Named.Values.SelectMany(option => option.Flags.Select(flag => (flag, option))).ToFrozenDictionary(pair => pair.flag, pair => pair.option, StringComparer.Ordinal);

    public static IEnumerable<GunicornOption> All => Named.Values;

    /// <summary>Null when no version knows the setting. Names are case-sensitive.</summary>
    public static GunicornOption? Find(string name) => Named.GetValueOrDefault(name);

    /// <summary>The option of a flag, which argparse lets be shortened as long as it is the only one; null for an unknown or ambiguous one.</summary>
    /// <param name="flag"><c>-w</c>, <c>--workers</c> or <c>--work</c>.</param>
    public static GunicornOption? FindFlag(string flag)
    {
        if (Flagged.TryGetValue(flag, out var exact))
            return exact;
        if (!flag.StartsWith("--", StringComparison.Ordinal))
            return null;
        var candidates = Flagged.Where(pair => pair.Key.StartsWith(flag, StringComparison.Ordinal)).ToList();
        return candidates is [var only] ? only.Value : null;
    }

    private static IEnumerable<GunicornOption> Read() => Table.Split('\n')
        .Select(line => line.Trim().Split(' '))
        .Select(parts => new GunicornOption(parts[0], Enum.Parse<GunicornValueKind>(parts[1]), parts[2][0], parts[3..]))
        .Concat(WithoutOption.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(name => new GunicornOption(name, GunicornValueKind.Other, '-', [])));
}
