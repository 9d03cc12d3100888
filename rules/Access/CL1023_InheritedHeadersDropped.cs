using ConfigLint.Analysis;
using ConfigLint.Model.Nginx;
using ConfigLint.Syntax.Nginx;

namespace ConfigLint.Rules;

/// <summary>W36: one proxy_set_header on a level replaces all that the outer level set.</summary>
public sealed class CL1023_InheritedHeadersDropped : DiagnosticAnalyzer
{
    // The ones whose loss changes what the backend sees; a lost X-Request-Id is a choice.
    private static readonly string[] Important = ["Host", "Connection", "Upgrade"];

    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL1023",
        "inherited-headers-dropped",
        "A proxy_set_header drops the inherited ones",
        RuleCategory.Access,
        DiagnosticSeverity.Note,
        "{0} here replaces all inherited ones: {1} {2} lost{3}. Repeat {4}.")
    {
        Fixability = Fixability.Unsafe,
    };

    public override void Initialize(AnalysisContext context) => context.RegisterHopAction<NginxPass>(Check);

    private void Check(SubjectContext<NginxPass> context)
    {
        var pass = context.Subject;
        var name = $"{pass.Prefix}_set_header";
        var here = pass.Context.Lookup(name);
        if (!here.IsComplete || here.Statements.Count == 0 || here.Level?.Parent is not { } parent)
            return;
        var outer = parent.Lookup(name);
        var own = here.Statements.Where(s => s.ArgumentCount == 2).Select(s => s.Argument(0)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var lost = outer.Statements.Where(s => s.ArgumentCount == 2 && !own.Contains(s.Argument(0)) && IsImportant(s, pass.Context.Configuration)).ToList();
        if (lost.Count == 0)
            return;
        var names = string.Join(", ", lost.Select(s => s.Argument(0)));
        var host = lost.Exists(s => s.Argument(0).Equals("Host", StringComparison.OrdinalIgnoreCase)) ? $" (Host becomes {HostOf(pass)})" : "";
        var first = here.Statements[0];
        context.Report(Diagnostic.Create(Descriptor, first.Location, name, names, lost.Count == 1 ? "is" : "are", host, lost.Count == 1 ? "it" : "them") with
        {
            Related = [.. lost.Select(s => new RelatedLocation(s.Location, "set here, and not inherited"))],
            Fix = new Fix($"Repeat {names}", isSafe: false, LineEdit.InsertBefore(first.Location, string.Join(Separator(first), lost.Select(s => s.Text)))),
        });
    }

    private static bool IsImportant(NginxStatement header, NginxConfiguration nginx)
    {
        var name = header.Argument(0);
        if (!Important.Contains(name, StringComparer.OrdinalIgnoreCase))
            return false;
        // From 1.29.7 on an empty Connection is the default, so nothing is lost with it.
        return !(name.Equals("Connection", StringComparison.OrdinalIgnoreCase) && header.Argument(1).Length == 0 && nginx.IsAtLeast(NginxVersions.KeepAliveByDefault) == true);
    }

    private static string HostOf(NginxPass pass) => pass.Upstream?.GroupName ?? pass.Destination.Literal?.Host switch
    {
        { Length: > 0 } host => host,
        _ => "$proxy_host",
    };

    private static string Separator(NginxStatement statement) => "\n" + LineEdit.Indentation(statement.Source, statement.Span.Start);
}
