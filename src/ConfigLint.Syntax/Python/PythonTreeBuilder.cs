using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax.Python;

/// <summary>The loop over logical lines: owns indentation, blocks (an explicit stack) and the messages.</summary>
internal sealed partial class PythonTreeBuilder
{
    // More would help nobody, and a node's errors are copied when one is added.
    private const int MaxFileErrors = 100;

    private readonly SourceText _source;
    private readonly TokenCursor _cursor;
    private readonly PythonStatementParser _parser;
    private readonly IReadOnlyList<SyntaxError> _tokenErrors;
    private readonly Stack<Block> _blocks = new();
    private readonly List<SyntaxError> _fileErrors = [];
    private Head? _awaitsBlock;
    private int _tokenErrorIndex;
    private int _lastEnd;
    private bool _hasErrors;

    public PythonTreeBuilder(SourceText source)
    {
        var tokenizer = new PythonTokenizer(source.Text);
        _source = source;
        _cursor = new TokenCursor(tokenizer.TokenizeAll(), source.Length);
        _parser = new PythonStatementParser(source, _cursor);
        _tokenErrors = [.. tokenizer.Errors.OrderBy(e => e.Span)];
    }

    public SyntaxTree Build()
    {
        _blocks.Push(new Block(null, default));
        while (!_cursor.IsAtEnd)
        {
            if (_cursor.Kind == SyntaxKind.EndOfLine)
            {
                _cursor.Take();
                continue;
            }
            if (Indent() is { } error)
                _fileErrors.Add(error);
            ReadLine();
        }
        if (MissingBlock() is { } missing)
            _fileErrors.Add(missing);
        while (_blocks.Count > 1)
            CloseBlock();
        FinishCompound(_blocks.Peek());
        var file = new PythonFile(_source, [.. _blocks.Pop().Members]);
        foreach (var error in _tokenErrors.Concat(_fileErrors).OrderBy(e => e.Span).Take(MaxFileErrors))
            Report(file, error);
        if (!_source.IsUtf8 && !HasCodingComment())
            Report(file, new SyntaxError(new TextSpan(0, 0), "the file is not UTF-8 and names no other encoding: Python refuses it"));
        return new SyntaxTree(file, _hasErrors);
    }

    /// <summary>Opens and closes blocks by the indentation of the line at the cursor.</summary>
    private SyntaxError? Indent()
    {
        var token = _cursor.Current;
        var column = ColumnOf(token.Start);
        var top = _blocks.Peek();
        if (_awaitsBlock is { } head)
        {
            if (column.Tabs8 > top.Column.Tabs8)
            {
                _awaitsBlock = null;
                _blocks.Push(new Block(head, column) { IsOpaque = head.Kind != HeadKind.Clause });
                return column.Tabs1 > top.Column.Tabs1 ? null : Inconsistent(token);
            }
            var missing = MissingBlock();
            while (_blocks.Count > 1 && column.Tabs8 < _blocks.Peek().Column.Tabs8)
                CloseBlock();
            return missing;
        }
        while (_blocks.Count > 1 && column.Tabs8 < _blocks.Peek().Column.Tabs8)
            CloseBlock();
        var current = _blocks.Peek();
        if (column == current.Column)
        {
            current.HasBadIndent = false;
            return null;
        }
        if (current.HasBadIndent)
            return null;
        current.HasBadIndent = true;
        return column.Tabs8 == current.Column.Tabs8 ? Inconsistent(token)
            : current == top ? new SyntaxError(token.Span, "unexpected indent")
            : new SyntaxError(token.Span, "unindent does not match any outer indentation level");
    }

    private static SyntaxError Inconsistent(SyntaxToken token) => new(token.Span, "inconsistent use of tabs and spaces in indentation");

    /// <summary>Closes a head whose block did not come.</summary>
    private SyntaxError? MissingBlock()
    {
        if (_awaitsBlock is not { } head)
            return null;
        _awaitsBlock = null;
        Close(head, []);
        return new SyntaxError(head.Keyword.Span, $"expected an indented block behind \"{_source.ToString(head.Keyword.Span)}\"");
    }

    /// <summary>
    /// The width of the blanks before the first token of a logical line, with tabs to columns of 8 and of 1: Python compares both
    /// (tok_get_normal_mode in Parser/tokenizer.c).
    /// </summary>
    private Column ColumnOf(int tokenStart)
    {
        var text = _source.Text;
        var start = LineStart(tokenStart);
        // Blanks and a backslash alone on the lines before: the first of them counts.
        while (start > 0 && PreviousLineIsContinuation(start) is >= 0 and var previous)
            start = previous;
        var column = default(Column);
        for (var at = start; at < text.Length; at++)
        {
            if (text[at] == ' ')
                column = new Column(column.Tabs8 + 1, column.Tabs1 + 1);
            else if (text[at] == '\t')
                column = new Column((column.Tabs8 / 8 * 8) + 8, column.Tabs1 + 1);
            else if (text[at] == '\f')
                column = default;
            else if (text[at] != '\uFEFF' || at > 0)
                break;
        }
        return column;
    }

    private int LineStart(int at)
    {
        while (at > 0 && _source.Text[at - 1] is not ('\n' or '\r'))
            at--;
        return at;
    }

    /// <summary>The start of the line before, when it holds blanks and a backslash only; else -1.</summary>
    private int PreviousLineIsContinuation(int lineStart)
    {
        var text = _source.Text;
        var at = lineStart - 1;
        if (at > 0 && text[at] == '\n' && text[at - 1] == '\r')
            at--;
        if (at == 0 || text[at - 1] != '\\')
            return -1;
        at--;
        while (at > 0 && text[at - 1] is ' ' or '\t' or '\f')
            at--;
        return at == 0 || text[at - 1] is '\n' or '\r' ? at : -1;
    }

    /// <summary>PEP 263: the encoding stands in a comment in one of the first two lines.</summary>
    private bool HasCodingComment()
    {
        for (var line = 1; line <= Math.Min(2, _source.LineCount); line++)
        {
            var text = _source.AsSpan(_source.GetLineSpan(line));
            if (text.TrimStart().StartsWith("#") && (text.Contains("coding:", StringComparison.Ordinal) || text.Contains("coding=", StringComparison.Ordinal)))
                return true;
        }
        return false;
    }

    private void Report(SyntaxNode node, SyntaxError error)
    {
        node.AddError(error);
        _hasErrors = true;
    }

    private readonly record struct Column(int Tabs8, int Tabs1);

    private enum HeadKind
    {
        Clause,
        Definition,
        Opaque,

        /// <summary>A line that opens a block inside a body that is kept as text.</summary>
        InOpaque,
    }

    /// <summary>A line that ends with a colon, and what it will become.</summary>
    private sealed record Head(HeadKind Kind, SyntaxToken Keyword, List<SyntaxNodeOrToken> Children)
    {
        public List<PythonExpression> Expressions { get; } = [];

        public SyntaxToken Name { get; init; }
    }

    private sealed record Compound(string Keyword)
    {
        /// <summary>A clause of it could not be read.</summary>
        public bool IsBroken { get; set; }

        public List<SyntaxNode> Clauses { get; } = [];
    }

    private sealed class Block(Head? head, Column column)
    {
        public Head? Head { get; } = head;

        public Column Column { get; } = column;

        public List<SyntaxNode> Members { get; } = [];

        /// <summary>The statement that an <c>elif</c> or <c>else</c> in this block would go on with.</summary>
        public Compound? Compound { get; set; }

        /// <summary>The last statement had clauses, and one of them could not be read.</summary>
        public bool LostCompound { get; set; }

        public bool IsOpaque { get; init; }

        public int OpaqueStart { get; set; } = -1;

        public bool HasBadIndent { get; set; }
    }
}
