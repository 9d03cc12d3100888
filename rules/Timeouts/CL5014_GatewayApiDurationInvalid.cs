using System.Globalization;
using ConfigLint.Analysis;
using ConfigLint.Model.Kubernetes;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Rules;

/// <summary>A55: the pattern of the Gateway API's Duration.</summary>
internal sealed class CL5014_GatewayApiDurationInvalid : DiagnosticAnalyzer
{
    private static readonly string[] Keys = ["request", "backendRequest"];

    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL5014",
        "gateway-api-duration-invalid",
        "A time-out of an HTTPRoute is no duration of the Gateway API",
        RuleCategory.Timeouts,
        DiagnosticSeverity.Error,
        "\"{0}\" is no duration of the Gateway API: the API server refuses the HTTPRoute. Write {1}");

    public override void Initialize(AnalysisContext context) => context.RegisterElementAction<HttpRoute>(Check);

    private void Check(SubjectContext<HttpRoute> context)
    {
        foreach (var rule in context.Subject.Rules)
        {
            foreach (var key in Keys)
            {
                if (rule.TimeoutEntry(key) is not { } entry || entry.Value.Resolve() is not YamlScalar { HasCustomTag: false } scalar || scalar.Value.AsSpan().ContainsAny('$', '{', '<'))
                    continue;
                if (!GatewayDuration.TryParse(scalar.Value, out _))
                    context.Report(Diagnostic.Create(Descriptor, entry.Location, scalar.Value, Example(scalar.Value)));
            }
        }
    }

    private static string Example(string text)
    {
        if (text.Length is > 0 and < 6 && text.All(char.IsAsciiDigit))
            return $"{text}s for seconds";
        return text.EndsWith('s') && decimal.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds < 99 && decimal.Truncate(seconds * 1000) == seconds * 1000
            ? $"{(int)(seconds * 1000)}ms"
            : "whole numbers with h, m, s or ms, such as 30s or 1m30s";
    }
}
