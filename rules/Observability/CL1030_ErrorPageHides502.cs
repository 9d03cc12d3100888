using System.Globalization;
using ConfigLint.Analysis;
using ConfigLint.Model.Apache;
using ConfigLint.Model.Nginx;
using ConfigLint.Syntax.Nginx;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Rules;

/// <summary>W40: an error page that turns a gateway error into a success or a redirect.</summary>
public sealed class CL1030_ErrorPageHides502 : DiagnosticAnalyzer
{
    private static readonly string[] GatewayErrors = ["502", "503", "504"];

    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL1030",
        "error-page-hides-502",
        "An error page turns a gateway error into a success",
        RuleCategory.Observability,
        DiagnosticSeverity.Note,
        "{0} turns {1} into {2}: health checks, caches and logs take the failure for success. Write {3} to keep the status.")
    {
        Fixability = Fixability.Unsafe,
    };

    public override void Initialize(AnalysisContext context)
    {
        context.RegisterHopAction<NginxPass>(Check);
        context.RegisterElementAction<ApacheConfiguration>(CheckApache);
    }

    /// <summary>Apache answers a full URL with a redirect to it, even one on the same host (core, ErrorDocument).</summary>
    private void CheckApache(SubjectContext<ApacheConfiguration> context)
    {
        var proxying = context.Subject.Passes.Select(pass => pass.Context.Server).ToHashSet();
        foreach (var (section, page) in ApacheEntries.All(context.Subject).Where(e => e.Entry.Is("ErrorDocument") && e.Entry.Count == 2))
        {
            if (page.Argument(0) is { } code && GatewayErrors.Contains(code) && page.Argument(1) is { } target && IsUrl(target)
                && proxying.Any(server => server == section.Server || section.Server == context.Subject.Root))
            {
                context.Report(Diagnostic.Create(Descriptor, page.At, "ErrorDocument", code, "302", $"ErrorDocument {code} with a path of this server"));
            }
        }
    }

    private static bool IsUrl(string target) => target.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || target.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    private void Check(SubjectContext<NginxPass> context)
    {
        if (context.Subject.IsStream)
            return;
        foreach (var page in context.Subject.Context.Lookup("error_page").Statements)
        {
            if (Response(page) is not { } index || !IsSuccess(page.Argument(index)))
                continue;
            var hidden = string.Join(" and ", page.Arguments().Take(index).Where(GatewayErrors.Contains));
            if (hidden.Length == 0)
                continue;
            var status = page.Argument(index)[1..];
            context.Report(Diagnostic.Create(Descriptor, page.Location, "error_page", hidden, status, $"error_page {hidden.Split(' ')[0]} {page.Argument(page.ArgumentCount - 1)}") with
            {
                Fix = OnlyGatewayErrors(page, index)
                    ? new Fix($"Delete {page.Argument(index)}", isSafe: false, FileEdit.Delete(new(page.Source, TextSpan.FromBounds(page.ArgumentSpan(index).Start, page.ArgumentSpan(index + 1).Start))))
                    : null,
            });
        }
    }

    /// <summary>The index of the "=code" argument, which stands right before the page.</summary>
    private static int? Response(NginxStatement page) =>
        page.ArgumentCount >= 3 && page.Argument(page.ArgumentCount - 2) is ['=', ..] ? page.ArgumentCount - 2 : null;

    private static bool IsSuccess(string response) =>
        int.TryParse(response.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code is >= 200 and < 400;

    /// <summary>Other codes on the line, such as a 404 made 200 for a single-page application, keep their meaning.</summary>
    private static bool OnlyGatewayErrors(NginxStatement page, int index) => page.Arguments().Take(index).All(GatewayErrors.Contains);
}
