using System.Globalization;
using ConfigLint.Analysis;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Cli.Reporters;

/// <summary>The names of one finding that stay when lines move.</summary>
/// <param name="InFile">Of rule, file and line.</param>
/// <param name="Content">Of rule and line: stays when the file is renamed.</param>
internal readonly record struct Fingerprint(string InFile, string Content);

/// <summary>
/// Names findings so that they are recognised in the next run although lines have moved: by rule, file and the text of the line,
/// with a number when several are alike.
/// </summary>
internal sealed class Fingerprints
{
    private readonly Dictionary<Finding, Fingerprint> _all;

    /// <param name="findings">All of a run, in any order: alike ones are told apart by their places.</param>
    public Fingerprints(IEnumerable<Finding> findings)
    {
        var alike = new Dictionary<ulong, int>();
        // Very many findings of one rule may stand in one very long line.
        (string Id, SourceText? Source, int Line) last = ("", null, 0);
        ulong hash = 0, content = 0;
        _all = new Dictionary<Finding, Fingerprint>(ReferenceEqualityComparer.Instance);
        foreach (var finding in findings.OrderBy(f => f.Diagnostic.Location).ThenBy(f => f.Diagnostic.Descriptor.Id, StringComparer.Ordinal).ThenBy(f => f.Diagnostic.Message, StringComparer.Ordinal))
        {
            var (id, location) = (finding.Diagnostic.Descriptor.Id, finding.Diagnostic.Location);
            var at = location.Source.GetLineSpanAt(location.Span.Start);
            if (last != (id, location.Source, at.Start))
            {
                last = (id, location.Source, at.Start);
                var line = location.Source.AsSpan(at).Trim();
                (hash, content) = (Hash(id, location.Path, line), Hash(id, "", line));
            }
            var number = alike[hash] = alike.GetValueOrDefault(hash) + 1;
            _all[finding] = new Fingerprint(Name(hash, number), Name(content, number));
        }
    }

    public Fingerprint this[Finding finding] => _all[finding];

    private static string Name(ulong hash, int number) => string.Create(CultureInfo.InvariantCulture, $"{hash:x16}:{number}");

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
