using System.Diagnostics.CodeAnalysis;
using ConfigLint.Syntax.Ini;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Model.PhpFpm;

/// <summary>All entries of one section, in the order in which FPM reads them: a section may be reopened, and the last value wins.</summary>
public sealed class FpmSection
{
    private readonly List<IniEntry> _entries = [];
    private readonly List<IniSection> _headers = [];

    internal FpmSection(FpmConfiguration configuration, string name)
    {
        Configuration = configuration;
        Name = name;
    }

    public FpmConfiguration Configuration { get; }

    /// <summary>As first written; FPM does not tell sections by case.</summary>
    public string Name { get; }

    public bool IsGlobal => Name.Equals("global", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// What is written nowhere has its default. Images and packages bring a www.conf: where that file is not among those of a
    /// php-fpm.d, what is said of [www] is only what the image's own file says otherwise.
    /// </summary>
    public bool IsComplete => Configuration.IsComplete
        && (!Configuration.HasPattern
            || !Name.Equals("www", StringComparison.OrdinalIgnoreCase)
            || Configuration.Files.Any(f => f.Path.EndsWith("/www.conf", StringComparison.Ordinal)));

    public IReadOnlyList<IniEntry> Entries => _entries;

    public IReadOnlyList<IniSection> Headers => _headers;

    /// <summary>The entry that counts: the last with this key, and with this name in brackets if one is asked for.</summary>
    public IniEntry? Find(string key, string? sub = null)
    {
        for (var i = _entries.Count - 1; i >= 0; i--)
        {
            if (_entries[i].Key.Equals(key, StringComparison.OrdinalIgnoreCase) && string.Equals(_entries[i].Sub, sub, StringComparison.Ordinal))
                return _entries[i];
        }
        return null;
    }

    public Setting<int> Integer(string key, int? defaultValue = null) =>
        Read(key, (string text, out int value) =>
        {
            var taken = IniValues.TryParseFpmInteger(text, out var number, out _);
            value = number.Value;
            return taken;
        }, defaultValue is { } known ? (true, known) : default);

    /// <summary>As FPM counts: 500ms is 500 s.</summary>
    public Setting<TimeSpan> Time(string key, TimeSpan? defaultValue = null) =>
        Read(key, (string text, out TimeSpan value) =>
        {
            var taken = IniValues.TryParseFpmTime(text, out var time, out _);
            value = time.Duration;
            return taken;
        }, defaultValue is { } known ? (true, known) : default);

    public Setting<string> Word(string key, string? defaultValue = null) =>
        Read(key, (string text, [NotNullWhen(true)] out string? value) => (value = text) is not null, defaultValue is null ? default : (true, defaultValue));

    /// <summary>The value with $pool put in; null when it has a variable that PHP takes from its own settings or the environment.</summary>
    public string? ValueOf(IniEntry entry)
    {
        if (entry.Variables.Count > 0 || entry.IsExpression)
            return null;
        return IsGlobal ? entry.Value : entry.Value.Replace("$pool", Name, StringComparison.Ordinal);
    }

    internal void Add(IniEntry entry) => _entries.Add(entry);

    internal void Add(IniSection header) => _headers.Add(header);

    private delegate bool Reader<T>(string text, [NotNullWhen(true)] out T? value);

    private Setting<T> Read<T>(string key, Reader<T> read, (bool IsKnown, T? Value) otherwise)
    {
        if (Find(key) is { } entry)
        {
            return ValueOf(entry) is not { } text
                ? Setting<T>.Unknown(key, "the value has a variable")
                : read(text, out var value)
                    ? Setting<T>.Known(key, value, new Origin.Written(new Location(entry.Source, entry.Span)))
                    : Setting<T>.Unknown(key, "FPM refuses the value");
        }
        if (!IsComplete)
            return Setting<T>.Unknown(key, "another file of the configuration may set it");
        return otherwise.IsKnown
            ? Setting<T>.Known(key, otherwise.Value!, new Origin.Default("PHP-FPM's default"))
            : Setting<T>.Unknown(key, "it has no default");
    }
}
