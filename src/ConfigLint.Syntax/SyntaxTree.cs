using System.Text;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax;

/// <summary>A parsed file: its text, its root and what is wrong with it. Tokens and the gaps between them are the file, byte for byte.</summary>
public sealed class SyntaxTree
{
    private readonly bool _hasErrors;
    private IReadOnlyList<SyntaxError>? _errors;

    /// <param name="hasErrors">False saves the walk that would find none.</param>
    internal SyntaxTree(SyntaxNode root, bool hasErrors)
    {
        Root = root;
        _hasErrors = hasErrors;
    }

    public SyntaxNode Root { get; }

    public SourceText Source => Root.Source;

    /// <summary>The errors of all nodes, by place.</summary>
    public IReadOnlyList<SyntaxError> Errors => _errors ??= _hasErrors
        ? [.. Root.DescendantsAndSelf().SelectMany(n => n.Errors).OrderBy(e => e.Span)]
        : [];

    /// <summary>The text put together again from tokens and gaps; equal to the source when the tree lost nothing.</summary>
    public string ToFullString()
    {
        var text = new StringBuilder(Source.Length);
        var at = 0;
        foreach (var token in Root.Tokens())
        {
            text.Append(Source.Text, at, token.Start - at).Append(Source.Text, token.Start, token.Length);
            at = token.End;
        }
        return text.Append(Source.Text, at, Source.Length - at).ToString();
    }

    /// <summary>The gaps between the tokens that are not empty: trivia.</summary>
    public IEnumerable<TextSpan> Gaps()
    {
        var at = 0;
        foreach (var token in Root.Tokens())
        {
            if (token.Start > at)
                yield return TextSpan.FromBounds(at, token.Start);
            at = token.End;
        }
        if (at < Source.Length)
            yield return TextSpan.FromBounds(at, Source.Length);
    }
}
