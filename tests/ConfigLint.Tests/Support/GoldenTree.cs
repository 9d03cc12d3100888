using System.Text;
using ConfigLint.Syntax;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Tests;

/// <summary>
/// Trees as text, one node, token or error a line: <c>Kind [start..end) 'text'</c>. A golden case is <c>x.conf</c> beside <c>x.tree</c>;
/// <c>UPDATE_GOLDEN=1</c> writes the trees anew.
/// </summary>
static class GoldenTree
{
    const int LongestText = 100;

    /// <summary>The inputs of a language, as paths from the root: every file below testdata/syntax/&lt;language&gt; that is no tree.</summary>
    public static IEnumerable<string> Inputs(string language) =>
        Repository.Files("*", $"testdata/syntax/{language}").Where(file => !file.EndsWith(".tree", StringComparison.Ordinal));

    /// <summary>Parses the file and compares the tree with the one beside it.</summary>
    public static void Check(string file, Func<SourceText, SyntaxTree> parse)
    {
        var bytes = File.ReadAllBytes(Repository.At(file));
        var tree = parse(SourceText.FromBytes(bytes, file));
        Assert.Equal(bytes, tree.Source.ToBytes());
        Assert.Equal(tree.Source.Text, tree.ToFullString());
        Check(Path.ChangeExtension(file, ".tree"), Dump(tree));
    }

    /// <summary>Compares a text with a file of the repository, or writes it.</summary>
    public static void Check(string golden, string actual)
    {
        var path = Repository.At(golden);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            File.WriteAllText(path, actual);
        Assert.True(File.Exists(path), $"{golden} is missing: run with UPDATE_GOLDEN=1 and read what it writes");
        Assert.Equal(File.ReadAllText(path), actual);
    }

    public static string Dump(SyntaxTree tree)
    {
        var dump = new StringBuilder();
        var open = new Stack<(SyntaxNodeOrToken Item, int Depth)>();
        open.Push((tree.Root, 0));
        while (open.TryPop(out var next))
        {
            dump.Append(' ', next.Depth * 2);
            if (next.Item.Node is not { } node)
            {
                var token = next.Item.Token;
                dump.Append(token.Kind).Append(' ').Append(token.Span).Append(" '").Append(Show(tree.Source.ToString(token.Span))).Append("'\n");
                continue;
            }
            dump.Append(node.GetType().Name).Append(' ').Append(node.Span).Append('\n');
            foreach (var error in node.Errors)
                dump.Append(' ', (next.Depth * 2) + 2).Append("! ").Append(error.Kind).Append(' ').Append(error.Span).Append(' ').Append(Show(error.Message)).Append('\n');
            for (var i = node.ChildCount - 1; i >= 0; i--)
                open.Push((node.ChildAt(i), next.Depth + 1));
        }
        return dump.ToString();
    }

    static string Show(string text)
    {
        var shown = new StringBuilder();
        foreach (var c in text)
        {
            if (shown.Length >= LongestText)
                return shown.Append('…').ToString();
            shown.Append(c switch
            {
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < ' ' or '\u007F' or '\uFEFF' => $"\\u{(int)c:X4}",
                _ => c.ToString(),
            });
        }
        return shown.ToString();
    }
}
