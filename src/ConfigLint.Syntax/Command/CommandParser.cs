using ConfigLint.Syntax.Text;
using Superpower;
using Superpower.Model;
using Superpower.Parsers;

namespace ConfigLint.Syntax.Command;

/// <summary>Reads command lines into lossless trees. Never throws and runs nothing; what the reader would refuse becomes an error on a node.</summary>
public static class CommandParser
{
    private static readonly TokenListParser<SyntaxKind, SyntaxToken[]> Items = ReadItems;

    private static readonly TokenListParser<SyntaxKind, SyntaxToken> Separator = Token
        .Matching<SyntaxKind>(kind => kind is SyntaxKind.Operator or SyntaxKind.EndOfLine, "an operator")
        .Select(ToSyntaxToken)
        .OptionalOrDefault();

    /// <summary>Words and redirections, then what ends them; a missing end is the default token, so this never fails.</summary>
    private static readonly TokenListParser<SyntaxKind, (SyntaxToken[] Items, SyntaxToken Separator)> Command = Parse.Sequence(Items, Separator);

    /// <summary>A text that is a command line as a whole.</summary>
    public static SyntaxTree ParseText(SourceText source, CommandDialect dialect)
    {
        var line = ParseLine(source, new TextSpan(0, source.Length), dialect);
        return new SyntaxTree(line, hasErrors: true);
    }

    /// <summary>A command line inside a file: the value of an INI entry, of a YAML scalar that is written plainly.</summary>
    public static CommandLine ParseLine(SourceText source, TextSpan span, CommandDialect dialect) => Build(JoinedText.From(source, span), dialect);

    /// <summary>A command line of several pieces, such as the lines of a continued INI value; they are joined by a blank.</summary>
    public static CommandLine ParseLine(SourceText source, IReadOnlyList<TextSpan> pieces, CommandDialect dialect) =>
        Build(pieces.Count == 0 ? JoinedText.From(source, default(TextSpan)) : JoinedText.From(source, pieces, " "), dialect);

    /// <summary>One word, whatever blanks are in it: an item of a list, a value.</summary>
    public static WordText ReadWord(SourceText source, TextSpan span, CommandDialect dialect) =>
        WordReader.Read(JoinedText.From(source, span), span.Start, span.End, dialect);

    /// <param name="isCertain">False when the command may be meant for a reader with other rules: nothing is an error then.</param>
    internal static CommandLine Build(JoinedText joined, CommandDialect dialect, bool isCertain = true)
    {
        var tokenizer = new CommandTokenizer(joined, dialect, isCertain);
        var rest = tokenizer.TokenizeAll();
        var members = new List<SyntaxNode>();
        while (!rest.IsAtEnd)
        {
            var result = Command(rest);
            rest = result.Remainder;
            var (items, separator) = result.Value;
            var end = separator.IsMissing ? separator : Place(joined, separator);
            if (items is [{ Kind: SyntaxKind.Heredoc } body])
                members.Add(new SkippedTokens(joined.Source, end.IsMissing ? [Place(joined, body)] : [Place(joined, body), end]));
            else if (items.Length > 0)
                members.Add(new SimpleCommand(joined.Source, dialect, BuildItems(joined, items, dialect, tokenizer), end, Text(joined, separator)));
            else
                members.Add(new SkippedTokens(joined.Source, [end]));
        }
        return new CommandLine(joined.Source, dialect, [.. members], joined.ToSource(joined.Start, joined.Start).Start);
    }

    private static SyntaxNode[] BuildItems(JoinedText joined, SyntaxToken[] tokens, CommandDialect dialect, CommandTokenizer tokenizer)
    {
        var items = new List<SyntaxNode>(tokens.Length);
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].Kind != SyntaxKind.Symbol)
            {
                items.Add(BuildWord(joined, tokens[i], dialect, tokenizer));
                continue;
            }
            var isFollowed = i + 1 < tokens.Length && tokens[i + 1].Kind is SyntaxKind.Word or SyntaxKind.Bad;
            var target = isFollowed ? BuildWord(joined, tokens[i + 1], dialect, tokenizer) : null;
            var redirection = new CommandRedirection(joined.Source, Place(joined, tokens[i]), Text(joined, tokens[i]), target);
            if (target is null && dialect == CommandDialect.Shell && tokenizer.IsCertain)
                redirection.AddError(new SyntaxError(redirection.Span, "a file name is missing after the redirection"));
            items.Add(redirection);
            i += isFollowed ? 1 : 0;
        }
        return [.. items];
    }

    private static CommandWord BuildWord(JoinedText joined, SyntaxToken token, CommandDialect dialect, CommandTokenizer tokenizer)
    {
        var placed = Place(joined, token);
        var word = new CommandWord(placed, joined, token.Span, dialect);
        if (token.Kind == SyntaxKind.Bad && tokenizer.TakeFault() is { } fault)
            word.AddError(new SyntaxError(placed.Span, fault));
        return word;
    }

    private static string Text(JoinedText joined, SyntaxToken token) => joined.Text[token.Start..token.End];

    private static SyntaxToken Place(JoinedText joined, SyntaxToken token)
    {
        var span = joined.ToSource(token.Start, token.End);
        return new SyntaxToken(token.Kind, span.Start, span.End);
    }

    private static SyntaxToken ToSyntaxToken(Token<SyntaxKind> token) =>
        new(token.Kind, token.Position.Absolute, token.Position.Absolute + token.Span.Length);

    // By hand instead of Token.Matching(...).Many(), which costs several times as much.
    private static TokenListParserResult<SyntaxKind, SyntaxToken[]> ReadItems(TokenList<SyntaxKind> input)
    {
        var rest = input;
        var items = new List<SyntaxToken>(8);
        while (true)
        {
            var next = rest.ConsumeToken();
            if (!next.HasValue || next.Value.Kind is SyntaxKind.Operator or SyntaxKind.EndOfLine)
                return TokenListParserResult.Value<SyntaxKind, SyntaxToken[]>([.. items], input, rest);
            items.Add(ToSyntaxToken(next.Value));
            rest = next.Remainder;
        }
    }
}
