using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.Apache;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Rules;

/// <summary>W46: Apache may send a request on a connection that the backend is just closing, and never asks again.</summary>
internal sealed class CL6006_ApachePoolOutlivesBackend : DiagnosticAnalyzer
{
    // Each of them makes a request open a connection of its own (mod_proxy's environment variables).
    private static readonly string[] Variables = ["proxy-initial-not-pooled", "proxy-nokeepalive", "force-proxy-request-1.0"];

    private static readonly string[] Setters = ["SetEnv", "SetEnvIf", "SetEnvIfNoCase", "SetEnvIfExpr", "BrowserMatch", "BrowserMatchNoCase"];

    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL6006",
        "apache-pool-outlives-backend",
        "Apache keeps idle connections longer than the backend keeps them",
        RuleCategory.Connections,
        DiagnosticSeverity.Warning,
        "Apache keeps idle connections {0}, {1} closes them after {2}: a request on a closing one ends in a 502 and is not sent again")
    {
        Fixability = Fixability.Unsafe,
    };

    public override void Initialize(AnalysisContext context) => context.RegisterElementAction<ApacheConfiguration>(Check);

    private void Check(SubjectContext<ApacheConfiguration> context)
    {
        var links = context.Stack.Links.Where(l => l is { From: ApachePass { Protocol: PassProtocol.Http or PassProtocol.Https } pass } && pass.Context.Configuration == context.Subject).ToList();
        if (links.Count == 0 || ApacheEntries.All(context.Subject).Any(e => IsSetter(e.Entry)))
            return;
        foreach (var link in links.Where(LinkSettings.SpeakAlike))
        {
            foreach (var worker in ((ApachePass)link.From).Workers.Where(w => w.HasPool && w.Address == link.Target))
            {
                if (Find(link, worker) is { } diagnostic)
                    context.Report(diagnostic);
            }
        }
    }

    private Diagnostic? Find(Link link, ApacheWorker worker)
    {
        var (own, idle) = (worker.TimeToLive, IdleTimes.Of(link.To));
        if (!idle.TryGet(out var closed) || closed <= TimeSpan.Zero || !own.TryGet(out var kept) || (kept > TimeSpan.Zero && kept < closed)
            || worker.Reuses == false || worker is { ReuseParameter: not null, Reuses: null })
            return null;
        var backend = new HopSetting(idle, link.To);
        var time = kept > TimeSpan.Zero ? $"for {Durations.Format(kept)}" : "for ever";
        var at = own.At ?? worker.UrlAt;
        var shorter = IdleTimes.Below(closed);
        return Diagnostic.Create(Descriptor, at, time, link.To.Server, Durations.Format(closed)) with
        {
            // Between two defaults nobody has decided anything yet.
            Severity = own.IsWritten || idle.IsWritten ? LinkSettings.Severity(link, Descriptor.DefaultSeverity, idle.Origin) : DiagnosticSeverity.Note,
            Label = $"idle connections are kept {time}",
            Related = [backend.Place],
            Path = [new RelatedLocation(at, $"Apache keeps idle connections {time}"), backend.Place],
            Help = shorter is { } ttl ? $"add ttl={ttl.TotalSeconds:0}, or disablereuse=On" : "add disablereuse=On",
            Fix = FixFor(worker, own.At, shorter),
        };
    }

    private static Fix? FixFor(ApacheWorker worker, Location? ttl, TimeSpan? shorter)
    {
        // A quote that is never closed takes in what is added behind it.
        if (!ApacheEntries.IsEditable(worker.Entry) || (worker.UrlAt.Text is ['"' or '\'', ..] url && (url.Length < 2 || url[^1] != url[0])))
            return null;
        var text = shorter is { } time ? $"ttl={time.TotalSeconds:0}" : "disablereuse=On";
        if (ttl is { } written)
            return shorter is null ? null : new Fix($"Write {text}", isSafe: false, FileEdit.Replace(written, text));
        return new Fix($"Add {text}", isSafe: false, FileEdit.Insert(worker.UrlAt.Source, worker.UrlAt.Span.End, " " + text));
    }

    private static bool IsSetter(ApacheEntry entry) => Array.Exists(Setters, entry.Is)
        && Enumerable.Range(0, entry.Count).Any(i => entry.Argument(i) is not { } word || Array.Exists(Variables, name => word.StartsWith(name, StringComparison.OrdinalIgnoreCase)));
}
