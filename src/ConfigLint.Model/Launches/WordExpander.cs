using System.Text;
using ConfigLint.Model.Values;
using ConfigLint.Syntax.Command;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Model.Launches;

/// <summary>Puts variables into the words of a command line, as far as their values are known.</summary>
internal static class WordExpander
{
    // A value that names itself twice doubles with every line: what is longer than any command line is not followed.
    private const int Longest = 64 * 1024;

    private static readonly string[] Replacing = ["", ":-", "-", ":=", "=", ":?", "?"];

    public static LaunchWord Expand(WordText word, Func<TextSpan, Location> locate, IProcessEnvironment environment)
    {
        var text = new StringBuilder();
        var reads = new List<EnvironmentRead>();
        foreach (var part in word.Parts)
        {
            var known = part.Kind switch
            {
                WordPartKind.Literal => part.Text,
                WordPartKind.Variable => Read(part, environment, reads),
                _ => null,
            };
            if (known is null || text.Length + known.Length > Longest)
                return new LaunchWord(null, locate(word.Span), reads) { KnownPrefix = text.ToString() };
            text.Append(known);
        }
        return new LaunchWord(text.ToString(), locate(word.Span), reads);
    }

    /// <summary>The value that a word gives a variable.</summary>
    public static EnvironmentValue Evaluate(WordText word, Func<TextSpan, Location> locate, IProcessEnvironment environment) => ValueOf(Expand(word, locate, environment));

    /// <summary>A word as the value of a variable.</summary>
    public static EnvironmentValue ValueOf(LaunchWord word) => word.Text is { } text
        ? new EnvironmentValue.Set(text, word.At, word.Reads.Any(r => r.Value is EnvironmentValue.Unset or EnvironmentValue.Set { IsFallback: true }))
        : new EnvironmentValue.Unknown("another variable decides it");

    /// <summary>The shell may make any number of words of it, none among them.</summary>
    public static bool MaySplit(WordText word) => word.Parts.Count > 0 && word.Parts.All(part => part.Kind is WordPartKind.Variable or WordPartKind.Opaque && !part.IsQuoted);

    private static string? Read(WordPart part, IProcessEnvironment environment, List<EnvironmentRead> reads)
    {
        var value = environment.Find(part.Text);
        reads.Add(new EnvironmentRead(part.Text, value));
        if (part.Operator is ":+" or "+")
            return value switch { EnvironmentValue.Set => Plain(part.Argument), EnvironmentValue.Unset => "", _ => null };
        if (!Replacing.Contains(part.Operator))
            return null;
        return value switch
        {
            EnvironmentValue.Set { Value: "" } when part.DefaultReplacesEmpty => Plain(part.Argument),
            EnvironmentValue.Set set => set.Value,
            EnvironmentValue.Unset => part.Default is { } fallback ? Plain(fallback) : null,
            _ => null,
        };
    }

    private static string? Plain(string argument) => argument.AsSpan().IndexOfAny("$`\\\"'") < 0 ? argument : null;
}
