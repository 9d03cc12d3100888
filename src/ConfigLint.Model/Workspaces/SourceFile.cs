using ConfigLint.Syntax;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Model;

/// <summary>One file of a workspace: where it is, what it is written in, and its tree, parsed once and on demand.</summary>
public sealed class SourceFile
{
    private readonly Func<SourceText, SyntaxTree> _parse;
    private readonly Lazy<SyntaxTree> _tree;

    public SourceFile(string path, SourceText source, ConfigFormat format, Func<SourceText, SyntaxTree> parse)
    {
        Path = path;
        Source = source;
        Format = format;
        _parse = parse;
        _tree = new Lazy<SyntaxTree>(() => parse(source), LazyThreadSafetyMode.ExecutionAndPublication);
    }

    /// <summary>Absolute, links resolved: the file's identity.</summary>
    public string Path { get; }

    /// <summary>The path of the folder that it lies in.</summary>
    public string Folder => FilePaths.FolderOf(Path);

    /// <summary>The last part of its path.</summary>
    public string Name => FilePaths.NameOf(Path);

    /// <summary>Its text; <see cref="SourceText.Path"/> is what the user sees.</summary>
    public SourceText Source { get; }

    public ConfigFormat Format { get; }

    public SyntaxTree Tree => _tree.Value;

    /// <summary>The same file without the tree, which another run may need no more.</summary>
    public SourceFile Unread() => new(Path, Source, Format, _parse);

    public override string ToString() => Source.Path;
}
