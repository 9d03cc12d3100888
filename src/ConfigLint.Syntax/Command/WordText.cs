using System.Text;

namespace ConfigLint.Syntax.Command;

public enum WordPartKind
{
    Literal,

    /// <summary><c>$X</c>, <c>${X}</c>, <c>${X:-d}</c>, supervisor's <c>%(ENV_X)s</c>, Kubernetes' <c>$(X)</c>.</summary>
    Variable,

    /// <summary>systemd's <c>%i</c>; <see cref="WordPart.Text"/> is the letter.</summary>
    Specifier,

    /// <summary>A command substitution, <c>$1</c>, <c>${X%.*}</c>: what it gives is known only when it runs.</summary>
    Opaque,
}

/// <summary>A stretch of a word.</summary>
/// <param name="Span">In the source; a literal's includes its quotes.</param>
/// <param name="Text">A literal without quotes and escapes; a variable's name.</param>
/// <param name="Raw">As written.</param>
/// <param name="Operator">What stands between the name and the "}": <c>:- - := = :? ? :+ +</c>, or nothing.</param>
/// <param name="Argument">What stands behind the operator, as written.</param>
/// <param name="IsQuoted">False when a shell splits the value of the variable into words.</param>
public readonly record struct WordPart(WordPartKind Kind, TextSpan Span, string Text, string Raw, string Operator, string Argument, bool IsQuoted)
{
    /// <summary>What the variable becomes when it is not set, as written; null when nothing is said.</summary>
    public string? Default => Operator is ":-" or "-" or ":=" or "=" ? Argument : null;

    /// <summary>True when the default also stands for a variable that is set and empty.</summary>
    public bool DefaultReplacesEmpty => Operator is ":-" or ":=";

    internal static WordPart Literal(TextSpan span, string text, string raw) => new(WordPartKind.Literal, span, text, raw, "", "", IsQuoted: true);
}

/// <summary>A word of a command line, taken apart.</summary>
public sealed class WordText
{
    private readonly WordPart[] _parts;

    internal WordText(TextSpan span, WordPart[] parts)
    {
        Span = span;
        _parts = parts;
    }

    public TextSpan Span { get; }

    public IReadOnlyList<WordPart> Parts => _parts;

    public bool IsLiteral => Array.TrueForAll(_parts, part => part.Kind == WordPartKind.Literal);

    /// <summary>The word when all of it is known, else null.</summary>
    public string? Literal => IsLiteral ? Value : null;

    /// <summary>Literals without quotes and escapes, the rest as written.</summary>
    public string Value => _parts.Length == 1
        ? Show(_parts[0])
        : string.Concat(_parts.Select(Show));

    public IEnumerable<WordPart> Variables => _parts.Where(part => part.Kind == WordPartKind.Variable);

    /// <summary>The word with its variables replaced; null as soon as <paramref name="lookup"/> does not know one, or a part is opaque.</summary>
    public string? Expand(Func<WordPart, string?> lookup)
    {
        var word = new StringBuilder();
        foreach (var part in _parts)
        {
            var value = part.Kind switch
            {
                WordPartKind.Literal => part.Text,
                WordPartKind.Opaque => null,
                _ => lookup(part),
            };
            if (value is null)
                return null;
            word.Append(value);
        }
        return word.ToString();
    }

    /// <summary>Cuts at the first separator outside of variables: <c>--bind=:$PORT</c> into "--bind" and the rest.</summary>
    /// <returns>False when there is none, or something before it is not literal.</returns>
    public bool TrySplit(char separator, out string name, out WordText rest)
    {
        name = "";
        rest = this;
        if (_parts.Length == 0 || _parts[0].Kind != WordPartKind.Literal)
            return false;
        var first = _parts[0];
        var at = first.Text.IndexOf(separator, StringComparison.Ordinal);
        if (at < 0)
            return false;
        name = first.Text[..at];
        rest = From(1, at + 1, first.Raw.IndexOf(separator, StringComparison.Ordinal) + 1);
        return true;
    }

    /// <summary>The word without its first characters, which must be plain ones of a literal.</summary>
    internal WordText Skip(int count) => count == 0 ? this : From(1, count, count);

    private WordText From(int next, int textStart, int rawStart)
    {
        var first = _parts[0];
        var span = TextSpan.FromBounds(first.Span.Start + rawStart, first.Span.End);
        var left = WordPart.Literal(span, first.Text[textStart..], first.Raw[rawStart..]);
        WordPart[] parts = left.Raw.Length > 0 ? [left, .. _parts[next..]] : _parts[next..];
        return new WordText(TextSpan.FromBounds(span.Start, Span.End), parts);
    }

    private static string Show(WordPart part) => part.Kind == WordPartKind.Literal ? part.Text : part.Raw;

    public override string ToString() => Value;
}
