using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.Pm2;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Rules;

/// <summary>One Node process is one event loop: a computation stalls all requests.</summary>
internal sealed class CL4030_Pm2SingleInstance : DiagnosticAnalyzer
{
    private static readonly char[] WordBreaks = ['-', '_', '.', '/', ' ', ':'];

    private static readonly HashSet<string> WebWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "web", "webapp", "server", "api", "http", "https", "www", "site", "website", "frontend", "backend", "next", "nuxt", "ssr", "express", "gateway", "graphql",
    };

    private static readonly HashSet<string> OtherWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "worker", "workers", "queue", "queues", "cron", "job", "jobs", "scheduler", "schedule", "bot", "consumer", "listener", "watcher", "sync", "socket", "sockets", "ws",
        "websocket", "crawler", "indexer", "dev", "development", "migrate", "task", "tasks",
    };

    private static readonly PerStack<ILookup<(SourceText, string), Pm2App>> ByScript = new(stack => stack.Elements.OfType<Pm2App>().ToLookup(app => (app.At.Source, app.Script)));

    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL4030",
        "pm2-single-instance",
        "A web app under PM2 has one process",
        RuleCategory.Capacity,
        DiagnosticSeverity.Note,
        "{0} runs as one process, which has one event loop: while it computes, every other request waits, and a proxy in front gives up with a 504; with instances: max and exec_mode: cluster PM2 starts one a processor (if the app keeps no state in memory)");

    public override void Initialize(AnalysisContext context) => context.RegisterElementAction<Pm2App>(Check);

    private void Check(SubjectContext<Pm2App> context)
    {
        var app = context.Subject;
        if (!app.Instances.Is(count => count == 1) || !IsWeb(app) || HasTwin(app, context.Stack))
            return;
        context.Report(Diagnostic.Create(Descriptor, app.Instances.At ?? app.At, app.Name));
    }

    private static bool IsWeb(Pm2App app)
    {
        if (app.IsScheduled || app.Interpreter is not (null or "node"))
            return false;
        var words = $"{app.AppName} {app.Script} {app.Arguments}".Split(WordBreaks, StringSplitOptions.RemoveEmptyEntries);
        return !words.Any(OtherWords.Contains) && (app.Variables.Contains("PORT") || words.Any(WebWords.Contains));
    }

    /// <summary>The same script once more, on another port, for a proxy to choose from.</summary>
    private static bool HasTwin(Pm2App app, Stack stack) =>
        ByScript.Of(stack)[(app.At.Source, app.Script)].Any(other => other != app);
}
