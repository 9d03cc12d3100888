using System.Globalization;
using ConfigLint.Analysis;

namespace ConfigLint.Cli.Reporters;

/// <summary>
/// Names findings so that they are recognised in the next run although lines have moved: by rule, file and the text of the line,
/// with a number when several are alike.
/// </summary>
internal static class Fingerprints
{
    /// <summary>Of all findings of a run, in the order of the text: alike ones are told apart by it.</summary>
    public static Dictionary<Finding, string> Of(IReadOnlyList<Finding> findings)
    {
        var alike = new Dictionary<ulong, int>();
        var fingerprints = new Dictionary<Finding, string>(findings.Count, ReferenceEqualityComparer.Instance);
        foreach (var finding in findings)
        {
            var diagnostic = finding.Diagnostic;
            var line = diagnostic.Location.Source.GetLineSpanAt(diagnostic.Location.Span.Start);
            var hash = Hash(diagnostic.Descriptor.Id, diagnostic.Location.Path, diagnostic.Location.Source.AsSpan(line).Trim());
            var number = alike[hash] = alike.GetValueOrDefault(hash) + 1;
            fingerprints[finding] = hash.ToString("x16", CultureInfo.InvariantCulture) + ":" + number.ToString(CultureInfo.InvariantCulture);
        }
        return fingerprints;
    }

    // FNV-1a, 64 bits: names, not secrets; a cryptographic hash would load OpenSSL.
    private static ulong Hash(string rule, string path, ReadOnlySpan<char> line)
    {
        const int LongestLine = 4096;
        var hash = Add(0xcbf29ce484222325, rule);
        hash = Add(hash, "\n");
        hash = Add(hash, path);
        hash = Add(hash, "\n");
        return Add(hash, line[..Math.Min(line.Length, LongestLine)]);
    }

    private static ulong Add(ulong hash, ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
            hash = (hash ^ (uint)rune.Value) * 0x100000001b3;
        return hash;
    }
}
