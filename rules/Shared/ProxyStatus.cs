using ConfigLint.Model;
using ConfigLint.Model.Apache;
using ConfigLint.Model.Envoy;
using ConfigLint.Model.HAProxy;

namespace ConfigLint.Rules;

/// <summary>What a proxy answers when the backend fails it, as seen on real servers.</summary>
internal static class ProxyStatus
{
    /// <summary>The backend closes or resets the connection before its answer: Apache gives a 503 for FastCGI (AH01067, AH01075).</summary>
    public static string OfBrokenConnection(ProxyHop pass) => pass is ApachePass { Protocol: PassProtocol.FastCgi } ? "503" : "502";

    /// <summary>The backend is silent for too long: Apache gives a 502 for HTTP (AH01102).</summary>
    public static string OfTimeout(ProxyHop pass) => pass is ApachePass { Protocol: not PassProtocol.FastCgi } ? "502" : "504";

    /// <summary>Nobody takes the connection: refused, or no such socket.</summary>
    public static string OfRefusedConnection(Hop front) => front is ApachePass or HAProxyBackend or EnvoyRoute ? "503" : "502";
}
