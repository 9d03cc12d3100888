using ConfigLint.Syntax;
using ConfigLint.Syntax.Apache;

namespace ConfigLint.Tests.Syntax;

/// <summary>Random damage to real files: nothing throws, nothing is lost, nothing hangs.</summary>
public class ApacheMutationTests
{
    static readonly string[] Pieces =
    [
        "\\\n", "\\\r\n", "\\", "\n", "\r", "\0", "\"", "'", "<", ">", "</", "<Location /a>\n", "</Location>\n", "<IfModule a>\n", "</IfModule>", "</IfModule >\n",
        "<Macro m $p>\n", "</Macro>\n", "Use m 1\n", "${X}", "${", "#", " ", "\t", "\f", "\uFEFF", "\u00A0", "ü", "=", "<Perl>\n", "</Perl>\n", "< ", "<>\n", "</>\n", "<A></A>\n",
    ];

    [Fact]
    public void Mutants_lose_nothing_and_never_throw() => Mutations.Check([.. ApacheCorpus.ApacheFiles()], Pieces, source =>
    {
        var tree = ApacheParser.ParseText(source);
        Check(tree);
        return tree;
    });

    static void Check(SyntaxTree tree)
    {
        foreach (var gap in tree.Gaps())
        {
            var text = tree.Source.AsSpan(gap);
            if (!text.ContainsAny('#', '\0'))
                Assert.True(text.Trim(" \t\n\v\f\r\\").IsEmpty, $"text in a gap at {gap}");
        }
        foreach (var node in tree.Root.DescendantsAndSelf())
        {
            Assert.True(tree.Source.Length == 0 || !node.Span.IsEmpty, "an empty node");
            Assert.All(node.Errors, e => Assert.True(e.Span.Start >= 0 && e.Span.End <= tree.Source.Length));
            foreach (var child in node.Children())
                Assert.True(child.Node is not { } inner || (inner.Parent == node && node.Span.Contains(inner.Span)), "a lost child");
            if (node is ApacheStatement statement)
                Touch(statement);
        }
    }

    // Everything a binder may ask for.
    static void Touch(ApacheStatement statement)
    {
        _ = (statement.Name, statement.NameSpan, statement.ArgumentText, statement.Variables());
        for (var i = 0; i < Math.Min(statement.ArgumentCount, 20); i++)
        {
            _ = (statement.Argument(i), statement.HasVariables(i), statement.Parameter(i), ApacheProxyUrl.TryParse(statement.Argument(i)));
            _ = (ApacheValues.Atoi(statement.Argument(i)), ApacheValues.ParseTimeout(statement.Argument(i)));
            Assert.True(statement.Span.Contains(statement.ArgumentSpan(i)));
        }
    }
}
