using Superpower;
using Superpower.Model;

namespace ConfigLint.Syntax;

/// <summary>A place in a token list: one token ahead, and Superpower parsers can be run from here.</summary>
internal sealed class TokenCursor
{
    private readonly SyntaxToken _endOfFile;
    private TokenList<SyntaxKind> _rest;
    private TokenList<SyntaxKind> _afterCurrent;

    /// <param name="end">The length of the text: where the end-of-file token stands.</param>
    public TokenCursor(TokenList<SyntaxKind> tokens, int end)
    {
        _endOfFile = new SyntaxToken(SyntaxKind.EndOfFile, end, end);
        MoveTo(tokens);
    }

    /// <summary>The next token; <see cref="SyntaxKind.EndOfFile"/> when there is none.</summary>
    public SyntaxToken Current { get; private set; }

    public SyntaxKind Kind => Current.Kind;

    public bool IsAtEnd => Current.Kind == SyntaxKind.EndOfFile;

    /// <summary>The index of <see cref="Current"/> among all tokens.</summary>
    public int Index => _rest.Position;

    /// <summary>The token behind the current one.</summary>
    public SyntaxToken Next => TokenAt(_afterCurrent);

    public TokenList<SyntaxKind> Rest => _rest;

    public SyntaxToken Take()
    {
        var token = Current;
        MoveTo(_afterCurrent);
        return token;
    }

    public void MoveTo(TokenList<SyntaxKind> rest)
    {
        _rest = rest;
        var next = rest.ConsumeToken();
        _afterCurrent = next.HasValue ? next.Remainder : rest;
        Current = next.HasValue ? ToSyntaxToken(next.Value) : _endOfFile;
    }

    /// <summary>Runs a parser from here; moves behind what it read, or stays when it failed.</summary>
    public bool TryRun<T>(TokenListParser<SyntaxKind, T> parser, out T value)
    {
        var result = parser(_rest);
        value = result.HasValue ? result.Value : default!;
        if (result.HasValue)
            MoveTo(result.Remainder);
        return result.HasValue;
    }

    public static SyntaxToken ToSyntaxToken(Token<SyntaxKind> token) =>
        new(token.Kind, token.Position.Absolute, token.Position.Absolute + token.Span.Length);

    public static Token<SyntaxKind> ToToken(string text, SyntaxKind kind, int start, int end) =>
        new(kind, new Superpower.Model.TextSpan(text, new Position(start, 1, start + 1), end - start));

    private SyntaxToken TokenAt(TokenList<SyntaxKind> list)
    {
        var next = list.ConsumeToken();
        return next.HasValue ? ToSyntaxToken(next.Value) : _endOfFile;
    }
}
