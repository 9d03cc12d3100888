using ConfigLint.Syntax;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Tests;

/// <summary>The corpus as one language after the other.</summary>
static class CorpusRoundTrip
{
    /// <summary>Reads every file of the corpus, whatever its format, as one language: no byte of it is lost.</summary>
    public static void Check(Func<SourceText, SyntaxTree> parse)
    {
        var count = 0;
        foreach (var path in SharedCorpus.EveryFile())
        {
            var bytes = File.ReadAllBytes(path);
            var source = SourceText.FromBytes(bytes, path);
            Mutations.AssertLossless(parse(source), path);
            Assert.Equal(bytes, source.ToBytes());
            count++;
        }
        Assert.True(count > 1000, $"only {count} files");
    }
}
