using ConfigLint.Syntax;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Tests;

/// <summary>Random mutations of real files: whatever the text, a parser answers, in time, and loses nothing.</summary>
static class Mutations
{
    const int DefaultCount = 2_000;

    /// <summary>CONFIGLINT_FUZZ=200000 makes the long run.</summary>
    public static int Count => int.TryParse(Environment.GetEnvironmentVariable("CONFIGLINT_FUZZ"), out var count) ? count : DefaultCount;

    /// <param name="interesting">Characters that the language stumbles over.</param>
    public static void Check(IReadOnlyList<string> seeds, string interesting, Func<SourceText, SyntaxTree> parse) =>
        Check(seeds, [.. interesting.Select(c => c.ToString())], parse);

    /// <param name="fragments">What the language stumbles over: quotes, brackets, keywords, odd blanks.</param>
    public static void Check(IReadOnlyList<string> seeds, IReadOnlyList<string> fragments, Func<SourceText, SyntaxTree> parse)
    {
        Assert.NotEmpty(seeds);
        var mutator = new TextMutator([.. seeds.Select(f => SourceText.FromBytes(File.ReadAllBytes(f), f).Text)], fragments, seed: 42);
        for (var i = 0; i < Count; i++)
            CheckOne(mutator.Next(), parse, $"mutation {i}");
    }

    public static void CheckOne(string text, Func<SourceText, SyntaxTree> parse, string what)
    {
        SyntaxTree tree;
        try
        {
            tree = parse(SourceText.From(text, "mutation"));
            _ = tree.Errors.Count;
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"{what} threw {e.GetType().Name}: {e.Message}\n{e.StackTrace}\n--- text\n{text}", e);
        }
        AssertLossless(tree, what);
    }

    /// <summary>Texts that nest deeply, on a stack of 1 MiB: a reader that recurses on them ends the process.</summary>
    public static void CheckOnSmallStack(Func<IEnumerable<string>> texts, Func<SourceText, SyntaxTree> parse)
    {
        var failure = default(Exception);
        var thread = new Thread(() => failure = Record.Exception(() =>
        {
            foreach (var text in texts())
                CheckOne(text, parse, text[..Math.Min(30, text.Length)]);
        }), maxStackSize: 1024 * 1024);
        thread.Start();
        thread.Join();
        Assert.Null(failure);
    }

    /// <summary>Tokens are in order, do not overlap, lie in the text, and with the gaps are the text; errors lie in the text.</summary>
    public static void AssertLossless(SyntaxTree tree, string what)
    {
        var at = 0;
        foreach (var token in tree.Root.Tokens())
        {
            if (token.Start < at || token.End < token.Start || token.End > tree.Source.Length)
                Assert.Fail($"{what}: token {token} after position {at}\n--- text\n{tree.Source.Text}");
            at = token.End;
        }
        if (tree.ToFullString() != tree.Source.Text)
            Assert.Fail($"{what}: the tree lost text\n--- text\n{tree.Source.Text}");
        foreach (var error in tree.Errors)
        {
            if (error.Span.Start < 0 || error.Span.End > tree.Source.Length)
                Assert.Fail($"{what}: error outside the text: {error}");
        }
    }
}
