using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax.HAProxy;

/// <summary>The loop around the lines: sections, <c>.if</c> blocks, and the messages.</summary>
internal sealed class HAProxyTreeBuilder
{
    private readonly SourceText _source;
    private readonly HAProxyTokenizer _tokenizer;
    private readonly TokenCursor _cursor;
    private readonly List<SyntaxNode> _members = [];
    private readonly Stack<(HAProxyStatement If, bool HasElse)> _conditions = new();
    private List<HAProxyStatement>? _section;
    private bool _hasErrors;

    // A variable made the first word of a line, which may have opened a section or ended an .if.
    private bool _isUnknownPlace;

    public HAProxyTreeBuilder(SourceText source)
    {
        _source = source;
        _tokenizer = new HAProxyTokenizer(source.Text);
        _cursor = new TokenCursor(_tokenizer.TokenizeAll(), source.Length);
    }

    public SyntaxTree Build()
    {
        HAProxyStatement? last = null;
        while (!_cursor.IsAtEnd)
        {
            if (_cursor.TryRun(HAProxyParser.Line, out var words) && words.Length > 0)
                Add(last = new HAProxyStatement(_source, words, _conditions.Count > 0), words);
            if (_cursor.Kind == SyntaxKind.EndOfLine)
                _cursor.Take();
        }
        while (_conditions.TryPop(out var open) && !_isUnknownPlace)
            Report(open.If, open.If.Span, "this \".if\" has no \".endif\"");
        // A comment there is refused as well: the file is taken for one that was cut off (from 2.3 on).
        if (_source.Length > 0 && _source.Text[^1] != '\n' && last is not null)
            Report(last, new TextSpan(_source.Length, 0), "the last line does not end with a line break: HAProxy takes the file for a truncated one and refuses it");
        CloseSection();
        return new SyntaxTree(new HAProxyFile(_source, _members), _hasErrors);
    }

    private void Add(HAProxyStatement statement, SyntaxToken[] words)
    {
        foreach (var bad in words.Where(w => w.Kind == SyntaxKind.Bad))
            Report(statement, bad.Span, _tokenizer.TakeFault());
        if (words.Length > HAProxyParser.MostWords)
            Report(statement, words[HAProxyParser.MostWords].Span, $"too many words: HAProxy reads at most {HAProxyParser.MostWords} in a line");
        _isUnknownPlace |= statement.Keyword.Length == 0 && words[0].Kind == SyntaxKind.Word;
        if (statement.Keyword.StartsWith('.'))
        {
            ReadCondition(statement);
        }
        else if (statement.Prefix is null && HAProxyParser.SectionKeywords.Contains(statement.Keyword))
        {
            CloseSection();
            _section = [statement];
            return;
        }
        else if (_section is null && !_isUnknownPlace && !statement.IsConditional && words[0].Kind != SyntaxKind.Bad)
        {
            Report(statement, words[0].Span, $"\"{Excerpt.Of(_source.AsSpan(words[0].Span))}\" stands before the first section: \"global\", \"defaults\", \"frontend\", \"backend\" or \"listen\" is expected");
        }
        if (_section is null)
            _members.Add(statement);
        else
            _section.Add(statement);
    }

    private void ReadCondition(HAProxyStatement statement)
    {
        switch (statement.Keyword)
        {
            case ".if":
                _conditions.Push((statement, false));
                break;
            case ".elif" or ".else" or ".endif" when _conditions.Count == 0:
                if (!_isUnknownPlace)
                    Report(statement, statement.Span, $"\"{statement.Keyword}\" without an \".if\" before it");
                break;
            case ".elif" or ".else" when _conditions.Peek().HasElse && !_isUnknownPlace:
                Report(statement, statement.Span, $"\"{statement.Keyword}\" after \".else\"");
                break;
            case ".else":
                _conditions.Push((_conditions.Pop().If, true));
                break;
            case ".endif":
                _conditions.Pop();
                break;
        }
    }

    private void CloseSection()
    {
        if (_section is not null)
            _members.Add(new HAProxySection(_source, _section));
        _section = null;
    }

    private void Report(HAProxyStatement statement, TextSpan span, string message)
    {
        statement.AddError(new SyntaxError(span, message));
        _hasErrors = true;
    }
}
