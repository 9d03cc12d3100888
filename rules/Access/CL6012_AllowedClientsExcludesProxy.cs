using System.Net;
using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.PhpFpm;

namespace ConfigLint.Rules;

/// <summary>A14: FPM closes connections from addresses that are not in listen.allowed_clients, and logs nothing at its usual level.</summary>
internal sealed class CL6012_AllowedClientsExcludesProxy : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL6012",
        "allowed-clients-excludes-proxy",
        "PHP-FPM does not take connections from its web server",
        RuleCategory.Access,
        DiagnosticSeverity.Error,
        "listen.allowed_clients takes {0} only, but {1} connects to {2} from {3}: PHP-FPM drops every connection and {1} answers {4}; add the address of {1}");

    public override void Initialize(AnalysisContext context) => context.RegisterLinkAction(Check);

    private void Check(SubjectContext<Link> context)
    {
        var link = context.Subject;
        if (link is not { From: ProxyHop { Protocol: PassProtocol.FastCgi } pass, To: FpmPool pool, Target: { IsUnix: false } target }
            || pool.AllowedClients is not { IsWritten: true, At: { } at } allowed || Addresses(allowed.Value) is not { Count: > 0 } addresses)
            return;
        // Whoever connects to a loopback address comes from one, and who connects to any other does not.
        if (addresses.Exists(IPAddress.IsLoopback) ? target.IsLoopback || !addresses.TrueForAll(IPAddress.IsLoopback) : !target.IsLoopback)
            return;
        var from = target.IsLoopback ? "127.0.0.1" : "another address";
        context.Report(Diagnostic.Create(Descriptor, at, string.Join(", ", allowed.Value), pass.Server, target, from, ProxyStatus.OfBrokenConnection(pass)) with
        {
            Severity = LinkSettings.Severity(link, Descriptor.DefaultSeverity),
            Related = [new RelatedLocation(pass.At, $"{pass.Server} connects to {target}")],
            Path = [new RelatedLocation(pass.At, pass.Name), new RelatedLocation(at, pool.Name)],
        });
    }

    /// <summary>Null when one of them is no address: FPM leaves such a word out and goes on, or takes "any".</summary>
    private static List<IPAddress>? Addresses(IReadOnlyList<string> texts)
    {
        var addresses = new List<IPAddress>();
        foreach (var text in texts)
        {
            if (!IPAddress.TryParse(text, out var address))
                return null;
            addresses.Add(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);
        }
        return addresses;
    }
}
