using ConfigLint.Analysis;
using ConfigLint.Syntax.Text;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Rules;

/// <summary>Edits of values in YAML.</summary>
internal static class YamlEdits
{
    /// <summary>Null when the value stands elsewhere (an alias, a merge key) or is no scalar: there it may serve others.</summary>
    public static FileEdit? ReplaceValue(YamlMapping mapping, string key, string text) => mapping.Entries.LastOrDefault(e => e.Name == key) is { } entry ? ReplaceValue(entry, text) : null;

    /// <param name="text">As it shall stand in the file, with its quotes.</param>
    public static FileEdit? ReplaceValue(YamlEntry entry, string text) => entry.Value is YamlScalar { IsBlock: false, IsMissing: false } scalar
        ? FileEdit.Replace(new Location(scalar.Source, scalar.ContentSpan), text)
        : null;

    /// <summary>The text as a string, in the quotes that it has already or else in double ones.</summary>
    public static FileEdit? ReplaceText(YamlEntry entry, string text) =>
        ReplaceValue(entry, entry.Value is YamlScalar { Style: YamlScalarStyle.SingleQuoted } ? $"'{text}'" : $"\"{text}\"");
}
