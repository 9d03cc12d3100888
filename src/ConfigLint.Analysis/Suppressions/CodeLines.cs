using ConfigLint.Syntax;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Analysis;

/// <summary>The lines of a file that hold more than blanks and comments.</summary>
internal sealed class CodeLines
{
    private readonly SourceText _source;
    private int _askedFrom = int.MaxValue;
    private int _answer;

    public CodeLines(SyntaxTree tree)
    {
        _source = tree.Source;
        Gaps = [.. tree.Gaps()];
    }

    /// <summary>The trivia in the order of the text.</summary>
    public List<TextSpan> Gaps { get; }

    /// <summary>The first line of code below a line, so that comments can be stacked above it; 0 when there is none.</summary>
    public int After(int line)
    {
        // Questions come in the order of the text: a stack of comments asks for the same line again and again.
        if (line >= _askedFrom && (line < _answer || _answer == 0))
            return _answer;
        _askedFrom = line;
        _answer = 0;
        while (++line <= _source.LineCount)
        {
            var span = _source.GetLineSpan(line);
            var blanks = _source.AsSpan(span).IndexOfAnyExcept(' ', '\t');
            if (blanks >= 0 && !IsTrivia(span.Start + blanks))
                return _answer = line;
        }
        return 0;
    }

    private bool IsTrivia(int position)
    {
        var after = ~Gaps.BinarySearch(new TextSpan(position, int.MaxValue));
        return after > 0 && Gaps[after - 1].Contains(position);
    }
}
