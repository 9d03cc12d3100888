using ConfigLint.Analysis;
using ConfigLint.Model.Nginx;
using ConfigLint.Syntax.Nginx;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Rules;

/// <summary>W29: a group that has nobody to take a request, or that nginx refuses for its servers.</summary>
public sealed class CL1012_NoUsableServer : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL1012",
        "no-usable-server",
        "An upstream group has no server that can take requests",
        RuleCategory.Resilience,
        DiagnosticSeverity.Error,
        "{0}");

    public override void Initialize(AnalysisContext context) => context.RegisterElementAction<NginxUpstream>(Check);

    private void Check(SubjectContext<NginxUpstream> context)
    {
        var group = context.Subject;
        if (FindRefusedBackup(group) is var (backup, method))
        {
            context.Report(Refused(backup, "balancing method does not support parameter \"backup\"", $"Remove backup, or choose another method than {method.Name}.") with
            {
                Related = [new RelatedLocation(method.Location, "the balancing method")],
            });
        }
        CheckRunTimeNames(group, context.Report);
        // Other modules add servers (jdomain, upsync, state files of the Plus edition) or choose them (balancer_by_lua_block).
        if (!group.IsComplete || group.Context.Statements.Any(s => s.Name == "state" || NginxDirectiveTable.Find(s.Name, group.Context.Kind) is null))
            return;
        if (group.Servers.Count == 0)
            context.Report(Refused(group.At, "no servers are inside upstream", "Add a server."));
        else if (group.Servers.All(s => s.IsBackup))
            context.Report(Refused(group.At, $"no servers in upstream \"{group.GroupName}\"", "All are backup: remove it from one of them."));
        else if (group.Servers.All(s => s.IsDown) && group.MayBeUsed)
            context.Report(AllDown(group));
    }

    private Diagnostic AllDown(NginxUpstream group)
    {
        var consequence = group.IsStream ? "every connection is closed" : "every request is 502";
        return Diagnostic.Create(Descriptor, group.At, $"No server of \"{group.GroupName}\" can take requests, all are down: {consequence} (no live upstreams). Remove down from one.") with
        {
            Related = [.. group.Servers.Select(s => new RelatedLocation(s.At, "down"))],
        };
    }

    /// <summary>The word backup below a method that does not know it; a method that comes later is not noticed (ngx_http_upstream_server).</summary>
    private static (Location At, NginxStatement Method)? FindRefusedBackup(NginxUpstream group)
    {
        NginxStatement? method = null;
        foreach (var statement in group.Context.Statements)
        {
            if (statement.Name is "ip_hash" or "hash" or "random")
                method = statement;
            // Each method sets anew what the group can do.
            else if (statement.Name is "least_conn" or "least_time")
                method = null;
            else if (statement.Name == "server" && method is not null && IndexOf(statement, "backup") is { } index)
                return (statement.ArgumentAt(index), method);
        }
        return null;
    }

    /// <summary>resolve needs a name, the shared memory of zone, and a resolver of the group or of http (nginx 1.27.3; the Plus edition before).</summary>
    private void CheckRunTimeNames(NginxUpstream group, Action<Diagnostic> report)
    {
        var server = group.Servers.FirstOrDefault(s => s.Resolves && s.Endpoint.ToAddress(defaultPort: 80) is { IsName: true } or { Host: "localhost" });
        if (server is null || group.Context.Configuration.IsAtLeast(NginxVersions.ResolveInUpstream) == false || IndexOf(server.Statement, "resolve") is not { } index)
            return;
        var at = server.Statement.ArgumentAt(index);
        if (!group.Context.Own("zone").Any())
        {
            if (group.Context.IsCompleteFor("zone"))
                report(Refused(at, $"resolving names at run time requires upstream \"{group.GroupName}\" to be in shared memory", $"Add zone {group.GroupName} 64k;."));
        }
        else if (group.Context.Lookup("resolver").IsAbsent)
        {
            report(Refused(at, $"no resolver defined to resolve names at run time in upstream \"{group.GroupName}\"", "Add resolver <dns-ip>; to the group or to http."));
        }
    }

    private Diagnostic Refused(Location at, string sentence, string cure) => Diagnostic.Create(Descriptor, at, $"nginx refuses to start: {sentence}. {cure}");

    private static int? IndexOf(NginxStatement statement, string word)
    {
        for (var i = 1; i < statement.ArgumentCount; i++)
        {
            if (statement.Argument(i) == word)
                return i;
        }
        return null;
    }
}
