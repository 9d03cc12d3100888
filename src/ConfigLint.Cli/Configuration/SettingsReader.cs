using ConfigLint.Analysis;
using ConfigLint.Cli.Discovery;
using ConfigLint.Model;
using ConfigLint.Syntax.Text;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Cli.Configuration;

/// <summary>Reads a <c>.configlint.yml</c> through the same YAML tree as any other file, so that each error has its place; collects all errors.</summary>
internal sealed class SettingsReader
{
    private readonly SettingType<SettingsFile> _description;
    private readonly Func<string, string> _absolute;
    private readonly SettingsErrors _errors = new();
    private readonly string _folder;

    /// <param name="folder">The file's folder, absolute.</param>
    /// <param name="absolute">Turns the path that findings show into an absolute one.</param>
    public SettingsReader(RuleIndex rules, string folder, Func<string, string> absolute)
    {
        _description = SettingsDescription.Of(rules);
        _folder = folder;
        _absolute = absolute;
    }

    /// <exception cref="RunException">It says something wrong: all errors, one a line.</exception>
    public Settings Read(SourceText source)
    {
        var settings = IsText(source) ? ReadText(source) : null;
        _errors.ThrowIfAny();
        return settings ?? Settings.None;
    }

    /// <summary>Another encoding would read as nonsense, and its errors would not say why.</summary>
    private bool IsText(SourceText source)
    {
        var odd = source.IsUtf8 ? source.Text.IndexOf('\0', StringComparison.Ordinal) : source.Text.AsSpan().IndexOfAnyExceptInRange('\0', '\x7f');
        if (odd >= 0)
            _errors.Add(new Location(source, new TextSpan(odd, 1)), "this is no UTF-8 text: save the file as UTF-8");
        return odd < 0;
    }

    private Settings? ReadText(SourceText source)
    {
        var tree = YamlParser.ParseText(source);
        foreach (var error in tree.Errors)
            _errors.Add(new Location(source, error.Span), error.Message);
        if (tree.Errors.Count > 0)
            return null;
        var file = (YamlFile)tree.Root;
        if (file.Documents.Count > 1)
            _errors.Add(file.Documents[1].Location, "there is more than one document: keep one and remove the --- between them");
        if (file.Documents is not [{ Root: { } root }, ..] || root is YamlScalar { IsNull: true })
            return Bind(new SettingsFile());
        return _description.TryRead(root, _errors, out var read) ? Bind(read) : null;
    }

    private Settings Bind(SettingsFile file) => new()
    {
        Folder = _folder,
        Severities = file.Rules.Where(rule => rule.Value.Level is not null).ToDictionary(rule => rule.Key, rule => rule.Value.Level?.Severity),
        Options = file.Rules.Where(rule => rule.Value.Options.Count > 0).ToDictionary(rule => rule.Key, rule => new RuleOptions(rule.Value.Options)),
        Enabled = file.Rules.Where(rule => rule.Value.IsEnabled).Select(rule => rule.Key).ToHashSet(),
        Overrides = file.Overrides,
        Exclude = file.Exclude,
        Files = file.Files,
        Workspace = file.Resources with { Versions = file.Versions, Hops = [.. file.Hops.Select(Bind)] },
    };

    private DeclaredHop Bind(SettingsHop hop)
    {
        var globs = new PathGlobs(_folder, hop.InFrontOf);
        var absolute = _absolute;
        return new DeclaredHop(hop.Edge, hop.IdleTimeout, hop.ResponseTimeout, hop.ProxyProtocol, path => globs.Matches(absolute(path)), hop.At);
    }
}
