using ConfigLint.Syntax.Text;
using Superpower;
using Superpower.Model;
using Superpower.Parsers;

namespace ConfigLint.Syntax.Nginx;

/// <summary>
/// Reads an nginx file into a lossless tree. Never throws: what nginx would refuse becomes an error on a node, and the rest is still read.
/// Source of the grammar: ngx_conf_parse and ngx_conf_read_token in src/core/ngx_conf_file.c.
/// </summary>
public static class NginxParser
{
    /// <summary>Blocks nested deeper than this are kept as text and not analysed; real files stay below 10.</summary>
    public const int MaxDepth = 128;

    private static readonly TokenListParser<SyntaxKind, SyntaxToken[]> Words = ReadWords;

    private static readonly TokenListParser<SyntaxKind, SyntaxToken> End = Token
        .Matching<SyntaxKind>(kind => kind is SyntaxKind.Semicolon or SyntaxKind.OpenBrace, "\";\" or \"{\"")
        .Select(ToSyntaxToken)
        .OptionalOrDefault();

    /// <summary>A statement's words and what ends them; a missing end is the default token, so this never fails.</summary>
    internal static readonly TokenListParser<SyntaxKind, (SyntaxToken[] Words, SyntaxToken End)> Statement = Parse.Sequence(Words, End);

    public static SyntaxTree ParseText(SourceText source)
    {
        var tokens = new NginxTokenizer(source.Text).TokenizeAll();
        var pass = new NginxTreeBuilder(source, tokens, lostBraces: 0);
        var tree = pass.Build();
        // Some block is never closed. A second pass, told how many braces are lost, finds by indentation which one.
        return pass.UnclosedBlocks == 0 ? tree : new NginxTreeBuilder(source, tokens, pass.UnclosedBlocks).Build();
    }

    internal static SyntaxToken ToSyntaxToken(Token<SyntaxKind> token) =>
        new(token.Kind, token.Position.Absolute, token.Position.Absolute + token.Span.Length);

    // By hand instead of Token.Matching(...).Many(): half the time of the whole parse.
    private static TokenListParserResult<SyntaxKind, SyntaxToken[]> ReadWords(TokenList<SyntaxKind> input)
    {
        var rest = input;
        var words = new List<SyntaxToken>(4);
        while (true)
        {
            var next = rest.ConsumeToken();
            if (!next.HasValue || next.Value.Kind is not (SyntaxKind.Word or SyntaxKind.Quoted or SyntaxKind.Bad))
                return TokenListParserResult.Value<SyntaxKind, SyntaxToken[]>([.. words], input, rest);
            words.Add(ToSyntaxToken(next.Value));
            rest = next.Remainder;
        }
    }
}
