using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.Nginx;
using ConfigLint.Model.PhpFpm;
using ConfigLint.Syntax.Nginx;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Rules;

/// <summary>An upstream group to which every request opens a connection of its own.</summary>
internal sealed class CL1004_UpstreamKeepaliveMissing : DiagnosticAnalyzer
{
    private const string Keepalive = "keepalive 32;";

    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL1004",
        "upstream-keepalive-missing",
        "An upstream group keeps no connections open",
        RuleCategory.Connections,
        DiagnosticSeverity.Warning,
        "{0} keeps no connections open: {1}. {2}")
    {
        Fixability = Fixability.Unsafe,
    };

    public override void Initialize(AnalysisContext context) => context.RegisterElementAction<NginxUpstream>(Check);

    private void Check(SubjectContext<NginxUpstream> context)
    {
        var upstream = context.Subject;
        var isNew = upstream.Context.Configuration.IsAtLeast(NginxVersions.KeepAliveByDefault);
        if (upstream.IsStream || isNew == true || upstream.Servers.Count == 0 || !IsWhole(upstream))
            return;
        var users = upstream.Passes.Where(p => p.Prefix is "proxy" or "fastcgi" or "grpc").ToList();
        if (users.TrueForAll(IsWebSocket))
            return;
        if (upstream.Keepalive is { } written)
        {
            if (isNew == false && written.ArgumentCount > 0 && written.Argument(0) == "0")
                ReportZero(context, written);
            return;
        }
        if (ClosesAll(upstream, users, context.Stack))
            return;
        var isUnix = upstream.Servers.All(s => s.Endpoint.UnixPath is not null);
        // A socket has no ports to run out of: it is worth a word only when what is behind it would keep a connection.
        if (isUnix && !KeepsSome(users, context.Stack))
            return;
        var version = isNew is null ? "before nginx 1.29.7 " : "";
        context.Report(Diagnostic.Create(Descriptor, upstream.At, upstream.Name,
            version + (isUnix ? "each request connects to the socket anew" : "each request opens a new one, and under load the ports run out (502)"), AdviceFor(users)) with
        {
            Severity = isUnix ? DiagnosticSeverity.Note : DiagnosticSeverity.Warning,
            Related = [.. users.Take(10).Select(p => new RelatedLocation(p.At, "passes requests to it"))],
            Help = HelpFor(users),
            Fix = FixFor(upstream, users),
        });
    }

    private void ReportZero(SubjectContext<NginxUpstream> context, NginxStatement written) =>
        context.Report(Diagnostic.Create(
            Descriptor, written.Location, context.Subject.Name, "nginx before 1.29.7 refuses the value 0 and does not start", "Write 32 or delete the line") with
        {
            Fix = new Fix("Write 32", isSafe: false, FileEdit.Replace(new Location(written.Source, written.ArgumentSpan(0)), "32")),
        });

    /// <summary>Nothing that cannot be seen decides about connections: an include, a template, Lua; NTLM needs connections of its own.</summary>
    private static bool IsWhole(NginxUpstream upstream) => upstream.Context.IsCompleteFor("keepalive")
        && !upstream.Context.Statements.Any(s => s.Name == "ntlm" || s.Name.StartsWith("balancer_by_lua", StringComparison.Ordinal) || NginxSettings.IsVariable(s.Name));

    /// <summary>A location of WebSockets alone: each has its connection for long, and none is given back.</summary>
    private static bool IsWebSocket(NginxPass pass) => pass.MayStream && pass.Location is { } location && StreamPaths.Contain(location.Path)
        && pass.Context.Lookup($"{pass.Prefix}_set_header").Statements.Any(s => s.ArgumentCount == 2 && s.Argument(0).Equals("Upgrade", StringComparison.OrdinalIgnoreCase));

    /// <summary>Every server is an app server that ends each answer by closing, such as gunicorn's sync workers: there is nothing to keep.</summary>
    private static bool ClosesAll(NginxUpstream upstream, List<NginxPass> users, Stack stack)
    {
        var closing = users.SelectMany(stack.LinksFrom).Where(link => link.To is AppServer app && app.KeepAlive.Is(time => time == TimeSpan.Zero)).Select(link => link.Target).ToHashSet();
        return closing.Count > 0 && upstream.Servers.All(server => server.IsDown || closing.Contains(server.Endpoint.ToAddress(80)));
    }

    private static bool KeepsSome(List<NginxPass> users, Stack stack) =>
        users.SelectMany(stack.LinksFrom).Any(link => link.To is AppServer app and not FpmPool && app.KeepAlive.Is(time => time > TimeSpan.Zero));

    private static bool IsFastCgi(List<NginxPass> users) => users.Count > 0 && users.TrueForAll(p => p.Prefix == "fastcgi");

    private static string AdviceFor(List<NginxPass> users) => IsFastCgi(users) ? "Add keepalive with fewer connections than pm.max_children" : $"Add {Keepalive}";

    private static string HelpFor(List<NginxPass> users) => IsFastCgi(users)
        ? "Add keepalive to the upstream and fastcgi_keep_conn on; to its locations. Each connection that a worker of nginx keeps occupies a PHP-FPM child."
        : $"Add {Keepalive} to the upstream below its servers, and to its locations proxy_http_version 1.1; and proxy_set_header Connection \"\";";

    private static Fix? FixFor(NginxUpstream upstream, List<NginxPass> users)
    {
        if (upstream.Context.Block is not NginxBlock { CloseBrace.IsMissing: false } block
            || block.Members.OfType<NginxDirective>().LastOrDefault() is not { Semicolon.IsMissing: false } last)
            return null;
        if (KeepAliveEdits.For(users) is not { } edits)
            return null;
        return new Fix("Keep connections to the group open", isSafe: false, [LineEdit.InsertAfter(last.Location, Keepalive), .. edits]);
    }
}
