using ConfigLint.Syntax.Text;
using Superpower;
using Superpower.Parsers;

namespace ConfigLint.Syntax.HAProxy;

/// <summary>
/// Reads haproxy.cfg into a lossless tree. Never throws: what HAProxy's reader refuses becomes an error on a node. Keywords are not
/// checked, since each version and build knows others. Source of the grammar: readcfgfile in src/cfgparse.c, compared with haproxy 2.6.
/// </summary>
public static class HAProxyParser
{
    /// <summary>MAX_LINE_ARGS.</summary>
    internal const int MostWords = 64;

    internal static readonly HashSet<string> SectionKeywords = new(StringComparer.Ordinal)
    {
        "global", "defaults", "frontend", "backend", "listen", "userlist", "peers", "mailers", "resolvers", "cache", "fcgi-app", "http-errors", "ring",
        "log-forward", "program", "log-profile", "crt-store", "traces", "acme",
    };

    /// <summary>The words of one line; never fails.</summary>
    internal static readonly TokenListParser<SyntaxKind, SyntaxToken[]> Line =
        Token.Matching<SyntaxKind>(kind => kind is SyntaxKind.Word or SyntaxKind.Bad, "a word").Select(TokenCursor.ToSyntaxToken).Many();

    public static SyntaxTree ParseText(SourceText source) => new HAProxyTreeBuilder(source).Build();
}
