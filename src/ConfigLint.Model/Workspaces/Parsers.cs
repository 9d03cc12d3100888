using ConfigLint.Syntax;
using ConfigLint.Syntax.Apache;
using ConfigLint.Syntax.Command;
using ConfigLint.Syntax.HAProxy;
using ConfigLint.Syntax.Ini;
using ConfigLint.Syntax.Nginx;
using ConfigLint.Syntax.Python;
using ConfigLint.Syntax.Ruby;
using ConfigLint.Syntax.Text;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Model;

/// <summary>The parser of each format.</summary>
public static class Parsers
{
    /// <exception cref="ArgumentOutOfRangeException">The format has no parser.</exception>
    public static Func<SourceText, SyntaxTree> For(ConfigFormat format) =>
        Find(format) ?? throw new ArgumentOutOfRangeException(nameof(format), format, "no parser");

    /// <summary>Null for a format that has no parser.</summary>
    public static Func<SourceText, SyntaxTree>? Find(ConfigFormat format) => format switch
    {
        ConfigFormat.Nginx => NginxParser.ParseText,
        ConfigFormat.Apache => ApacheParser.ParseText,
        ConfigFormat.PhpFpm => source => IniParser.ParseText(source, IniDialect.Php),
        ConfigFormat.PhpIni => source => IniParser.ParseText(source, IniDialect.PhpIni),
        ConfigFormat.SystemdUnit => source => IniParser.ParseText(source, IniDialect.Systemd),
        ConfigFormat.Supervisor => source => IniParser.ParseText(source, IniDialect.Supervisor),
        ConfigFormat.Gunicorn => PythonParser.ParseText,
        ConfigFormat.Puma => RubyParser.ParseText,
        ConfigFormat.Yaml => YamlParser.ParseText,
        ConfigFormat.Dockerfile => DockerfileParser.ParseText,
        ConfigFormat.Procfile => ProcfileParser.ParseText,
        ConfigFormat.EnvFile => EnvFileParser.ParseText,
        ConfigFormat.HAProxy => HAProxyParser.ParseText,
        _ => null,
    };
}
