namespace ConfigLint.Cli.Discovery;

/// <summary>What one line says about the format of its file: 0 for nothing, more for a surer sign.</summary>
internal static class LineMarks
{
    public static int Nginx(ReadOnlySpan<char> line)
    {
        var name = Word(line);
        if (name.IsEmpty || name.Length == line.Length)
            return 0;
        var isBlock = line.Contains('{');
        if (!isBlock && !line.Contains(';'))
            return 0;
        if (line[name.Length] is not (' ' or '\t' or '{' or ';'))
            return 0;
        if (isBlock && name is "server" or "location" or "http" or "events" or "upstream" or "stream" or "map" or "geo" or "types" or "if")
            return 3;
        return IsNginxDirective(name) ? 2 : 0;
    }

    public static int Apache(ReadOnlySpan<char> line)
    {
        if (line[0] == '<')
        {
            var tag = Word(line[1..]);
            var isKnown = tag is "VirtualHost" or "Directory" or "DirectoryMatch" or "IfModule" or "Location" or "LocationMatch" or "Proxy" or "ProxyMatch" or "Files"
                or "FilesMatch" or "IfDefine" or "IfVersion" or "If" or "Else" or "ElseIf" or "Limit" or "LimitExcept" or "RequireAll" or "RequireAny" or "RequireNone"
                or "Macro" or "IfFile" or "IfDirective" or "IfSection" or "AuthnProviderAlias";
            return isKnown ? 3 : line.StartsWith("</") && line.EndsWith(">") && line.Length > 3 && char.IsAsciiLetterUpper(line[2]) ? 1 : 0;
        }
        if (line[^1] is ';' or '{')
            return 0;
        var name = Word(line);
        if (name.Length == line.Length || line[name.Length] is not (' ' or '\t'))
            return 0;
        if (line[name.Length..].TrimStart().StartsWith("="))
            return 0;
        return IsApacheDirective(name) ? 2 : 0;
    }

    public static int PhpFpm(ReadOnlySpan<char> line)
    {
        if (line is "[global]" or "[www]")
            return 3;
        var key = Key(line);
        return key is "pm" or "listen" or "slowlog" or "request_terminate_timeout" or "request_slowlog_timeout" or "clear_env" or "catch_workers_output" or "daemonize"
            or "process_control_timeout" or "emergency_restart_threshold" or "emergency_restart_interval" or "security.limit_extensions" or "decorate_workers_output"
            or "access.log" or "process.max" or "rlimit_files" or "log_limit"
            || key.StartsWith("pm.") || key.StartsWith("listen.") || key.StartsWith("php_admin_") || key.StartsWith("php_value[")
            || key.StartsWith("php_flag[") || key.StartsWith("env[") || key.StartsWith("ping.") ? 2 : 0;
    }

    public static int PhpIni(ReadOnlySpan<char> line)
    {
        if (line is "[PHP]" or "[opcache]" or "[xdebug]")
            return 3;
        var key = Key(line);
        return key is "extension" or "zend_extension" or "memory_limit" or "max_execution_time" or "max_input_vars" or "max_input_time" or "upload_max_filesize"
            or "post_max_size" or "max_file_uploads" or "display_errors" or "error_reporting" or "expose_php" or "default_socket_timeout" or "variables_order"
            || key.StartsWith("opcache.") || key.StartsWith("xdebug.") || key.StartsWith("session.") || key.StartsWith("date.") || key.StartsWith("realpath_cache")
            || key.StartsWith("blackfire.") || key.StartsWith("spx.") || key.StartsWith("mysqli.") || key.StartsWith("apc.") ? 2 : 0;
    }

    public static int Supervisor(ReadOnlySpan<char> line) =>
        line.StartsWith("[program:") || line.StartsWith("[supervisor") || line is "[unix_http_server]" or "[inet_http_server]" ? 5 : 0;

    public static int Systemd(ReadOnlySpan<char> line) => line is "[Unit]" or "[Service]" or "[Socket]" or "[Install]" ? 5 : 0;

    public static int HAProxy(ReadOnlySpan<char> line, bool isIndented)
    {
        if (line[^1] is ';' or '{')
            return 0;
        var name = Word(line);
        if (!isIndented)
        {
            var isSection = line is "global" or "defaults" || (name is "frontend" or "backend" or "listen" or "peers" or "resolvers" && name.Length < line.Length && line[name.Length] == ' ');
            return isSection && !line.Contains('=') ? 3 : 0;
        }
        return line.StartsWith("timeout ") || line.StartsWith("mode http") || line.StartsWith("mode tcp") || line.StartsWith("balance ")
            || line.StartsWith("option http") || line.StartsWith("default_backend ") || line.StartsWith("use_backend ") || line.StartsWith("maxconn ") ? 2 : 0;
    }

    public static bool IsGunicornSetting(ReadOnlySpan<char> name) =>
        name is "bind" or "workers" or "worker_class" or "timeout" or "graceful_timeout" or "keepalive" or "threads" or "worker_connections" or "max_requests"
            or "max_requests_jitter" or "preload_app" or "forwarded_allow_ips" or "accesslog" or "errorlog" or "loglevel" or "capture_output" or "backlog"
            or "proc_name" or "worker_tmp_dir" or "reload" or "pidfile" or "wsgi_app" or "access_log_format" or "secure_scheme_headers" or "raw_env"
            or "limit_request_line" or "logconfig" or "logconfig_dict" or "logger_class" or "reuse_port" or "certfile" or "keyfile";

    public static bool IsGunicornHook(ReadOnlySpan<char> name) =>
        name is "on_starting" or "on_reload" or "when_ready" or "pre_fork" or "post_fork" or "post_worker_init" or "worker_int" or "worker_abort" or "pre_exec"
            or "child_exit" or "worker_exit" or "nworkers_changed" or "on_exit";

    public static bool IsPumaSetting(ReadOnlySpan<char> name) =>
        name is "threads" or "workers" or "port" or "bind" or "environment" or "preload_app" or "pidfile" or "state_path" or "plugin" or "stdout_redirect"
            or "on_worker_boot" or "before_worker_boot" or "before_fork" or "worker_timeout" or "activate_control_app" or "rackup" or "ssl_bind" or "persistent_timeout"
            or "first_data_timeout" or "prune_bundler" or "app" or "tag" or "fork_worker" or "max_keep_alive" or "quiet" or "queue_requests" or "log_formatter"
            or "worker_shutdown_timeout" or "after_stopped" or "after_booted" or "on_booted" or "on_stopped" or "lowlevel_error_handler" or "debug" or "set_remote_address" or "supported_http_methods" or "rack_url_scheme"
            or "wait_for_less_busy_worker" or "raise_exception_on_sigterm" or "silence_single_worker_warning" or "directory" or "redirect_stdout" or "drain_on_shutdown";

    /// <summary>Letters, digits and underscores at the start.</summary>
    public static ReadOnlySpan<char> Word(ReadOnlySpan<char> line)
    {
        var length = 0;
        while (length < line.Length && (char.IsAsciiLetterOrDigit(line[length]) || line[length] == '_'))
            length++;
        return line[..length];
    }

    /// <summary>What stands before the equals sign of an INI line; empty when there is none.</summary>
    private static ReadOnlySpan<char> Key(ReadOnlySpan<char> line)
    {
        var equals = line.IndexOf('=');
        return equals <= 0 || line[0] == ';' ? [] : line[..equals].TrimEnd();
    }

    private static bool IsNginxDirective(ReadOnlySpan<char> name) =>
        name is "server" or "listen" or "server_name" or "root" or "index" or "try_files" or "return" or "rewrite" or "include" or "error_page" or "error_log" or "access_log"
            or "log_format" or "expires" or "alias" or "resolver" or "set" or "user" or "pid" or "deny" or "allow" or "internal" or "gzip" or "sendfile" or "tcp_nopush"
            or "tcp_nodelay" or "default_type" or "charset" or "autoindex" or "etag" or "add_header" or "more_set_headers" or "load_module" or "daemon" or "env"
            or "multi_accept" or "use" or "satisfy" or "split_clients" or "keyval" or "keyval_zone" or "keepalive" or "zone" or "ip_hash" or "least_conn" or "hash"
            or "break" or "stub_status" or "mirror" or "merge_slashes" or "server_tokens" or "send_timeout" or "reset_timedout_connection" or "underscores_in_headers"
            or "types_hash_max_size" or "types_hash_bucket_size" or "variables_hash_max_size" or "map_hash_bucket_size" or "map_hash_max_size" or "port_in_redirect"
            or "absolute_redirect" or "http2" or "http3" or "quic" or "aio" or "limit_except" or "charset_map" or "perl_modules"
        || name.StartsWith("proxy_") || name.StartsWith("fastcgi_") || name.StartsWith("uwsgi_") || name.StartsWith("scgi_") || name.StartsWith("grpc_")
        || name.StartsWith("ssl_") || name.StartsWith("gzip_") || name.StartsWith("client_") || name.StartsWith("keepalive_") || name.StartsWith("limit_")
        || name.StartsWith("auth_") || name.StartsWith("js_") || name.StartsWith("lua_") || name.StartsWith("worker_") || name.StartsWith("open_file_")
        || name.StartsWith("server_names_") || name.StartsWith("real_ip_") || name.StartsWith("set_real_ip") || name.StartsWith("sub_filter")
        || name.StartsWith("content_by_lua") || name.StartsWith("rewrite_by_lua") || name.StartsWith("access_by_lua") || name.StartsWith("init_by_lua")
        || name.StartsWith("large_client_header") || name.StartsWith("geoip") || name.StartsWith("brotli") || name.StartsWith("resolver_")
        || name.StartsWith("memcached_") || name.StartsWith("health_check");

    private static bool IsApacheDirective(ReadOnlySpan<char> name) =>
        name is "ServerName" or "ServerAlias" or "ServerAdmin" or "ServerRoot" or "ServerTokens" or "ServerSignature" or "DocumentRoot" or "DirectoryIndex" or "ErrorLog"
            or "CustomLog" or "LogLevel" or "LogFormat" or "Listen" or "Timeout" or "Include" or "IncludeOptional" or "LoadModule" or "Options" or "AllowOverride" or "Require"
            or "Order" or "Allow" or "Deny" or "Satisfy" or "Alias" or "AliasMatch" or "ScriptAlias" or "ScriptAliasMatch" or "Redirect" or "RedirectMatch" or "Header"
            or "RequestHeader" or "SetEnv" or "SetEnvIf" or "SetEnvIfNoCase" or "SetHandler" or "SetOutputFilter" or "SetInputFilter" or "ErrorDocument" or "ExpiresActive" or "ExpiresByType"
            or "ExpiresDefault" or "FileETag" or "Define" or "UnDefine" or "Use" or "User" or "Group" or "StartServers" or "MinSpareThreads" or "MaxSpareThreads" or "ThreadLimit"
            or "ThreadsPerChild" or "MaxRequestWorkers" or "MaxConnectionsPerChild" or "MaxClients" or "ServerLimit" or "NameVirtualHost" or "DefaultType" or "ForceType"
            or "BrowserMatch" or "UserDir" or "TypesConfig" or "MIMEMagicFile" or "HostnameLookups" or "UseCanonicalName" or "PidFile" or "Mutex" or "DefaultRuntimeDir"
            or "EnableSendfile" or "TraceEnable" or "ExtendedStatus" or "WSGIDaemonProcess" or "WSGIScriptAlias" or "DAV" or "Dav" or "DavLockDB" or "Substitute" or "FileETag"
            or "DeflateCompressionLevel" or "UnsetEnv" or "PassEnv" or "DefaultIcon" or "ReadmeName" or "HeaderName" or "php_value" or "php_flag" or "php_admin_value" or "php_admin_flag"
        || name.StartsWith("SSL") || name.StartsWith("Proxy") || name.StartsWith("Rewrite") || name.StartsWith("Auth") || name.StartsWith("KeepAlive")
        || name.StartsWith("Sec") || name.StartsWith("AddType") || name.StartsWith("AddHandler") || name.StartsWith("AddOutputFilter") || name.StartsWith("AddEncoding")
        || name.StartsWith("AddLanguage") || name.StartsWith("AddCharset") || name.StartsWith("AddDefaultCharset") || name.StartsWith("AddIcon") || name.StartsWith("AddAlt")
        || name.StartsWith("Index") || name.StartsWith("ModSecurity") || name.StartsWith("Language") || name.StartsWith("Balancer") || name.StartsWith("Filter") || name.StartsWith("Limit")
        || name.StartsWith("Remove") || name.StartsWith("H2") || name.StartsWith("Protocols") || name.StartsWith("MD") || name.StartsWith("RemoteIP") || name.StartsWith("Log");
}
