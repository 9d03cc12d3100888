namespace ConfigLint.Cli.Configuration;

internal sealed class SettingsReader(RuleIndex rules, string display)
{
    public Settings Read(string path) => rules is null ? Settings.None : throw new RunException(display + path);
}
