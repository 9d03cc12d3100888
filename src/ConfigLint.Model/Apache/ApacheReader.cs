using System.Collections.Immutable;
using ConfigLint.Syntax;
using ConfigLint.Syntax.Apache;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Model.Apache;

/// <summary>Reads files as Apache does: from top to bottom, acting on Define, Include, LoadModule, read-time sections and macros as they come.</summary>
internal sealed class ApacheReader
{
    // Sections, includes and macros within one another; Apache's own limit for includes is 10.
    private const int MaxDepth = 200;
    private const int MaxFiles = 100_000;

    // A macro that uses itself twice would double without end.
    private const int MaxExpansions = 20_000;

    private readonly Workspace _workspace;
    private readonly ApacheConfiguration _configuration;
    private readonly ApacheIncludes _includes;
    private readonly Dictionary<string, (ApacheSection Section, IReadOnlyList<string> Parameters)> _macros = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<SourceFile> _including = [];
    private ImmutableDictionary<string, string> _defines = ImmutableDictionary<string, string>.Empty;
    private Location? _usedAt;

    // A folder that an include asks for is not at hand: some files to be copied over an installed configuration, not all of it.
    private bool _isPartialTree;

    // Apache does not start, and files that include each other could be followed in as many orders as there are.
    private bool _isCyclic;
    private int _order;
    private int _depth;
    private int _files;
    private int _expansions;

    private ApacheReader(Workspace workspace, ApacheConfiguration configuration)
    {
        _workspace = workspace;
        _configuration = configuration;
        _includes = new ApacheIncludes(workspace.FileSystem, configuration.Main.Path);
    }

    public static void Read(Workspace workspace, ApacheConfiguration configuration)
    {
        new ApacheReader(workspace, configuration).ReadFile(configuration.Main, configuration.Root, ApacheCondition.Always);
    }

    private void ReadFile(SourceFile file, ApacheContext context, ApacheCondition condition)
    {
        if (file.Tree.Root is not ApacheFile root)
            return;
        _configuration.AddFile(file);
        _including.Add(file);
        ReadMembers(root.Members, context, condition);
        _including.RemoveAt(_including.Count - 1);
    }

    private void ReadMembers(IReadOnlyList<SyntaxNode> members, ApacheContext context, ApacheCondition condition)
    {
        if (_depth >= MaxDepth)
        {
            context.MarkUnread(_order);
            return;
        }
        _depth++;
        foreach (var member in members)
        {
            if (member is ApacheDirective directive)
                ReadDirective(Entry(directive, condition), context);
            else if (member is ApacheSection section)
                ReadSection(section, context, condition);
        }
        _depth--;
    }

    private void ReadDirective(ApacheEntry entry, ApacheContext context)
    {
        switch (entry.Name.ToUpperInvariant())
        {
            case "INCLUDE":
                Include(entry, context, isOptional: false);
                break;
            case "INCLUDEOPTIONAL":
                Include(entry, context, isOptional: true);
                break;
            case "USE":
                Use(entry, context);
                break;
            case "DEFINE" when entry.Argument(0) is { } name:
                _configuration.AddDefine(name);
                // A Define of an uncertain section may or may not hold: its name is then no longer known.
                _defines = entry.IsCertain && (entry.Count == 1 || entry.Argument(1) is not null) ? _defines.SetItem(name, entry.Argument(1) ?? "") : _defines.Remove(name);
                break;
            case "UNDEFINE" when entry.Argument(0) is { } name:
                _defines = _defines.Remove(name);
                break;
            case "LOADMODULE" when entry.IsCertain && entry.Argument(0) is { } module:
                _configuration.AddModule(module);
                break;
            case "SERVERROOT" when entry.IsCertain && entry.Argument(0) is { } root:
                _includes.ServerRoot = root.TrimEnd('/');
                break;
            default:
                context.Add(entry);
                break;
        }
    }

    private ApacheEntry Entry(ApacheStatement statement, ApacheCondition condition) => new(statement, condition, _order++, _defines, _usedAt);

    private void ReadSection(ApacheSection section, ApacheContext context, ApacheCondition condition)
    {
        var tag = Entry(section.OpenTag, condition);
        switch (section.Kind)
        {
            case ApacheSectionKind.Raw:
                break;
            case ApacheSectionKind.Macro:
                if (section.OpenTag.ArgumentCount > 0)
                    _macros[section.OpenTag.Argument(0)] = (section, [.. section.OpenTag.Arguments().Skip(1)]);
                break;
            case ApacheSectionKind.Conditional:
                var holds = ApacheConditions.Evaluate(tag, _configuration, _defines);
                if (holds != false)
                    ReadMembers(section.Members, context, holds == true ? condition : condition.And(tag));
                break;
            default:
                ReadMembers(section.Members, new ApacheContext(KindOf(section.Name), _configuration, context, tag), condition);
                break;
        }
    }

    private void Include(ApacheEntry entry, ApacheContext context, bool isOptional)
    {
        if (entry.Argument(0) is not { } pattern || _isCyclic)
        {
            context.MarkUnread(entry.Order);
            return;
        }
        if (_includes.Resolve(pattern) is not { } paths)
        {
            // What an IncludeOptional names is really not there where its folder is at hand.
            if (!isOptional || !_includes.HasFolderOf(pattern))
                context.MarkUnread(entry.Order);
            if (Glob.IsPattern(pattern))
                _isPartialTree = true;
            else if (!isOptional)
                ReportMissing(entry, pattern);
            return;
        }
        foreach (var path in paths)
        {
            if (_isCyclic || ++_files > MaxFiles || _workspace.Open(path, ConfigFormat.Apache, entry.At) is not { } file)
                context.MarkUnread(entry.Order);
            else if (_including.Contains(file))
            {
                _isCyclic = true;
                _workspace.Report(new ModelProblem("CL0006", entry.At, $"{file} includes itself: Apache refuses to start"));
            }
            else if (file.Format == ConfigFormat.Apache)
                ReadFile(file, context, entry.Condition);
        }
    }

    private void ReportMissing(ApacheEntry entry, string pattern)
    {
        var missing = _configuration.IsMain && _includes.IsInstalledFolder && !_isPartialTree && entry.IsCertain;
        if (missing)
            _workspace.Report(new ModelProblem("CL0005", entry.At, $"{pattern} does not exist: Apache refuses to start"));
        else if (!_workspace.HasBelowAncestor(_configuration.Main, ApacheIncludes.BelowRoot(pattern)))
            _workspace.Report(new ModelProblem("CL0005", entry.At, $"{pattern} is not among the analysed files: what it sets is not known", IsNote: true));
    }

    /// <summary>Puts the macro's text in the place of the Use line: parameters are replaced as text, and the outcome is read anew.</summary>
    private void Use(ApacheEntry use, ApacheContext context)
    {
        if (use.Arguments() is not [var name, .. var arguments] || !_macros.TryGetValue(name, out var macro) || macro.Parameters.Count != arguments.Length
            || ++_expansions > MaxExpansions)
        {
            context.MarkUnread(use.Order);
            return;
        }
        var source = macro.Section.OpenTag.Source;
        var text = source.ToString(macro.Section.BodySpan);
        // Longer names first, so that $host does not eat the beginning of $hostname (mod_macro warns of that).
        foreach (var (parameter, value) in macro.Parameters.Zip(arguments).OrderByDescending(pair => pair.First.Length))
        {
            if (parameter.Length > 0)
                text = text.Replace(parameter, value, StringComparison.Ordinal);
        }
        var before = _usedAt;
        _usedAt ??= use.At;
        var body = (ApacheFile)ApacheParser.ParseText(SourceText.From(text.StartsWith('\n') ? text[1..] : text, source.Path)).Root;
        ReadMembers(body.Members, context, use.Condition);
        _usedAt = before;
    }

    private static ApacheContextKind KindOf(string name) => name.ToUpperInvariant() switch
    {
        "VIRTUALHOST" => ApacheContextKind.VirtualHost,
        "LOCATION" => ApacheContextKind.Location,
        "LOCATIONMATCH" => ApacheContextKind.LocationMatch,
        "DIRECTORY" or "DIRECTORYMATCH" => ApacheContextKind.Directory,
        "FILES" or "FILESMATCH" => ApacheContextKind.Files,
        "PROXY" or "PROXYMATCH" => ApacheContextKind.Proxy,
        "IF" or "ELSEIF" or "ELSE" => ApacheContextKind.If,
        _ => ApacheContextKind.Other,
    };
}
