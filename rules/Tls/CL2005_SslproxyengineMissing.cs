using ConfigLint.Analysis;
using ConfigLint.Model.Apache;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Rules;

/// <summary>W47: an https:// backend without SSLProxyEngine.</summary>
internal sealed class CL2005_SslproxyengineMissing : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL2005",
        "sslproxyengine-missing",
        "An https:// backend needs SSLProxyEngine On",
        RuleCategory.Tls,
        DiagnosticSeverity.Error,
        "{0}:// needs SSLProxyEngine On in this virtual host or the main server: every request is answered with 500")
    {
        Fixability = Fixability.Unsafe,
    };

    public override void Initialize(AnalysisContext context) => context.RegisterElementAction<ApacheConfiguration>(Check);

    private void Check(SubjectContext<ApacheConfiguration> context)
    {
        // What is missing is missing once in each virtual host, however many URLs it has.
        foreach (var passes in context.Subject.Passes.Where(IsRefused).GroupBy(pass => pass.Context.Server))
        {
            var first = passes.First();
            var places = passes.SelectMany(TlsUrls).Distinct().ToList();
            var off = first.Context.Lookup("SSLProxyEngine", first.Entry.Condition).Entry;
            context.Report(Diagnostic.Create(Descriptor, places[0].At, places[0].Scheme) with
            {
                Count = places.Count,
                Related = [.. places.Skip(1).Take(RelatedLocation.Most).Select(p => new RelatedLocation(p.At, "this one too")), .. RelatedLocation.Where(off?.At, "switched off here")],
                Fix = off is null && first.Balancer is null ? Insert(first) : null,
            });
        }
    }

    private static bool IsRefused(ApachePass pass)
    {
        if (!TlsUrls(pass).Any() || ApacheTls.IsInProxySection(pass, "SSLProxyEngine"))
            return false;
        var engine = pass.Context.Lookup("SSLProxyEngine", pass.Entry.Condition);
        return engine.Entry is { } written ? written.Argument(0)?.Equals("off", StringComparison.OrdinalIgnoreCase) == true : engine.IsAbsent;
    }

    private static IEnumerable<(Location At, string Scheme)> TlsUrls(ApachePass pass) => (pass.Balancer?.Members ?? [pass.Written])
        .Where(worker => ApacheTls.IsUsedBy(worker) && worker.Entry.Condition.HoldsUnder(pass.Entry.Condition))
        .Select(worker => (worker.UrlAt, worker.Url!.Scheme));

    /// <summary>Above the directive, or above its section: SSLProxyEngine belongs to the server.</summary>
    private static Fix? Insert(ApachePass pass)
    {
        var place = pass.Entry;
        for (var section = pass.Context; section.Kind is not (ApacheContextKind.Server or ApacheContextKind.VirtualHost); section = section.Parent)
        {
            if (section.Tag is not { } tag || section.Parent is null)
                return null;
            place = tag;
        }
        return place.UsedAt is null && pass.Context.Configuration.HasModule("ssl_module")
            ? new Fix("Write SSLProxyEngine On", isSafe: false, LineEdit.InsertBefore(new Location(place.Statement.Source, place.Statement.Span), "SSLProxyEngine On"))
            : null;
    }
}
