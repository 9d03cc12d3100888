using System.Buffers;
using ConfigLint.Syntax.Text;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Model;

/// <summary>What one file of a package manager says of one package: a version for each mention, null for one without an exact version.</summary>
internal static class PackagePins
{
    private static readonly SearchValues<char> VersionEnds = SearchValues.Create(" \t\r;,\\#");

    /// <summary><c>    puma (6.4.2)</c>, four blanks deep: what is deeper is what a gem asks for. A platform may follow: <c>(6.4.2-java)</c>.</summary>
    public static IEnumerable<string?> InGemfileLock(string text, string package)
    {
        var start = $"    {package} (";
        return Lines(text)
            .Where(line => line.StartsWith(start, StringComparison.Ordinal))
            .Select(line => line[start.Length..].TrimEnd().TrimEnd(')').Split('-')[0]);
    }

    /// <summary>The <c>[[package]]</c> tables of poetry.lock, uv.lock and pdm.lock.</summary>
    public static IEnumerable<string?> InTomlLock(string text, string package)
    {
        bool isPackage = false, isNamed = false;
        foreach (var line in Lines(text))
        {
            if (line.StartsWith('['))
            {
                isPackage = line.TrimEnd() == "[[package]]";
                isNamed = false;
            }
            else if (isPackage && KeyAndValue(line) is ("name", var name))
            {
                isNamed = IsSame(name.Trim('"'), package);
            }
            else if (isNamed && KeyAndValue(line) is ("version", var version))
            {
                yield return version.Trim('"');
            }
        }
    }

    /// <summary>JSON, which YAML contains.</summary>
    public static IEnumerable<string?> InPipfileLock(string text, string package) =>
        ((YamlFile)YamlParser.ParseText(SourceText.From(text)).Root).Documents
            .Select(document => document.Get("default", package))
            .OfType<YamlNode>()
            .Select(entry => entry.GetString("version") is { } version && version.StartsWith("==", StringComparison.Ordinal) ? version[2..] : null);

    public static IEnumerable<string?> InRequirements(string text, string package) =>
        Lines(text).Where(line => IsRequirementOf(line, package)).Select(line => ExactVersion(line[package.Length..]));

    /// <summary>Requirements in the lists of [project], and keys of Poetry's dependency tables, where a bare version is an exact one.</summary>
    public static IEnumerable<string?> InPyproject(string text, string package)
    {
        var isPoetry = false;
        foreach (var line in Lines(text).Select(line => line.Trim()).Where(line => !line.StartsWith('#')))
        {
            if (line.StartsWith('[') && line.EndsWith(']') && !line.Contains('"', StringComparison.Ordinal))
            {
                isPoetry = line.StartsWith("[tool.poetry.", StringComparison.Ordinal) && line.EndsWith("dependencies]", StringComparison.Ordinal);
            }
            else if (isPoetry)
            {
                if (KeyAndValue(line) is var (key, value) && IsSame(key, package))
                    yield return value.StartsWith('"') ? value.Trim('"').TrimStart('=').Trim() : null;
            }
            else
            {
                foreach (var requirement in line.Split('"', '\'').Where(part => IsRequirementOf(part, package)))
                    yield return ExactVersion(requirement[package.Length..]);
            }
        }
    }

    private static IEnumerable<string> Lines(string text) => text.Split('\n');

    private static (string Key, string Value)? KeyAndValue(string line)
    {
        var equals = line.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? null : (line[..equals].Trim().Trim('"'), line[(equals + 1)..].Split('#')[0].Trim());
    }

    /// <summary>"gunicorn", "gunicorn[gevent]==20.1", "gunicorn >= 20"; not "gunicorn-prometheus" and no other word that begins so.</summary>
    private static bool IsRequirementOf(string text, string package) =>
        text.StartsWith(package, StringComparison.OrdinalIgnoreCase)
        && (text.Length == package.Length || text[package.Length] is '[' or '=' or '<' or '>' or '~' or '!' or ';' or ' ' or '@' or '\r' or '\t' or '#')
        && (text.Length == package.Length || text[package.Length] != ' ' || text[package.Length..].TrimStart() is not [var next, ..] || !char.IsAsciiLetter(next));

    /// <param name="text">What follows a requirement's name: <c>[gevent] == 20.1.0 ; python_version > "3"</c>.</param>
    private static string? ExactVersion(string text)
    {
        var rest = text.TrimStart();
        if (rest.StartsWith('['))
            rest = rest[(rest.IndexOf(']', StringComparison.Ordinal) + 1)..].TrimStart();
        if (!rest.StartsWith("==", StringComparison.Ordinal))
            return null;
        rest = rest.TrimStart('=').TrimStart();
        var end = rest.AsSpan().IndexOfAny(VersionEnds);
        return end < 0 ? rest : rest[..end];
    }

    private static bool IsSame(string name, string package) => name.Replace('_', '-').Equals(package, StringComparison.OrdinalIgnoreCase);
}
