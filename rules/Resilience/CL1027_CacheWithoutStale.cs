using ConfigLint.Analysis;
using ConfigLint.Model.Nginx;

namespace ConfigLint.Rules;

/// <summary>W38: a cache that does not serve its copy when the backend is down.</summary>
public sealed class CL1027_CacheWithoutStale : DiagnosticAnalyzer
{
    private static readonly string[] Cached = ["proxy", "fastcgi", "uwsgi", "scgi"];

    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL1027",
        "cache-without-stale",
        "The cache is not used when the server is down",
        RuleCategory.Resilience,
        DiagnosticSeverity.Note,
        "the cache holds a copy, but it is not used when the server is down. Add {0}_cache_use_stale error timeout updating http_500 http_502 http_503 http_504.")
    {
        Fixability = Fixability.Unsafe,
    };

    public override void Initialize(AnalysisContext context) => context.RegisterHopAction<NginxPass>(Check);

    private void Check(SubjectContext<NginxPass> context)
    {
        var pass = context.Subject;
        if (pass.IsStream || !Cached.Contains(pass.Prefix))
            return;
        var cache = pass.Context.Lookup($"{pass.Prefix}_cache");
        if (cache.Statement is not { ArgumentCount: 1 } statement || statement.Argument(0) == "off" || !cache.IsComplete)
            return;
        var stale = pass.Context.Lookup($"{pass.Prefix}_cache_use_stale");
        if (!stale.IsAbsent && stale.Statement?.Arguments().Contains("off") != true)
            return;
        var line = $"{pass.Prefix}_cache_use_stale error timeout updating http_500 http_502 http_503 http_504;";
        context.Report(Diagnostic.Create(Descriptor, statement.Location, pass.Prefix) with
        {
            Related = RelatedLocation.Where(stale.Statement?.Location, "switched off here"),
            Fix = new Fix(
                "Serve the copy when the server is down",
                isSafe: false,
                stale.Statement is { } written ? FileEdit.Replace(written.Location, line) : LineEdit.InsertAfter(statement.Location, line)),
        });
    }
}
