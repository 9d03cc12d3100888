using System.Globalization;
using ConfigLint.Analysis;
using ConfigLint.Model.Apache;
using ConfigLint.Syntax.Apache;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Rules;

/// <summary>W43: values that go through atoi lose their unit.</summary>
internal sealed class CL2002_TimeUnitIgnored : DiagnosticAnalyzer
{
    private static readonly string[] Parameters = ["timeout", "retry", "ttl"];

    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL2002",
        "time-unit-ignored",
        "Apache ignores the unit of this time",
        RuleCategory.Timeouts,
        DiagnosticSeverity.Error,
        "{0} is read as {1} {2}: Apache takes only whole seconds here. Write {3}")
    {
        Fixability = Fixability.Safe,
    };

    public override void Initialize(AnalysisContext context) => context.RegisterElementAction<ApacheConfiguration>(Check);

    private void Check(SubjectContext<ApacheConfiguration> context)
    {
        foreach (var (section, entry) in ApacheEntries.All(context.Subject))
        {
            if ((entry.Is("Timeout") || entry.Is("ProxyTimeout")) && entry.Argument(0) is { } value)
                Check(context.Report, entry, entry.ArgumentAt(0), $"{entry.Name} ", value);
            var first = ApacheEntries.FirstParameter(section, entry);
            if (first < 0)
                continue;
            foreach (var parameter in ApacheWorkerParameter.ReadAll(entry, first))
            {
                if (parameter.Value is { } text && Array.Exists(Parameters, parameter.Is) && !(parameter.Is("retry") && IsPlain(section, entry)))
                    Check(context.Report, entry, parameter.At, $"{parameter.Key}=", text);
            }
        }
    }

    /// <summary>Outside of a balancer retry= means nothing, whatever its value.</summary>
    private static bool IsPlain(ApacheContext section, ApacheEntry entry) => !entry.Is("BalancerMember")
        && !(section.Kind == ApacheContextKind.Proxy && section.Tag?.Argument(0)?.StartsWith("balancer:", StringComparison.OrdinalIgnoreCase) == true);

    private void Check(Action<Diagnostic> report, ApacheEntry entry, Location at, string name, string text)
    {
        var number = ApacheValues.Atoi(text);
        if (number.Value < 1 || number.Ignored.Length == 0)
            return;
        var meant = Meant(number);
        if (meant is null)
            return;
        var isHarmless = number.Ignored == "s";
        var isWhole = meant.Value.Ticks % TimeSpan.TicksPerSecond == 0;
        var seconds = Math.Max(1, (long)Math.Ceiling(meant.Value.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        var written = name + seconds;
        report(Diagnostic.Create(Descriptor, at, name + text, number.Value, number.Value == 1 ? "second" : "seconds", written) with
        {
            Severity = isHarmless ? DiagnosticSeverity.Note : DiagnosticSeverity.Error,
            Fix = isWhole && ApacheEntries.IsEditable(entry) && FindIn(at, text) is { } place ? new Fix($"Write {written}", isHarmless, FileEdit.Replace(place, seconds)) : null,
        });
    }

    private static TimeSpan? Meant(ApacheInteger number)
    {
        if (number.IgnoredUnit is { } unit)
            return number.Value < 1_000_000 ? unit * number.Value : null;
        return number.Ignored[0] == '.' && decimal.TryParse(number.Value.ToString(CultureInfo.InvariantCulture) + number.Ignored, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var fraction)
            ? TimeSpan.FromSeconds((double)fraction)
            : null;
    }

    /// <summary>The value at the end of the word, before a closing quote.</summary>
    private static Location? FindIn(Location at, string text)
    {
        var index = at.Text.LastIndexOf(text, StringComparison.Ordinal);
        return index < 0 ? null : new Location(at.Source, new TextSpan(at.Span.Start + index, text.Length));
    }
}
