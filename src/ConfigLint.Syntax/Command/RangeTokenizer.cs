using Superpower;
using Superpower.Model;

namespace ConfigLint.Syntax.Command;

/// <summary>A total tokenizer over a range of a text.</summary>
internal abstract class RangeTokenizer : Tokenizer<SyntaxKind>
{
    protected RangeTokenizer(string text, int start, int end)
    {
        Text = text;
        At = start;
        End = end;
    }

    protected string Text { get; }

    protected int End { get; }

    /// <summary>Where reading goes on.</summary>
    protected int At { get; set; }

    /// <summary>Fills Superpower's list directly: its own loop over results costs twice the time.</summary>
    public TokenList<SyntaxKind> TokenizeAll()
    {
        var tokens = new List<Token<SyntaxKind>>();
        while (Next(out var kind, out var start))
            tokens.Add(new Token<SyntaxKind>(kind, new Superpower.Model.TextSpan(Text, new Position(start, 1, start + 1), At - start)));
        return new TokenList<SyntaxKind>([.. tokens]);
    }

    protected override IEnumerable<Result<SyntaxKind>> Tokenize(Superpower.Model.TextSpan span)
    {
        while (Next(out var kind, out var start))
        {
            var from = new Superpower.Model.TextSpan(Text, new Position(start, 1, start + 1), End - start);
            yield return Result.Value(kind, from, from.Skip(At - start));
        }
    }

    /// <summary>The next token: from <paramref name="start"/> to <see cref="At"/>, never empty. False at the end of the range.</summary>
    protected abstract bool Next(out SyntaxKind kind, out int start);

    protected SyntaxKind Take(SyntaxKind kind, int length)
    {
        At += length;
        return kind;
    }
}
