namespace ConfigLint.Syntax;

/// <summary>A token: kind and bounds. Trivia (blanks, comments, line breaks) is the text between two tokens and is not stored.</summary>
public readonly record struct SyntaxToken(SyntaxKind Kind, int Start, int End)
{
    public TextSpan Span => TextSpan.FromBounds(Start, End);

    public int Length => End - Start;

    /// <summary>The grammar wants a token here and the text has none: an empty token at the place where it belongs.</summary>
    public bool IsMissing => Kind == SyntaxKind.None;

    public static SyntaxToken Missing(int position) => new(SyntaxKind.None, position, position);
}
