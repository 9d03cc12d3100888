using ConfigLint.Syntax.Ini;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Model.PhpFpm;

/// <summary>
/// Reads a configuration file by file as FPM does. After an include the current section is the one that the last included
/// file left (facts 1A): keys below <c>include=</c> in php-fpm.conf belong to a pool.
/// </summary>
internal sealed class FpmReader
{
    // php-fpm refuses deeper ones: "maximum depth of recursive includes reached" is at 5.
    private const int MaxDepth = 5;

    private readonly Workspace _workspace;
    private readonly FpmConfiguration _configuration;
    private readonly FpmIncludes _includes;
    private FpmSection? _current;

    private FpmReader(Workspace workspace, FpmConfiguration configuration)
    {
        _workspace = workspace;
        _configuration = configuration;
        _includes = new FpmIncludes(workspace.FileSystem, configuration.Main.Path);
        _current = configuration.HasMain ? configuration.Global : null;
    }

    public static void Read(Workspace workspace, FpmConfiguration configuration, IEnumerable<SourceFile> files)
    {
        var reader = new FpmReader(workspace, configuration);
        foreach (var file in files)
        {
            if (!configuration.HasMain)
                reader._current = null;
            reader.ReadFile(file, 1);
        }
    }

    private void ReadFile(SourceFile file, int depth)
    {
        if (file.Tree.Root is not IniFile root)
            return;
        _configuration.AddFile(file);
        foreach (var member in root.Members)
        {
            switch (member)
            {
                case IniSection header:
                    _current = _configuration.Section(header.Name);
                    _current.Add(header);
                    break;
                case IniEntry { Key: "include", Sub: null } include:
                    Include(include, depth);
                    break;
                case IniEntry entry when _current is null:
                    _configuration.Loose.Add(entry);
                    break;
                case IniEntry entry:
                    _current.Add(entry);
                    break;
            }
        }
    }

    private void Include(IniEntry include, int depth)
    {
        var at = new Location(include.Source, include.ValueSpan);
        if (depth >= MaxDepth)
        {
            _workspace.Report(new ModelProblem("CL0006", at, $"includes nest deeper than {MaxDepth}: php-fpm refuses to start"));
            return;
        }
        if (include.Variables.Count > 0 || _includes.Resolve(include.Value) is not { } paths)
        {
            Skip(at);
            return;
        }
        _configuration.HasPattern |= include.Value.AsSpan().ContainsAny('*', '?', '[');
        foreach (var path in paths)
        {
            if (_workspace.Open(path, ConfigFormat.PhpFpm, at) is { Format: ConfigFormat.PhpFpm } file)
                ReadFile(file, depth + 1);
            else
                Skip(at);
        }
    }

    /// <summary>What is not read may have opened any section.</summary>
    private void Skip(Location include)
    {
        _configuration.AddUnread(include);
        _current = null;
    }
}
