using ConfigLint.Cli.Reporters;
using ConfigLint.Syntax.Text;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Cli.Configuration;

/// <summary>What is wrong with a <c>.configlint.yml</c>: all of it, each with its place.</summary>
internal sealed class SettingsErrors
{
    private const int MostErrors = 20;
    private const int LongestText = 80;

    private readonly List<(Location At, string Message)> _errors = [];

    public void Add(Location at, string message) => _errors.Add((at, message));

    /// <param name="names">What might have been meant.</param>
    public void Expected(YamlNode node, string what, params IReadOnlyList<string> names)
    {
        var found = node switch
        {
            YamlScalar { IsNull: true } => "nothing",
            YamlScalar { HasCustomTag: true, Tag: { } tag } => $"the tag {Shown(tag)}",
            YamlScalar scalar => Shown(scalar.Value),
            YamlAlias alias => $"*{alias.Name}, which stands for nothing or for too much",
            YamlSequence => "a list",
            _ => "a map",
        };
        var hint = node is YamlScalar { Value: var value } && NearestName.Of(value, names) is { } nearest ? $"; did you mean {nearest}?" : "";
        Add(node.Location, $"expected {what}, found {found}{hint}");
    }

    public void Unknown(YamlNode key, string name, IReadOnlyList<string> known)
    {
        if (name.Length == 0)
        {
            Expected(key, $"one of {string.Join(", ", known)}");
            return;
        }
        var hint = NearestName.Of(name, known) is { } nearest ? $"did you mean {nearest}?" : $"known are {string.Join(", ", known)}";
        Add(key.Location, $"there is no setting {Shown(name)}; {hint}");
    }

    /// <summary>The entries, with an error for each that another one of the same name overrides.</summary>
    public IEnumerable<YamlEntry> WithoutDuplicates(YamlMapping mapping)
    {
        foreach (var entry in mapping.DuplicateEntries())
            Add(entry.Key.Location, $"{Shown(entry.Name ?? "")} is given twice");
        return mapping.MergedEntries();
    }

    /// <exception cref="RunException">There is an error.</exception>
    public void ThrowIfAny()
    {
        if (_errors.Count == 0)
            return;
        var lines = _errors.OrderBy(e => e.At).Take(MostErrors).Select(e => $"{e.At}: {e.Message}").ToList();
        if (_errors.Count > MostErrors)
            lines.Add($"and {_errors.Count - MostErrors} more errors");
        throw new RunException(string.Join('\n', lines));
    }

    /// <summary>As it is written, when it is short and fit to be shown.</summary>
    private static string Shown(string text) => Printable.Escape(Excerpt.Of(text, LongestText));
}
