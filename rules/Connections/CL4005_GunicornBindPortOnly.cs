using ConfigLint.Analysis;
using ConfigLint.Model.Gunicorn;

namespace ConfigLint.Rules;

/// <summary>A27: parse_address of gunicorn/util.py takes a text without a colon for a host.</summary>
internal sealed class CL4005_GunicornBindPortOnly : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL4005",
        "gunicorn-bind-port-only",
        "Gunicorn takes the port for a host",
        RuleCategory.Connections,
        DiagnosticSeverity.Error,
        "gunicorn reads bind \"{0}\" as a host of that name and never listens (\"Invalid address: ('{0}', 8000)\"), so nginx answers every request with a 502; write \":{0}\"");

    public override void Initialize(AnalysisContext context) => context.RegisterHopAction<GunicornServer>(Check);

    private void Check(SubjectContext<GunicornServer> context)
    {
        var bind = context.Subject.Bind;
        if (bind is { IsWritten: true, At: { } at } && bind.Value.FirstOrDefault(text => text.Length > 0 && text.All(char.IsAsciiDigit)) is { } port)
            context.Report(Diagnostic.Create(Descriptor, at, port));
        foreach (var given in GunicornRefusals.Of(context.Subject, GunicornValueKind.TextList).Where(given => given.Name == "bind"))
        {
            context.Report(Diagnostic.Create(Descriptor, given.At, "") with
            {
                Message = $"bind is {GunicornRefusals.Describe(given.Value.Value)}: gunicorn does not start (\"Invalid value for bind\"), so nginx answers every request with a 502; write it as a text such as \":8000\"",
            });
        }
    }
}
