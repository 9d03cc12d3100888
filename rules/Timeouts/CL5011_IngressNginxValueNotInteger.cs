using System.Globalization;
using ConfigLint.Analysis;
using ConfigLint.Model.Kubernetes;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Rules;

/// <summary>A52: ingress-nginx reads seconds with strconv.Atoi and goes on without what that refuses.</summary>
internal sealed class CL5011_IngressNginxValueNotInteger : DiagnosticAnalyzer
{
    private static readonly string[] Keys =
        ["proxy-connect-timeout", "proxy-read-timeout", "proxy-send-timeout", "proxy-next-upstream-timeout", "proxy-next-upstream-tries"];

    private static readonly string[] MapKeys = [.. Keys, "upstream-keepalive-timeout", "upstream-keepalive-connections", "upstream-keepalive-requests"];

    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL5011",
        "ingress-nginx-value-not-integer",
        "A time of ingress-nginx is not a plain number",
        RuleCategory.Timeouts,
        DiagnosticSeverity.Warning,
        "ingress-nginx takes whole seconds only and ignores {0} \"{1}\": {2} Write {3}")
    {
        Fixability = Fixability.Safe,
    };

    public override void Initialize(AnalysisContext context)
    {
        context.RegisterElementAction<Ingress>(CheckAnnotations);
        context.RegisterElementAction<ConfigMap>(CheckMap);
    }

    private void CheckAnnotations(SubjectContext<Ingress> context)
    {
        if (context.Subject.Controller != IngressController.IngressNginx)
            return;
        foreach (var key in Keys)
        {
            if (context.Subject.Annotations.TryGetValue(Ingress.NginxPrefix + key, out var entry))
                Check(key, entry, "the controller's setting stays in force, 60 s or 5 s to connect unless its ConfigMap says otherwise.", context.Report);
        }
    }

    private void CheckMap(SubjectContext<ConfigMap> context)
    {
        if (!context.Subject.IsIngressNginx)
            return;
        foreach (var entry in context.Subject.Data.Where(d => Array.IndexOf(MapKeys, d.Key) >= 0))
            Check(entry.Key, entry.Entry, "the built-in default stays in force.", context.Report);
    }

    private void Check(string key, YamlEntry entry, string consequence, Action<Diagnostic> report)
    {
        if (entry.Value.Resolve() is not YamlScalar { HasCustomTag: false, IsNull: false } scalar || scalar.Value.AsSpan().ContainsAny('$', '{', '<')
            || int.TryParse(scalar.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
            return;
        var seconds = key.EndsWith("timeout", StringComparison.Ordinal) ? Seconds(scalar.Value) : null;
        report(Diagnostic.Create(Descriptor, entry.Location, key, scalar.Value, consequence, seconds is null ? "a whole number in quotes" : $"\"{seconds}\"") with
        {
            Fix = seconds is { } text && YamlEdits.ReplaceText(entry, text) is { } edit ? new Fix($"Write {text} seconds", isSafe: true, edit) : null,
        });
    }

    /// <summary>A number of hours, minutes or seconds in seconds; null for anything else.</summary>
    private static string? Seconds(string text)
    {
        var digits = text.TakeWhile(char.IsAsciiDigit).Count();
        var factor = text[digits..].Trim() switch
        {
            "s" or "sec" or "seconds" => 1,
            "m" or "min" or "minutes" => 60,
            "h" => 3600,
            _ => 0,
        };
        return factor > 0 && digits is > 0 and < 6 ? (int.Parse(text[..digits], CultureInfo.InvariantCulture) * factor).ToString(CultureInfo.InvariantCulture) : null;
    }
}
