using Superpower;
using Superpower.Model;
using Superpower.Parsers;
using Tokens = Superpower.Model.Token<ConfigLint.Syntax.SyntaxKind>[];

namespace ConfigLint.Syntax.Python;

/// <summary>The two import statements.</summary>
internal static class PythonImports
{
    private static readonly TokenListParser<SyntaxKind, Token<SyntaxKind>> Name = Of(SyntaxKind.Name, "name");

    private static readonly TokenListParser<SyntaxKind, Token<SyntaxKind>> Comma = Of(SyntaxKind.Comma, "\",\"");

    private static readonly TokenListParser<SyntaxKind, Tokens> DottedName = Name.AtLeastOnceDelimitedBy(Of(SyntaxKind.Dot, "\".\""));

    private static readonly TokenListParser<SyntaxKind, Token<SyntaxKind>> Alias = Word("as").IgnoreThen(Name).OptionalOrDefault();

    // A comma may stand behind the last name when there are parentheses; without them Python minds, we do not.
    private static readonly TokenListParser<SyntaxKind, (Tokens Name, Token<SyntaxKind> Alias)[]> Names =
        Parse.Sequence(DottedName, Alias.Then(alias => Comma.OptionalOrDefault().Value(alias))).AtLeastOnce();

    private static readonly TokenListParser<SyntaxKind, (Tokens, Token<SyntaxKind>)[]?> FromNames =
        Word("*").Select(_ => ((Tokens, Token<SyntaxKind>)[]?)null)
            .Or(Of(SyntaxKind.OpenParen, "\"(\"").IgnoreThen(Names).Then(names => Of(SyntaxKind.CloseParen, "\")\"").Select(_ => names)).AsNullable())
            .Or(Names.AsNullable());

    private static readonly TokenListParser<SyntaxKind, int> Dots =
        Of(SyntaxKind.Dot, "\".\"").Value(1).Or(Word("...").Value(3)).Many().Select(dots => dots.Sum());

    private static readonly TokenListParser<SyntaxKind, PythonImportParts> From =
        from keyword in Word("from")
        from level in Dots
        from module in DottedName.OptionalOrDefault([])
        from import in Word("import")
        from names in FromNames
        select new PythonImportParts(Join(module), level, names);

    public static readonly TokenListParser<SyntaxKind, PythonImportParts> Import =
        Word("import").IgnoreThen(Names).Select(names => new PythonImportParts(null, 0, names)).Or(From);

    public static string Join(Tokens name) => string.Join('.', name.Select(part => part.ToStringValue()));

    private static TokenListParser<SyntaxKind, Token<SyntaxKind>> Of(SyntaxKind wanted, string name) => Token.Matching<SyntaxKind>(kind => kind == wanted, name);

    private static TokenListParser<SyntaxKind, Token<SyntaxKind>> Word(string word) => Token
        .Matching<SyntaxKind>(kind => kind is SyntaxKind.Keyword or SyntaxKind.Operator, word)
        .Where(token => token.Span.EqualsValue(word));
}

/// <param name="Names">Null for a star.</param>
internal sealed record PythonImportParts(string? Module, int Level, (Tokens Name, Token<SyntaxKind> Alias)[]? Names);
