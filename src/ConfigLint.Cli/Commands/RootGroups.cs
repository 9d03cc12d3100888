using ConfigLint.Cli.Configuration;
using ConfigLint.Cli.Discovery;

namespace ConfigLint.Cli.Commands;

/// <summary>Roots under the same <c>.configlint.yml</c> are one workspace.</summary>
internal static class RootGroups
{
    /// <param name="configPath">Is used instead of the nearest <c>.configlint.yml</c>.</param>
    /// <exception cref="RunException">A configuration file is wrong.</exception>
    public static IEnumerable<(Settings Configuration, IReadOnlyList<string> Roots)> Of(Targets targets, RuleIndex rules, string? configPath, bool noConfig)
    {
        var finder = new SettingsFinder(rules, targets.Display, targets.Absolute);
        if (noConfig)
            return [(Settings.None, targets.Roots)];
        if (configPath is { } path)
            return [(finder.Read(targets.Absolute(path)), targets.Roots)];
        return targets.Roots
            .GroupBy(SettingsFinder.Find)
            .Select(group => (group.Key is { } file ? finder.Read(file) : Settings.None, (IReadOnlyList<string>)[.. group]));
    }
}
