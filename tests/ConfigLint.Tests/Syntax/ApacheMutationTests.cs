using System.Diagnostics;
using System.Globalization;
using ConfigLint.Syntax;
using ConfigLint.Syntax.Apache;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Tests.Syntax;

/// <summary>Random damage to real files: nothing throws, nothing is lost, nothing hangs. CONFIGLINT_FUZZ=N sets the number of mutants.</summary>
public class ApacheMutationTests
{
    static readonly string[] Pieces =
    [
        "\\\n", "\\\r\n", "\\", "\n", "\r", "\0", "\"", "'", "<", ">", "</", "<Location /a>\n", "</Location>\n", "<IfModule a>\n", "</IfModule>", "</IfModule >\n",
        "<Macro m $p>\n", "</Macro>\n", "Use m 1\n", "${X}", "${", "#", " ", "\t", "\f", "\uFEFF", "\u00A0", "ü", "=", "<Perl>\n", "</Perl>\n", "< ", "<>\n", "</>\n", "<A></A>\n",
    ];

    [Fact]
    public void Mutants_lose_nothing_and_never_throw()
    {
        var count = int.Parse(Environment.GetEnvironmentVariable("CONFIGLINT_FUZZ") ?? "3000", CultureInfo.InvariantCulture);
        var seeds = ApacheCorpus.ApacheFiles().Select(f => SourceText.FromBytes(File.ReadAllBytes(f), f).Text).Where(t => t.Length < 40_000).ToArray();
        var random = new Random(20_260_802);
        var clock = new Stopwatch();
        for (var i = 0; i < count; i++)
        {
            var text = Mutate(seeds, random);
            clock.Restart();
            var tree = ApacheParser.ParseText(SourceText.From(text));
            Assert.True(clock.ElapsedMilliseconds < 60_000, $"mutant {i} took {clock.ElapsedMilliseconds} ms");
            Check(tree, i);
        }
    }

    static string Mutate(string[] seeds, Random random)
    {
        var text = seeds[random.Next(seeds.Length)];
        for (var n = random.Next(1, 8); n > 0; n--)
        {
            var at = random.Next(text.Length + 1);
            var length = Math.Min(random.Next(1, 40), text.Length - at);
            text = random.Next(7) switch
            {
                0 => text.Insert(at, Pieces[random.Next(Pieces.Length)]),
                1 => text.Remove(at, length),
                2 => text.Remove(at, Math.Min(1, text.Length - at)).Insert(at, Pieces[random.Next(Pieces.Length)]),
                3 => text.Insert(at, text.Substring(at, length)),
                4 => string.Concat(text.AsSpan(0, at), Tail(seeds[random.Next(seeds.Length)], random)),
                5 => text[..at],
                _ => text.Insert(at, ((char)random.Next(0x180)).ToString()),
            };
        }
        return text;
    }

    static ReadOnlySpan<char> Tail(string text, Random random) => text.AsSpan(random.Next(text.Length + 1));

    static void Check(SyntaxTree tree, int mutant)
    {
        Assert.True(tree.ToFullString() == tree.Source.Text, $"mutant {mutant} lost text");
        foreach (var gap in tree.Gaps())
        {
            var text = tree.Source.AsSpan(gap);
            if (!text.ContainsAny('#', '\0'))
                Assert.True(text.Trim(" \t\n\v\f\r\\").IsEmpty, $"mutant {mutant} has text in a gap at {gap}");
        }
        foreach (var node in tree.Root.DescendantsAndSelf())
        {
            Assert.True(tree.Source.Length == 0 || !node.Span.IsEmpty, $"mutant {mutant} has an empty node");
            Assert.All(node.Errors, e => Assert.True(e.Span.Start >= 0 && e.Span.End <= tree.Source.Length));
            foreach (var child in node.Children())
                Assert.True(child.Node is not { } inner || (inner.Parent == node && node.Span.Contains(inner.Span)), $"mutant {mutant} has a lost child");
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
