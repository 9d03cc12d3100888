using ConfigLint.Cli.Discovery;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Cli.Configuration;

/// <summary>Finds the <c>.configlint.yml</c> that governs a folder, and reads each once.</summary>
internal sealed class SettingsFinder
{
    private const string FileName = ".configlint.yml";

    private readonly Dictionary<string, Settings> _read = new(StringComparer.Ordinal);
    private readonly RuleIndex _rules;
    private readonly Func<string, string> _display;
    private readonly Func<string, string> _absolute;

    /// <param name="display">Turns an absolute path into the one shown.</param>
    /// <param name="absolute">Turns the path that findings show into an absolute one.</param>
    public SettingsFinder(RuleIndex rules, Func<string, string> display, Func<string, string> absolute)
    {
        _rules = rules;
        _display = display;
        _absolute = absolute;
    }

    /// <summary>The nearest file in the folder or above it; null when there is none.</summary>
    public static string? Find(string root)
    {
        for (var folder = root; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var path = Path.Combine(folder, FileName);
            if (File.Exists(path))
                return path;
        }
        return null;
    }

    /// <exception cref="RunException">It cannot be read, or says something wrong: all errors, one a line.</exception>
    public Settings Read(string path)
    {
        if (!_read.TryGetValue(path, out var settings))
            _read.Add(path, settings = new SettingsReader(_rules, DiskFileSystem.Slashes(Path.GetDirectoryName(path) ?? "/"), _absolute).Read(Load(path)));
        return settings;
    }

    private SourceText Load(string path)
    {
        try
        {
            return SourceText.FromBytes(DiskFileSystem.Instance.ReadAllBytes(path), _display(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RunException($"{_display(path)} cannot be read: {e.Message}");
        }
    }
}
