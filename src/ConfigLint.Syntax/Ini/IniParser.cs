using ConfigLint.Syntax.Text;
using Superpower;
using Superpower.Model;
using Superpower.Parsers;

namespace ConfigLint.Syntax.Ini;

/// <summary>
/// Reads an INI file into a lossless tree as its server would. Never throws: what the server refuses becomes an error on a node, and the
/// rest is still read. Sources of the grammar: Zend/zend_ini_scanner.l, zend_ini_parser.y and sapi/fpm/fpm/fpm_conf.c (8.2, compared with
/// php-fpm8.2 and PHP's parse_ini_string), systemd's conf-parser.c (252, systemd-analyze verify), Python's configparser.
/// </summary>
public static class IniParser
{
    private static readonly TokenListParser<SyntaxKind, SyntaxToken> Name = Optional(SyntaxKind.Name, "a key");
    private static readonly TokenListParser<SyntaxKind, SyntaxToken> OpenBracket = Optional(SyntaxKind.OpenBracket, "\"[\"");
    private static readonly TokenListParser<SyntaxKind, SyntaxToken> CloseBracket = Optional(SyntaxKind.CloseBracket, "\"]\"");
    private static readonly TokenListParser<SyntaxKind, SyntaxToken> EqualsSign = Optional(SyntaxKind.Equals, "\"=\"");

    private static readonly TokenListParser<SyntaxKind, SyntaxToken> Tail =
        Token.Matching<SyntaxKind>(kind => kind is SyntaxKind.Bad or SyntaxKind.Opaque, "refused text").Select(ToSyntaxToken).OptionalOrDefault();

    private static readonly TokenListParser<SyntaxKind, SyntaxToken[]> Parts = ReadParts;

    /// <summary>A header or an entry; what is missing is a default token, so this never fails.</summary>
    internal static readonly TokenListParser<SyntaxKind, IniStatement> Statement = Parse
        .Sequence(Parse.Sequence(Name, OpenBracket, Parts, CloseBracket), EqualsSign, Parts, Tail)
        .Select(all => new IniStatement(all.Item1.Item1, all.Item1.Item2, all.Item1.Item3, all.Item1.Item4, all.Item2, all.Item3, all.Item4));

    public static SyntaxTree ParseText(SourceText source, IniDialect dialect = IniDialect.Php) => new IniTreeBuilder(source, dialect).Build();

    internal static SyntaxToken ToSyntaxToken(Token<SyntaxKind> token) =>
        new(token.Kind, token.Position.Absolute, token.Position.Absolute + token.Span.Length);

    private static TokenListParser<SyntaxKind, SyntaxToken> Optional(SyntaxKind kind, string name) =>
        Token.Matching<SyntaxKind>(found => found == kind, name).Select(ToSyntaxToken).OptionalOrDefault();

    // By hand instead of Token.Matching(...).Many(), which costs several times as much.
    private static TokenListParserResult<SyntaxKind, SyntaxToken[]> ReadParts(TokenList<SyntaxKind> input)
    {
        var rest = input;
        List<SyntaxToken>? parts = null;
        var first = default(SyntaxToken);
        while (true)
        {
            var next = rest.ConsumeToken();
            if (!next.HasValue
                || next.Value.Kind is not (SyntaxKind.Word or SyntaxKind.Quoted or SyntaxKind.Variable or SyntaxKind.Keyword or SyntaxKind.Operator))
                break;
            var token = ToSyntaxToken(next.Value);
            if (first.Kind == SyntaxKind.None)
                first = token;
            else
                (parts ??= [first]).Add(token);
            rest = next.Remainder;
        }
        SyntaxToken[] all = parts is not null ? [.. parts] : first.Kind == SyntaxKind.None ? [] : [first];
        return TokenListParserResult.Value<SyntaxKind, SyntaxToken[]>(all, input, rest);
    }
}

/// <summary>The tokens of one statement. Name and OpenBracket: key[sub]; OpenBracket alone: a header.</summary>
internal readonly record struct IniStatement(
    SyntaxToken Name,
    SyntaxToken OpenBracket,
    SyntaxToken[] Bracketed,
    SyntaxToken CloseBracket,
    SyntaxToken EqualsSign,
    SyntaxToken[] Value,
    SyntaxToken Tail);
