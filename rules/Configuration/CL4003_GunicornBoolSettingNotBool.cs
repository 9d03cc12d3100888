using ConfigLint.Analysis;
using ConfigLint.Model.Gunicorn;
using ConfigLint.Model.Values;
using ConfigLint.Syntax.Python;

namespace ConfigLint.Rules;

/// <summary>A25: validate_bool of gunicorn/config.py.</summary>
internal sealed class CL4003_GunicornBoolSettingNotBool : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL4003",
        "gunicorn-bool-setting-not-bool",
        "A switch of Gunicorn is neither True nor False",
        RuleCategory.Configuration,
        DiagnosticSeverity.Error,
        "{0} is {1}: gunicorn does not start (\"Invalid value for {0}\"), and nginx answers every request with a 502; write True or False")
    {
        Fixability = Fixability.Safe,
    };

    public override void Initialize(AnalysisContext context) => context.RegisterHopAction<GunicornServer>(Check);

    private void Check(SubjectContext<GunicornServer> context)
    {
        foreach (var given in GunicornRefusals.Of(context.Subject, GunicornValueKind.Boolean))
            context.Report(Diagnostic.Create(Descriptor, given.At, given.Name, GunicornRefusals.Describe(given.Value.Value)) with { Fix = FixFor(given) });
    }

    /// <summary>0 and 1 are meant as truth values and nothing else.</summary>
    private static Fix? FixFor(GunicornGiven given)
    {
        if (given.Value.Value is not ConfigValue.Integer { Value: 0 or 1 } number || given.Written?.Unwrap() is not PythonLiteral literal)
            return null;
        var text = number.Value == 1 ? "True" : "False";
        return new Fix($"Write {text}", isSafe: true, FileEdit.Replace(literal.Location, text));
    }
}
