using System.Text;
using ConfigLint.Syntax;

namespace ConfigLint.Tests;

/// <summary>Trees as text, compared with the file beside the source; UPDATE_GOLDEN=1 rewrites it.</summary>
static class GoldenTree
{
    public static bool Update => Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1";

    /// <summary>The sources below testdata/syntax/&lt;language&gt;: every file that is no .tree.</summary>
    public static IEnumerable<string> Sources(string language) =>
        Repository.Files("*", $"testdata/syntax/{language}").Where(f => !f.EndsWith(".tree", StringComparison.Ordinal));

    public static string Dump(SyntaxTree tree)
    {
        var text = new StringBuilder();
        var open = new Stack<(SyntaxNodeOrToken Item, int Depth)>();
        open.Push((tree.Root, 0));
        while (open.TryPop(out var next))
        {
            var (item, depth) = next;
            text.Append(' ', depth * 2);
            if (item.Node is { } node)
            {
                text.Append(node.GetType().Name).Append(' ').Append(node.Span).Append('\n');
                foreach (var error in node.Errors)
                    text.Append(' ', (depth * 2) + 2).Append("! ").Append(error.Span).Append(' ').Append(error.Message).Append('\n');
                for (var i = node.ChildCount - 1; i >= 0; i--)
                    open.Push((node.ChildAt(i), depth + 1));
            }
            else
            {
                var token = item.Token;
                text.Append(token.IsMissing ? "Missing" : token.Kind.ToString()).Append(' ').Append(token.Span)
                    .Append(token.Length > 0 ? " '" + Escape(tree.Source.ToString(token.Span)) + "'" : "").Append('\n');
            }
        }
        return text.ToString();
    }

    public static void Check(string source, Func<ConfigLint.Syntax.Text.SourceText, SyntaxTree> parse)
    {
        var tree = parse(ConfigLint.Syntax.Text.SourceText.FromBytes(File.ReadAllBytes(Repository.At(source)), source));
        Check(source + ".tree", Dump(tree));
    }

    /// <summary>Compares a text with a file of the repository, or writes it.</summary>
    public static void Check(string goldenPath, string actual)
    {
        var path = Repository.At(goldenPath);
        if (Update)
            File.WriteAllText(path, actual);
        Assert.True(File.Exists(path), $"{goldenPath} is missing: run the tests with UPDATE_GOLDEN=1 and read what it writes");
        Assert.Equal(File.ReadAllText(path), actual);
    }

    static string Escape(string text) => text.Replace("\\", "\\\\").Replace("\n", "\\n").Replace("\r", "\\r").Replace("\t", "\\t");
}
