namespace ConfigLint.Model.Nginx;

/// <summary>nginx's defaults. Those that changed with a version hold only where the version is known; their sources are on the pages of the rules that use them.</summary>
internal static class NginxDefaults
{
    private static readonly Version WithoutTls10 = new(1, 27, 3);

    /// <param name="text">The value as a config would spell it.</param>
    public static bool TryGet(NginxContext context, string name, out string text, out string source)
    {
        source = "nginx's default";
        switch (name)
        {
            case "proxy_http_version":
                source = "nginx's default since 1.29.7: 1.1, before: 1.0";
                text = context.Configuration.IsAtLeast(NginxVersions.KeepAliveByDefault) switch { true => "1.1", false => "1.0", null => "" };
                return text.Length > 0;
            case "keepalive_requests" or "keepalive":
                text = "";
                return false;
            case "proxy_ssl_protocols" or "fastcgi_ssl_protocols" or "uwsgi_ssl_protocols" or "grpc_ssl_protocols":
                text = context.Configuration.IsAtLeast(WithoutTls10) == true ? "TLSv1.2 TLSv1.3" : "";
                return text.Length > 0;
            default:
                var row = NginxDirectiveTable.Find(name, context.Kind) ?? (NginxDirectiveTable.Find(name) is [var first, ..] ? first : null);
                text = row?.Default ?? "";
                // "4k|8k": a page, which is 4k on x86 and most of ARM.
                if (text.Contains('|'))
                {
                    source = "nginx's default on 4k pages";
                    text = text.Split(' ') is [var count, var sizes] ? $"{count} {sizes.Split('|')[0]}" : text.Split('|')[0];
                }
                return text.Length > 0;
        }
    }
}
