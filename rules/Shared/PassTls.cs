using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.Nginx;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Rules;

/// <summary>The settings of TLS towards the origin, whichever module's they are (proxy_ssl_…, grpc_ssl_…, uwsgi_ssl_…).</summary>
internal static class PassTls
{
    public static Setting<bool> SendsName(NginxPass pass) => pass.Flag("ssl_server_name");

    public static Setting<bool> Verifies(NginxPass pass) => pass.Flag("ssl_verify");

    /// <summary>The name to send and to check against; absent means the host, or the group's name.</summary>
    public static NginxLookup Name(NginxPass pass) => pass.Context.Lookup($"{pass.Prefix}_ssl_name");

    /// <summary>Adds X_ssl_server_name on below a statement of the pass; null when it is written already, as off.</summary>
    public static Fix? SendName(NginxPass pass, Location below) => SendsName(pass).IsDefault
        ? new Fix($"Add {pass.Prefix}_ssl_server_name on", isSafe: false, LineEdit.InsertAfter(below, $"{pass.Prefix}_ssl_server_name on;"))
        : null;
}
