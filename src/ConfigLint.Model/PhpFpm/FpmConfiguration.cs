using ConfigLint.Syntax.Ini;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Model.PhpFpm;

/// <summary>php-fpm.conf with the pool files that it includes; or pool files of one folder whose main file is not at hand.</summary>
public sealed class FpmConfiguration : ModelElement
{
    private readonly Dictionary<string, FpmSection> _sections = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<SourceFile> _files = [];
    private readonly List<Location> _unread = [];

    internal FpmConfiguration(SourceFile main, bool hasMain)
        : base(hasMain ? "PHP-FPM" : "PHP-FPM pools", new Location(main.Source, default))
    {
        Main = main;
        HasMain = hasMain;
    }

    public SourceFile Main { get; }

    /// <summary>False for pool files alone.</summary>
    public bool HasMain { get; }

    /// <summary>The main file and all that it includes were read: what is written nowhere has its default.</summary>
    public bool IsComplete => HasMain && _unread.Count == 0;

    public IReadOnlyList<SourceFile> Files => _files;

    /// <summary>An include was a pattern, so a tree that is laid over an image or a package may lack files that it takes in.</summary>
    internal bool HasPattern { get; set; }

    public IEnumerable<FpmSection> Sections => _sections.Values;

    /// <summary>[global]; empty when nothing is written for it.</summary>
    public FpmSection Global => Section("global");

    public IReadOnlyList<FpmPool> Pools { get; internal set; } = [];

    /// <summary>Entries whose section is not known: above any header of a pool file without its main file, or below an include that was not read.</summary>
    public List<IniEntry> Loose { get; } = [];

    /// <summary>How long a reload or stop waits for running requests; 0, the default, does not wait.</summary>
    public Setting<TimeSpan> ProcessControlTimeout => Global.Time("process_control_timeout", TimeSpan.Zero);

    internal FpmSection Section(string name)
    {
        if (!_sections.TryGetValue(name, out var section))
            _sections.Add(name, section = new FpmSection(this, name));
        return section;
    }

    internal void AddFile(SourceFile file) => _files.Add(file);

    internal void AddUnread(Location at) => _unread.Add(at);
}
