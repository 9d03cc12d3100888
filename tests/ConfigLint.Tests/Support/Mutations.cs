using System.Diagnostics;
using ConfigLint.Syntax;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Tests;

/// <summary>Random mutations of real files: whatever the text, a parser answers, in time, and loses nothing.</summary>
static class Mutations
{
    const int DefaultCount = 2_000;

    // A file of this size parses in a few milliseconds; a hang takes for ever. Generous for a loaded machine.
    static readonly TimeSpan HangLimit = TimeSpan.FromSeconds(60);

    /// <summary>CONFIGLINT_FUZZ=200000 makes the long run.</summary>
    public static int Count => int.TryParse(Environment.GetEnvironmentVariable("CONFIGLINT_FUZZ"), out var count) ? count : DefaultCount;

    public static void Check(IReadOnlyList<string> seeds, string interesting, Func<SourceText, SyntaxTree> parse, int seed = 42)
    {
        Assert.NotEmpty(seeds);
        var texts = seeds.Select(f => SourceText.FromBytes(File.ReadAllBytes(f), f).Text).Where(t => t.Length < 40_000).ToList();
        var random = new Random(seed);
        for (var i = 0; i < Count; i++)
        {
            var text = Mutate(texts[random.Next(texts.Count)], texts, interesting, random);
            CheckOne(text, parse, $"mutation {i} of seed {seed}");
        }
    }

    public static void CheckOne(string text, Func<SourceText, SyntaxTree> parse, string what)
    {
        var watch = Stopwatch.StartNew();
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
        Assert.True(watch.Elapsed < HangLimit, $"{what} took {watch.Elapsed}\n--- text\n{text}");
        AssertLossless(tree, what);
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

    static string Mutate(string text, List<string> others, string interesting, Random random)
    {
        for (var times = 1 + random.Next(4); times > 0; times--)
        {
            var from = random.Next(text.Length + 1);
            var to = Math.Min(text.Length, from + random.Next(1 + random.Next(1, 40)));
            var piece = interesting[random.Next(interesting.Length)].ToString();
            text = random.Next(7) switch
            {
                0 => text.Remove(from, to - from),
                1 => text.Insert(from, piece),
                2 => string.Concat(text.AsSpan(0, from), piece, text.AsSpan(to)),
                3 => text.Insert(from, text[from..to]),
                4 => text[..from],
                5 => text.Insert(from, Slice(others[random.Next(others.Count)], random)),
                _ => text.Insert(from, ((char)random.Next(0x110)).ToString()),
            };
        }
        return text;
    }

    static string Slice(string text, Random random)
    {
        var from = random.Next(text.Length + 1);
        return text[from..Math.Min(text.Length, from + random.Next(80))];
    }
}
