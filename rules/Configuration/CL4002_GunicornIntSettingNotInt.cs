using ConfigLint.Analysis;
using ConfigLint.Model.Gunicorn;
using ConfigLint.Model.Values;
using ConfigLint.Syntax.Python;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Rules;

/// <summary>A24: validate_pos_int of gunicorn/config.py, which each value passes, whatever overrides it later.</summary>
internal sealed class CL4002_GunicornIntSettingNotInt : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL4002",
        "gunicorn-int-setting-not-int",
        "A setting of Gunicorn is no whole number",
        RuleCategory.Configuration,
        DiagnosticSeverity.Error,
        "{0} is {1}: gunicorn does not start (\"Invalid value for {0}\"), and nginx answers every request with a 502; {2}")
    {
        Fixability = Fixability.Unsafe,
    };

    public override void Initialize(AnalysisContext context) => context.RegisterHopAction<GunicornServer>(Check);

    private void Check(SubjectContext<GunicornServer> context)
    {
        foreach (var given in GunicornRefusals.Of(context.Subject, GunicornValueKind.Integer))
        {
            context.Report(Diagnostic.Create(Descriptor, given.At, given.Name, GunicornRefusals.Describe(given.Value.Value), Cure(given)) with { Fix = FixFor(given.Written) });
        }
    }

    private static string Cure(GunicornGiven given) => given.Value.Value switch
    {
        ConfigValue.Real or ConfigValue.SomeReal when Division(given.Written) is not null => "in Python 3 \"/\" always gives a fraction: write //",
        ConfigValue.Real or ConfigValue.SomeReal => "put int( ) around it",
        ConfigValue.Nothing => "delete the line to have the default",
        _ => "write a whole number of at least 0",
    };

    private static Fix? FixFor(PythonExpression? written) => Division(written) is { } division
        ? new Fix("Write // in place of /", isSafe: false, FileEdit.Replace(new Location(division.Source, division.OperatorToken.Span), "//"))
        : null;

    /// <summary>A division by a number that is written there.</summary>
    private static PythonBinary? Division(PythonExpression? written) =>
        written?.Unwrap() is PythonBinary { Operator: "/" } division && division.Right.Unwrap() is PythonLiteral { LiteralKind: PythonLiteralKind.Integer } ? division : null;
}
