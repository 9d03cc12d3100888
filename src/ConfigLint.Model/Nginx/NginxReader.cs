using ConfigLint.Syntax.Nginx;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Model.Nginx;

/// <summary>Builds the tree of contexts of one configuration: includes are expanded where they stand, as if their text were written there.</summary>
internal sealed class NginxReader
{
    private const int MaxIncludeDepth = 64;
    private const int MaxIncludedFiles = 200_000;

    // Blocks around blocks through includes: real files stay below 10.
    private const int MaxContextDepth = 256;

    private readonly Workspace _workspace;
    private readonly NginxConfiguration _configuration;
    private readonly NginxIncludes _includes;
    private readonly List<SourceFile> _including = [];
    private int _included;
    private int _depth;
    private bool _limitReported;

    private NginxReader(Workspace workspace, NginxConfiguration configuration)
    {
        _workspace = workspace;
        _configuration = configuration;
        _includes = new NginxIncludes(workspace.FileSystem, configuration.Main.Path);
    }

    public static void Read(Workspace workspace, NginxConfiguration configuration, IEnumerable<SourceFile> files)
    {
        var reader = new NginxReader(workspace, configuration);
        foreach (var file in files)
            reader.ReadFile(file, configuration.Root);
    }

    private void ReadFile(SourceFile file, NginxContext context)
    {
        _configuration.AddFile(file);
        _including.Add(file);
        ReadMembers(((NginxFile)file.Tree.Root).Members, context);
        _including.RemoveAt(_including.Count - 1);
    }

    // Recursion depth is bounded: blocks by the parser's MaxDepth, includes by MaxIncludeDepth.
    private void ReadMembers(IReadOnlyList<ConfigLint.Syntax.SyntaxNode> members, NginxContext context)
    {
        foreach (var member in members)
        {
            if (member is not NginxStatement statement)
                continue;
            if (statement is NginxDirective { ArgumentCount: 1 } && context.Kind != NginxContextKind.Other && statement.RawName.SequenceEqual("include"))
            {
                Include(statement, context);
                continue;
            }
            context.Add(statement);
            if (statement is NginxBlock block)
                ReadBlock(block, context);
        }
    }

    private void ReadBlock(NginxBlock block, NginxContext context)
    {
        if (_depth >= MaxContextDepth)
        {
            ReportLimit(new Location(block.Source, block.HeadSpan), "blocks are nested too deep through includes: this one is not analysed");
            return;
        }
        _depth++;
        ReadMembers(block.Members, new NginxContext(NginxContextKinds.OfBlock(block.Name, context.Kind), _configuration, context, block));
        _depth--;
    }

    private void ReportLimit(Location at, string message)
    {
        if (!_limitReported)
            _workspace.Report(new ModelProblem("CL0006", at, message));
        _limitReported = true;
    }

    private void Include(NginxStatement statement, NginxContext context)
    {
        var pattern = statement.Argument(0);
        var at = new Location(statement.Source, statement.ArgumentSpan(0));
        if (_included > MaxIncludedFiles)
        {
            context.AddUnread(new NginxUnreadInclude(pattern, at));
            return;
        }
        var paths = NginxSettings.IsVariable(pattern) ? null : _includes.Resolve(pattern);
        if (paths is null)
        {
            Unread(pattern, at, context);
            return;
        }
        foreach (var path in paths)
            IncludeFile(path, pattern, at, context);
    }

    private void IncludeFile(string path, string pattern, Location at, NginxContext context)
    {
        if (_workspace.Find(path) is null && _workspace.FileSystem.DirectoryExists(path))
        {
            _workspace.Report(new ModelProblem("CL0005", at, $"{path} is a folder: nginx refuses to include it"));
            return;
        }
        if (++_included > MaxIncludedFiles || _including.Count >= MaxIncludeDepth)
        {
            context.AddUnread(new NginxUnreadInclude(pattern, at));
            ReportLimit(at, "too many includes: what this one holds is not analysed");
            return;
        }
        if (_workspace.Open(path, ConfigFormat.Nginx, at) is not { } file)
        {
            context.AddUnread(new NginxUnreadInclude(pattern, at));
            return;
        }
        if (_including.Contains(file))
        {
            _workspace.Report(new ModelProblem("CL0006", at, $"{file} includes itself: nginx never finishes reading"));
            return;
        }
        if (file.Format == ConfigFormat.Nginx)
            ReadFile(file, context);
    }

    private void Unread(string pattern, Location at, NginxContext context)
    {
        var include = new NginxUnreadInclude(pattern, at);
        context.AddUnread(include);
        if (include.IsKnownFile || NginxSettings.IsVariable(pattern) || Glob.IsPattern(pattern))
            return;
        if (!pattern.StartsWith('/') && _includes.IsInstalledFolder && _configuration.IsComplete)
            _workspace.Report(new ModelProblem("CL0005", at, $"{pattern} does not exist: nginx refuses to start"));
        else if (!_workspace.HasBelowAncestor(_configuration.Main, NginxIncludes.BelowPrefix(pattern)))
            _workspace.Report(new ModelProblem("CL0005", at, $"{pattern} is not among the analysed files: what it sets is not known", IsNote: true));
    }
}
