using System.Text;
using ConfigLint.Cli.Discovery;
using ConfigLint.Model;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Tests.Fuzz;

/// <summary>Every parser on damaged texts of its own language and of others: it answers, loses nothing, and takes memory in proportion.</summary>
public sealed class ParserFuzzTests
{
    // Far above what the heaviest reader needs, far below what anything quadratic takes.
    const long BytesAlways = 4 * 1024 * 1024;
    const long BytesOfCharacter = 16 * 1024;

    public static IEnumerable<TheoryDataRow<ConfigFormat>> Formats => FuzzSeeds.Formats.Select(format => new TheoryDataRow<ConfigFormat>(format));

    [Theory]
    [MemberData(nameof(Formats))]
    public void Parsers_answer_and_lose_nothing(ConfigFormat format)
    {
        var parse = Parsers.For(format);
        var (own, all) = (FuzzSeeds.Texts(format), FuzzSeeds.Formats.SelectMany(FuzzSeeds.Texts).ToList());
        Fuzzing.Run(300, 1, random => Text(random, random.Next(10) == 0 ? all : own), text =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Mutations.CheckOne(text, parse, "fuzz");
            var taken = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(taken <= BytesAlways + (BytesOfCharacter * text.Length), $"{taken} bytes for {text.Length} characters");
        });
    }

    [Fact]
    public void Bytes_are_recognised_without_a_fault_and_come_back_as_they_were()
    {
        var all = FuzzSeeds.Formats.SelectMany(FuzzSeeds.Texts).ToList();
        Fuzzing.Run(1_000, 1, random => new Bytes(Random(random, Encoding.UTF8.GetBytes(Text(random, all)))), bytes =>
        {
            var source = SourceText.FromBytes(bytes.Content, "a.conf");
            Assert.Equal(bytes.Content, source.ToBytes());
            foreach (var path in (string[])["/w/a.conf", "/w/x.yml", "/w/Dockerfile", "/w/app.tmpl"])
            {
                var format = FormatDetector.Detect(path, bytes.Content);
                _ = FormatDetector.DetectNamed(path, bytes.Content);
                if (Templates.FindMark(source, format) is { } mark)
                    Assert.InRange(mark.End, mark.Start, source.Length);
            }
        });
    }

    static string Text(Random random, IReadOnlyList<string> seeds) => Damage.Text(random, seeds[random.Next(seeds.Count)], seeds);

    static byte[] Random(Random random, byte[] bytes)
    {
        for (var count = random.Next(4); count > 0 && bytes.Length > 0; count--)
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return random.Next(8) switch
        {
            0 => [0xEF, 0xBB, 0xBF, .. bytes],
            1 => [0xFF, 0xFE, .. bytes],
            2 => bytes[..random.Next(bytes.Length + 1)],
            _ => bytes,
        };
    }

    sealed record Bytes(byte[] Content)
    {
        public override string ToString() => Convert.ToHexString(Content);
    }
}
