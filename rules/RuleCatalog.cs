using ConfigLint.Analysis;

namespace ConfigLint.Rules;

/// <summary>Every rule of this assembly. The list itself is written at build time from the file names, so it cannot forget one.</summary>
public static partial class RuleCatalog
{
    private static IReadOnlyList<DiagnosticAnalyzer>? _all;

    /// <summary>All analyzers, by ID.</summary>
    public static IReadOnlyList<DiagnosticAnalyzer> All => _all ??= CreateAll();

    /// <summary>The page of a rule as Markdown; null when there is none (the CL0 rules have theirs in rules/Run).</summary>
    public static string? Page(string ruleId)
    {
        var assembly = typeof(RuleCatalog).Assembly;
        var name = Array.Find(assembly.GetManifestResourceNames(), n => n.StartsWith(ruleId + "_", StringComparison.Ordinal));
        if (name is null || assembly.GetManifestResourceStream(name) is not { } stream)
            return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
