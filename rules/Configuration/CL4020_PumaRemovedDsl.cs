using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.Puma;
using ConfigLint.Syntax.Ruby;

namespace ConfigLint.Rules;

/// <summary>A34: a name that the installed Puma does not know ends the start with a NameError or NoMethodError.</summary>
internal sealed class CL4020_PumaRemovedDsl : DiagnosticAnalyzer
{
    private const string DefaultRackup = "DefaultRackup";

    private static readonly Version WithoutDefaultRackup = new(6, 0);

    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL4020",
        "puma-removed-dsl",
        "Puma does not have what its configuration calls",
        RuleCategory.Configuration,
        DiagnosticSeverity.Error,
        "{0}: Puma does not start, and nginx answers every request with a 502 (connect() failed (111: Connection refused)); {1}")
    {
        Fixability = Fixability.Safe,
    };

    public override void Initialize(AnalysisContext context) => context.RegisterHopAction<PumaServer>(Check);

    private void Check(SubjectContext<PumaServer> context)
    {
        var server = context.Subject;
        if (server.Config is not { } config || Extends(config))
            return;
        foreach (var call in config.Calls.Where(call => call.IsCertain))
        {
            if (call.Name == "rackup" && call.Syntax.Arguments is [RubyConstant { Name: DefaultRackup } constant])
                CheckRackup(context, call, constant);
            else if (server.Version is { } version && Fault(call, version) is var (fault, cure))
                context.Report(Diagnostic.Create(Descriptor, call.At, fault, cure));
        }
    }

    private void CheckRackup(SubjectContext<PumaServer> context, PumaCall call, RubyConstant constant)
    {
        var version = context.Subject.Version;
        if (VersionBounds.IsAtLeast(version, WithoutDefaultRackup) == false)
            return;
        var isSure = VersionBounds.IsAtLeast(version, WithoutDefaultRackup) == true;
        var fault = isSure ? $"Puma {version} has no {DefaultRackup} any more (it went in 6.0)" : $"from version 6.0 on Puma has no {DefaultRackup}, and which one is installed is not known";
        context.Report(Diagnostic.Create(Descriptor, constant.Location, fault, "delete the line, config.ru is the default") with
        {
            Severity = isSure ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
            Fix = call.Syntax.Parent is RubyFile ? new Fix("Delete the line", isSafe: true, LineEdit.Delete(call.At)) : null,
        });
    }

    private static (string Fault, string Cure)? Fault(PumaCall call, Version version)
    {
        if (PumaDsl.Find(call.Name) is not { } method)
            return null;
        if (method.Removed is { } removed && VersionBounds.IsAtLeast(version, removed) == true)
            return ($"Puma {version} has no {call.Name} any more (it went in {removed.ToString(2)})", "delete the line");
        if (method.Since is { } since && VersionBounds.IsAtLeast(version, since) == false)
            return ($"{call.Name} is there from Puma {since.ToString(2)} on, and {version} is installed", "update Puma or delete the line");
        if (call is { Name: "threads", Syntax.Arguments: [not RubySplat] } && VersionBounds.IsAtLeast(version, new Version(6, 5)) == false)
            return ($"threads takes a single number from Puma 6.5 on, and {version} is installed", "write both, the least and the most");
        if (call is { Name: "workers", Syntax.Arguments: [RubyLiteral { Value: "auto" }] } && VersionBounds.IsAtLeast(version, new Version(7, 2)) == false)
            return ($"workers takes :auto from Puma 7.2 on, and {version} is installed", "write a number");
        return null;
    }

    /// <summary>A library such as puma-daemon may add methods.</summary>
    private static bool Extends(PumaConfigFile config) => config.File.Tree.Root.DescendantsAndSelf()
        .Any(node => node is RubyCall { Name: "require" or "require_relative", Arguments: [var name] } && name.Text.Contains("puma", StringComparison.OrdinalIgnoreCase));
}
