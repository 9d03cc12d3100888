using ConfigLint.Analysis;
using ConfigLint.Model.Kubernetes;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Rules;

/// <summary>A53: metadata.annotations is a map of strings.</summary>
internal sealed class CL5012_IngressNginxAnnotationNotAString : DiagnosticAnalyzer
{
    private static readonly string[] Prefixes = [Ingress.NginxPrefix, Ingress.AwsPrefix, "service.beta.kubernetes.io/aws-load-balancer-"];

    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL5012",
        "ingress-nginx-annotation-not-a-string",
        "An annotation for a balancer is no string",
        RuleCategory.Configuration,
        DiagnosticSeverity.Error,
        "{0} is a {1} in YAML: Kubernetes refuses the object (cannot unmarshal {1} into Go struct field ObjectMeta.metadata.annotations of type string). Put it in quotes")
    {
        Fixability = Fixability.Safe,
    };

    public override void Initialize(AnalysisContext context)
    {
        context.RegisterElementAction<Ingress>(Check);
        context.RegisterElementAction<Service>(Check);
    }

    private void Check<T>(SubjectContext<T> context)
        where T : KubernetesObject
    {
        foreach (var (name, entry) in context.Subject.Annotations)
        {
            if (!Array.Exists(Prefixes, p => name.StartsWith(p, StringComparison.Ordinal)) || entry.Value.Resolve() is not YamlScalar { Tag: null } scalar || TypeName(scalar) is not { } type)
                continue;
            context.Report(Diagnostic.Create(Descriptor, entry.Location, scalar.Value, type) with
            {
                Fix = YamlEdits.ReplaceText(entry, scalar.Value) is { } edit ? new Fix("Put the value in quotes", isSafe: true, edit) : null,
            });
        }
    }

    private static string? TypeName(YamlScalar scalar) => scalar.Type switch
    {
        YamlScalarType.Boolean => "bool",
        YamlScalarType.Integer or YamlScalarType.Float => "number",
        _ => null,
    };
}
