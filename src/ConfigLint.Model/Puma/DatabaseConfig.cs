using System.Globalization;
using System.Text;
using ConfigLint.Model.Values;
using ConfigLint.Syntax.Text;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Model.Puma;

/// <summary>The part of a Rails application's database.yml that is for production.</summary>
public sealed class DatabaseConfig : ModelElement
{
    private readonly SourceText _source;
    private readonly YamlNode _production;
    private readonly IProcessEnvironment _environment;

    private DatabaseConfig(SourceText source, YamlNode production, IProcessEnvironment environment)
        : base("database.yml", new Location(source, production.Span))
    {
        _source = source;
        _production = production;
        _environment = environment;
    }

    /// <summary>How many connections one process has for all its threads. Unknown when it is not written: the default is another one in each Rails.</summary>
    public Setting<int> Pool => MayComeFromUrl
        ? Setting<int>.Unknown("pool", "the URL of the database may set it")
        : Read("pool") is { } written ? written.As<int>("pool", value => RubyNumbers.Integer(value) is >= 0 and <= int.MaxValue and var number ? (int)number : null)
        : Setting<int>.Unknown("pool", "it is not written");

    /// <summary>How long a thread waits for a connection before it fails.</summary>
    public Setting<TimeSpan> CheckoutTimeout => Read("checkout_timeout") is { } written
        ? written.As<TimeSpan>("checkout_timeout", value => RubyNumbers.Float(value) is >= 0 and < 1e6 and var seconds ? TimeSpan.FromSeconds(seconds) : null)
        : Setting<TimeSpan>.Known("checkout_timeout", TimeSpan.FromSeconds(5), new Origin.Default("ActiveRecord's default"));

    /// <summary>After this long PostgreSQL ends a query, as Rails sets it for each connection; 0 never. Unknown when it is not written.</summary>
    public Setting<TimeSpan> StatementTimeout => Read("variables", "statement_timeout") is { } written
        ? written.As<TimeSpan>("statement_timeout", PostgresTime)
        : Setting<TimeSpan>.Unknown("statement_timeout", "it is not written");

    /// <summary>pool=… in a URL outweighs what is written beside it.</summary>
    private bool MayComeFromUrl => MayHavePool(_environment.Find("DATABASE_URL"))
        || (Read("url") is { Value: { Value: not ConfigValue.Nothing } url } && (url.Value is not ConfigValue.Text { Value: var text } || text.Contains("pool=", StringComparison.Ordinal)));

    /// <summary>Null when nothing is written for production, or code decides what is.</summary>
    internal static DatabaseConfig? Read(SourceText source, IProcessEnvironment environment)
    {
        if (BlankCode(source.Text) is not { } plain || YamlParser.ParseText(SourceText.From(plain, source.Path)) is not { Errors.Count: 0, Root: YamlFile file })
            return null;
        var production = file.Documents.Select(document => document.Get("production")).FirstOrDefault(node => node is YamlMapping);
        // Several databases: the first is called primary.
        return production is null ? null : new DatabaseConfig(source, production.Get("pool") is null && production.Get("primary") is YamlMapping primary ? primary : production, environment);
    }

    private static bool MayHavePool(EnvironmentValue url) =>
        url is EnvironmentValue.Unknown || (url is EnvironmentValue.Set { Value: var text } && text.Contains("pool=", StringComparison.Ordinal));

    /// <summary>What a tag gives is put in its place by Rails before YAML is read: each tag becomes a word of the same length. Null for other code, such as if.</summary>
    private static string? BlankCode(string text)
    {
        if (!text.Contains("<%", StringComparison.Ordinal))
            return text;
        var plain = new StringBuilder(text);
        for (var at = text.IndexOf("<%", StringComparison.Ordinal); at >= 0; at = text.IndexOf("<%", at, StringComparison.Ordinal))
        {
            var end = text.IndexOf("%>", at, StringComparison.Ordinal);
            if (end < 0 || text[at + 2] is not ('=' or '#'))
                return null;
            var filler = text[at + 2] == '=' ? 'x' : ' ';
            for (; at < end + 2; at++)
            {
                if (text[at] is not ('\n' or '\r'))
                    plain[at] = filler;
            }
        }
        return plain.ToString();
    }

    /// <summary>In milliseconds unless a unit is written: "15s", "2min".</summary>
    private static TimeSpan? PostgresTime(ConfigValue value)
    {
        if (RubyNumbers.Integer(value) is { } plain)
            return plain is >= 0 and <= int.MaxValue ? TimeSpan.FromMilliseconds(plain) : null;
        if (value is not ConfigValue.Text { Value: var text })
            return null;
        var digits = text.AsSpan().TrimEnd("abcdefghijklmnopqrstuvwxyz ");
        double? scale = text[digits.Length..].Trim() switch { "ms" => 1, "s" => 1000, "min" => 60_000, "h" => 3_600_000, "d" => 86_400_000, _ => null };
        return scale is { } unit && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? TimeSpan.FromMilliseconds(number * unit) : null;
    }

    private PumaWritten? Read(params string[] keys)
    {
        if (_production.GetScalar(keys) is not { } scalar)
            return null;
        var at = new Location(_source, scalar.ContentSpan);
        var text = at.Text.Trim('"', '\'');
        if (!text.Contains("<%", StringComparison.Ordinal))
            return new PumaWritten(Evaluated.Of(scalar.IsNull ? RubyValues.Nil : new ConfigValue.Text(scalar.Value)), at);
        return text.StartsWith("<%=", StringComparison.Ordinal) && text.IndexOf("%>", StringComparison.Ordinal) == text.Length - 2
            ? new PumaWritten(RubyEvaluator.EvaluateText(text[3..^2].TrimEnd('-'), _environment), at)
            : new PumaWritten(Evaluated.Unknown("text and code together"), at);
    }
}
