using ConfigLint.Syntax.Text;
using Superpower;
using Superpower.Model;
using Superpower.Parsers;

namespace ConfigLint.Syntax.Apache;

/// <summary>
/// Reads an Apache httpd file into a lossless tree. Never throws: what Apache would refuse becomes an error on a node, and the rest is still read.
/// Inside a section that is tested at read time (IfModule …) only what Apache refuses whether the test is true or false is an error.
/// Source of the grammar: ap_build_config and ap_soak_end_container in server/config.c, ap_cfg_getline and ap_getword_conf in server/util.c.
/// </summary>
public static class ApacheParser
{
    /// <summary>Sections nested deeper than this are kept as text and not analysed; real files stay below 10.</summary>
    public const int MaxDepth = 128;

    private static readonly TokenListParser<SyntaxKind, SyntaxToken[]> LineTokens = ReadLineTokens;

    private static readonly TokenListParser<SyntaxKind, SyntaxToken> LineEnd = Token
        .Matching<SyntaxKind>(kind => kind is SyntaxKind.EndOfLine, "end of line")
        .Select(ToSyntaxToken)
        .OptionalOrDefault();

    /// <summary>The tokens of one joined line; the line break itself is trivia. At the end of the file it may be missing, so this never fails.</summary>
    internal static readonly TokenListParser<SyntaxKind, SyntaxToken[]> Statement =
        Parse.Sequence(LineTokens, LineEnd).Select(line => line.Item1);

    public static SyntaxTree ParseText(SourceText source)
    {
        var tokenizer = new ApacheTokenizer(source);
        var tokens = tokenizer.TokenizeAll();
        var pass = new ApacheTreeBuilder(source, tokens, tokenizer.LongLines, ApacheRecovery.None);
        var tree = pass.Build();
        // The sections do not balance. A second pass finds by indentation which closing tag is lost; that there is a fault is certain by now.
        return pass.BalanceErrors == 0
            ? tree
            : new ApacheTreeBuilder(source, tokens, tokenizer.LongLines, new ApacheRecovery(pass.UnclosedSections)).Build();
    }

    internal static SyntaxToken ToSyntaxToken(Token<SyntaxKind> token) =>
        new(token.Kind, token.Position.Absolute, token.Position.Absolute + token.Span.Length);

    // By hand instead of Token.Matching(...).Many(), as in NginxParser.
    private static TokenListParserResult<SyntaxKind, SyntaxToken[]> ReadLineTokens(TokenList<SyntaxKind> input)
    {
        var rest = input;
        var tokens = new List<SyntaxToken>(4);
        while (true)
        {
            var next = rest.ConsumeToken();
            if (!next.HasValue || next.Value.Kind == SyntaxKind.EndOfLine)
                break;
            tokens.Add(ToSyntaxToken(next.Value));
            rest = next.Remainder;
            // A body in another language and a byte order mark stand alone, wherever their line ends.
            if (tokens.Count == 1 && next.Value.Kind is SyntaxKind.Opaque or SyntaxKind.Bad)
                break;
        }
        return TokenListParserResult.Value<SyntaxKind, SyntaxToken[]>([.. tokens], input, rest);
    }
}
