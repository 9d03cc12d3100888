using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.Nginx;

namespace ConfigLint.Rules;

/// <summary>W16: a time-out of 0 is due at once; it does not mean "no limit".</summary>
internal sealed class CL1001_ZeroTimeout : DiagnosticAnalyzer
{
    // What a read or send time-out of 0 was meant to be: practically no limit.
    private const string Unlimited = "1d";

    /// <summary>Those of which a server behind them has a limit of its own.</summary>
    private static readonly PerStack<HashSet<NginxConfiguration>> Limited = new(stack => stack.Links
        .Where(link => link is { From: NginxPass, To: AppServer app } && app.RequestLimit.Is(time => time > TimeSpan.Zero))
        .Select(link => ((NginxPass)link.From).Context.Configuration)
        .ToHashSet());

    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL1001",
        "zero-timeout",
        "A time-out of 0 fires at once",
        RuleCategory.Timeouts,
        DiagnosticSeverity.Error,
        "{0} 0 does not mean unlimited: nginx times out at once and {1}. {2}")
    {
        Fixability = Fixability.Unsafe,
    };

    public override void Initialize(AnalysisContext context)
    {
        context.RegisterHopAction<NginxPass>(CheckPass);
        context.RegisterElementAction<NginxServer>(CheckHeaderTimeout);
    }

    private void CheckPass(SubjectContext<NginxPass> context)
    {
        var pass = context.Subject;
        if (pass.IsStream)
        {
            CheckStream(context);
            return;
        }
        Check(context.Report, pass.Context, $"{pass.Prefix}_connect_timeout", "answers 504", null);
        var isLimited = Limited.Of(context.Stack).Contains(pass.Context.Configuration);
        Check(context.Report, pass.Context, $"{pass.Prefix}_read_timeout", "answers 504", Unlimited, isFixable: !isLimited);
        Check(context.Report, pass.Context, $"{pass.Prefix}_send_timeout", "answers large request bodies with 504", Unlimited);
        // Only a request that is passed on has its body read.
        Check(context.Report, pass.Context, "client_body_timeout", "drops uploads without an answer", null);
    }

    private void CheckStream(SubjectContext<NginxPass> context)
    {
        if (context.Subject.IsUdp)
            return;
        var server = context.Subject.Context;
        Check(context.Report, server, "proxy_connect_timeout", "closes the connection without an answer", null);
        Check(context.Report, server, "proxy_timeout", "closes the connection without an answer", Unlimited);
    }

    /// <summary>Until the Host header is read, the time-out of the address's default server holds; a server that is not the default may never be asked.</summary>
    private void CheckHeaderTimeout(SubjectContext<NginxServer> context)
    {
        var server = context.Subject;
        if (server.IsStream)
            return;
        var isOwn = server.Context.Own("client_header_timeout").Any();
        if (!isOwn || server.Listens.Any(l => l.IsTls || l.Has("default_server") || l.Has("default")))
            Check(context.Report, server.Context, "client_header_timeout", "drops every request without an answer", null);
    }

    /// <param name="replacement">The value that the author meant, or null to delete the line.</param>
    /// <param name="isFixable">False where the server behind has a limit of its own, which the author has to follow or to raise (CL6001).</param>
    private void Check(Action<Diagnostic> report, NginxContext at, string name, string consequence, string? replacement, bool isFixable = true)
    {
        if (at.Lookup(name).Statement is not { } statement || !at.Duration(name).Is(value => value == TimeSpan.Zero))
            return;
        var argument = statement.ArgumentAt(0);
        var cure = replacement is null ? "Delete the line for the default of 60 s." : "Use a long time such as 1h.";
        report(Diagnostic.Create(Descriptor, statement.Location, name, consequence, cure) with
        {
            Fix = !isFixable ? null : replacement is null
                ? new Fix($"Delete {name}", isSafe: false, LineEdit.Delete(statement.Location))
                : new Fix($"Write {replacement}", isSafe: false, FileEdit.Replace(argument, replacement)),
        });
    }
}
