using ConfigLint.Syntax.Ini;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Model.PhpFpm;

/// <summary>A php.ini, or a file of its conf.d.</summary>
public sealed class PhpIni : ModelElement
{
    internal PhpIni(SourceFile file)
        : base("php.ini", new Location(file.Source, default)) => File = file;

    public SourceFile File { get; }

    /// <summary>The entry that counts in this file: the last with this name, outside [PATH=] and [HOST=] sections. PHP tells case.</summary>
    public IniEntry? Find(string name) => ((IniFile)File.Tree.Root).Entries
        .LastOrDefault(e => e.Key == name && e.Sub is null && e.Section?.Name.Contains('=') != true);
}

internal sealed class PhpIniBinder : IServerBinder
{
    public IReadOnlyList<BoundConfiguration> Bind(Workspace workspace) =>
        [.. workspace.Files.Where(f => f.Format == ConfigFormat.PhpIni && f.Tree.Root is IniFile).Select(f => new BoundConfiguration(f, [new PhpIni(f)]))];
}
