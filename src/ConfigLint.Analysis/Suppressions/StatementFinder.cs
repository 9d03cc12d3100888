using ConfigLint.Syntax;
using ConfigLint.Syntax.Apache;
using ConfigLint.Syntax.Ini;
using ConfigLint.Syntax.Nginx;
using ConfigLint.Syntax.Python;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Analysis;

/// <summary>Finds the statement around a place, whose first line a comment above it is about.</summary>
internal static class StatementFinder
{
    /// <summary>Where the innermost statement around a position begins; the position itself when there is none.</summary>
    public static int StartOf(SyntaxNode root, int position)
    {
        var start = position;
        for (var node = root; node is not null; node = ChildAround(node, position))
        {
            if (IsStatement(node))
                start = node.Span.Start;
        }
        return start;
    }

    private static bool IsStatement(SyntaxNode node) => node is NginxStatement or ApacheStatement or IniEntry or PythonStatement or YamlEntry;

    // Children stand in the order of the text: halve.
    private static SyntaxNode? ChildAround(SyntaxNode node, int position)
    {
        var (low, high) = (0, node.ChildCount - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var child = node.ChildAt(middle);
            var span = child.Node?.Span ?? child.Token.Span;
            if (span.Contains(position))
                return child.Node;
            if (span.End <= position)
                low = middle + 1;
            else
                high = middle - 1;
        }
        return null;
    }
}
