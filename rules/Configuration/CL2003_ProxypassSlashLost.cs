using System.Buffers;
using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.Apache;

namespace ConfigLint.Rules;

/// <summary>W44: the path ends in a slash, the URL stops behind its host, and what remains of the request is glued to the host.</summary>
internal sealed class CL2003_ProxypassSlashLost : DiagnosticAnalyzer
{
    private static readonly SearchValues<char> PatternSigns = SearchValues.Create("\\.*+?[]{}|$^");

    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL2003",
        "proxypass-slash-lost",
        "A ProxyPass loses its slash and asks for a host that does not exist",
        RuleCategory.Configuration,
        DiagnosticSeverity.Error,
        "{0} needs a URL that ends in /: {1}page is sent to {2}, which does not exist (500; before 2.4.59: 502). Write \"{3}\"")
    {
        Fixability = Fixability.Safe,
    };

    public override void Initialize(AnalysisContext context) => context.RegisterHopAction<ApachePass>(Check);

    private void Check(SubjectContext<ApachePass> context)
    {
        var pass = context.Subject;
        var url = pass.Written.UrlText;
        // A variable may hold the slash.
        if (pass.Entry.Statement.Variables().Count > 0 && pass.Entry.UsedAt is null)
            return;
        if (pass.Entry.Is("ProxyPass") && IsPrefix(pass) && pass.Url.Path.Length == 0 && !url.Contains('$'))
            Report(context, pass.Source, url.Length);
        else if (pass.Entry.Is("ProxyPassMatch") && GluedGroup(pass) is { } at && GroupLacksSlash(pass.Source) is { } before)
            Report(context, before, at);
    }

    private void Report(SubjectContext<ApachePass> context, string path, int at)
    {
        var pass = context.Subject;
        var url = pass.Written.UrlText;
        var cured = url.Insert(at, "/");
        var host = pass.Url.PortText is [_, ..] && !pass.Url.PortText.Contains('$') ? $"{pass.Url.Host}:{pass.Url.PortText}" : pass.Url.Host.Split('$')[0];
        if (pass.Url.PortText.Contains('$'))
            host = $"{pass.Url.Host}:{pass.Url.PortText.Split('$')[0]}";
        var what = pass.Url.IsBalancer ? $"balancer \"{host}page\"" : $"host \"{host}page\"";
        var place = pass.Written.UrlAt;
        var offset = place.Text.IndexOf(url, StringComparison.Ordinal);
        context.Report(Diagnostic.Create(Descriptor, place, Name(pass), path, what, cured) with
        {
            Fix = ApacheEntries.IsEditable(pass.Entry) && offset >= 0
                ? new Fix($"Write {cured}", isSafe: true, FileEdit.Insert(place.Source, place.Span.Start + offset + at, "/"))
                : null,
        });
    }

    private static string Name(ApachePass pass) => pass.Context.Kind is ApacheContextKind.Location or ApacheContextKind.LocationMatch
        ? $"{pass.Entry.Name} in <{pass.Context.Tag!.Name} \"{pass.Source}\">"
        : $"{pass.Entry.Name} \"{pass.Source}\"";

    /// <summary>A literal path that ends in a slash.</summary>
    private static bool IsPrefix(ApachePass pass) => pass.Source is ['/', ..] && pass.Source.EndsWith('/')
        && pass.Context.Kind is ApacheContextKind.Server or ApacheContextKind.VirtualHost or ApacheContextKind.Location
        && (pass.Context.Kind != ApacheContextKind.Location || (pass.Context.Tag!.Argument(0) == pass.Source && !Glob.IsPattern(pass.Source)));

    /// <summary>Where $1 stands in the URL, if that is right behind the host or port.</summary>
    private static int? GluedGroup(ApachePass pass)
    {
        var url = pass.Written.UrlText;
        var at = url.IndexOf("$1", StringComparison.Ordinal);
        return at > 0 && (pass.Url.Host + pass.Url.PortText).EndsWith("$1", StringComparison.Ordinal) && url[at - 1] != '/' && (at + 2 == url.Length || !char.IsAsciiDigit(url[at + 2]))
            ? at
            : null;
    }

    /// <summary>The text before the first group of a pattern such as ^/(.*)$, whose slash stays outside of the group; null for others.</summary>
    private static string? GroupLacksSlash(string pattern)
    {
        var open = pattern.IndexOf('(');
        if (!pattern.StartsWith("^/", StringComparison.Ordinal) || open < 2 || open + 1 >= pattern.Length)
            return null;
        var before = pattern[1..open];
        return before.EndsWith('/') && before.AsSpan().IndexOfAny(PatternSigns) < 0 && (pattern[open + 1] is '.' or '[' || char.IsAsciiLetterOrDigit(pattern[open + 1])) ? before : null;
    }
}
