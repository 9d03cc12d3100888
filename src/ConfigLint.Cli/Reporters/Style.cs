using ConfigLint.Analysis;

namespace ConfigLint.Cli.Reporters;

/// <summary>Terminal colours, or none.</summary>
internal sealed class Style
{
    private readonly bool _isOn;

    public Style(bool isOn) => _isOn = isOn;

    public static Style Plain { get; } = new(false);

    public string Bold(string text) => Wrap("1", text);

    public string Dim(string text) => Wrap("2", text);

    public string Frame(string text) => Wrap("34", text);

    public string Good(string text) => Wrap("32", text);

    public string Severity(DiagnosticSeverity severity, string text) => Wrap(
        severity switch { DiagnosticSeverity.Error => "1;31", DiagnosticSeverity.Warning => "1;33", _ => "1;36" },
        text);

    private string Wrap(string code, string text) => _isOn ? $"\e[{code}m{text}\e[0m" : text;
}
