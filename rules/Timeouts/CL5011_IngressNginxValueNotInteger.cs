using System.Globalization;
using ConfigLint.Analysis;
using ConfigLint.Model.Kubernetes;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Rules;

/// <summary>A52: ingress-nginx reads seconds with strconv.Atoi and goes on without what that refuses.</summary>
internal sealed class CL5011_IngressNginxValueNotInteger : DiagnosticAnalyzer
{
    /// <summary>Annotations, which are keys of the ConfigMap too, with the controller's defaults.</summary>
    private static readonly (string Key, string Default)[] Keys =
        [("proxy-connect-timeout", "5 s"), ("proxy-read-timeout", "60 s"), ("proxy-send-timeout", "60 s"), ("proxy-next-upstream-timeout", "0"), ("proxy-next-upstream-tries", "3")];

    private static readonly (string Key, string Default)[] MapKeys =
        [.. Keys, ("upstream-keepalive-timeout", "60 s"), ("upstream-keepalive-connections", "320")];

    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL5011",
        "ingress-nginx-value-not-integer",
        "A time of ingress-nginx is not a plain number",
        RuleCategory.Timeouts,
        DiagnosticSeverity.Warning,
        "ingress-nginx takes plain integers only and ignores {0} \"{1}\": {2} Write {3}")
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
        foreach (var (key, otherwise) in Keys)
        {
            if (context.Subject.Annotations.TryGetValue(Ingress.NginxPrefix + key, out var entry))
                Check(key, entry, $"the controller's value stays in force, {otherwise} unless its ConfigMap has another.", context.Report);
        }
    }

    private void CheckMap(SubjectContext<ConfigMap> context)
    {
        if (!context.Subject.IsIngressNginx)
            return;
        foreach (var entry in context.Subject.Data)
        {
            if (Array.Find(MapKeys, k => k.Key == entry.Key) is { Default: { } otherwise })
                Check(entry.Key, entry.Entry, $"the default of {otherwise} stays in force.", context.Report);
        }
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
