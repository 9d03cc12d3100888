using ConfigLint.Syntax.Text;
using Superpower.Model;

namespace ConfigLint.Syntax.Nginx;

/// <summary>The loop around the statement parser: owns nesting (an explicit stack, no recursion), recovery and the messages.</summary>
internal sealed class NginxTreeBuilder
{
    // Blocks whose entries nginx hands to a handler: "{" among them is refused (ngx_conf_parse, cf->handler).
    private static readonly HashSet<string> DataBlocks = ["map", "geo", "types", "split_clients", "charset_map"];

    // A lost "}" before one of these is likelier than data that looks like them.
    private static readonly HashSet<string> Blocks = ["server", "location", "upstream", "map", "geo", "types", "if", "events", "http", "stream"];

    // A text with so many faults is no configuration of nginx: the rest of it is kept, and not read.
    private const int MostSkips = 10_000;

    private const string BraceInData = "unexpected \"{\": entries here are data, put quotes around a value with a brace";

    private readonly SourceText _source;
    private readonly Stack<Frame> _frames = new();
    private readonly List<SyntaxError> _longComments;
    private TokenList<SyntaxKind> _rest;
    private int _lostBraces;
    private bool _hasErrors;
    private int _skips;

    /// <param name="lostBraces">How many closing braces may be supplied where the indentation shows that one is lost.</param>
    public NginxTreeBuilder(SourceText source, TokenList<SyntaxKind> tokens, int lostBraces)
    {
        _source = source;
        _rest = tokens;
        _lostBraces = lostBraces;
        _longComments = NginxLimits.FindLongComments(source, tokens);
    }

    /// <summary>How many blocks were still open at the end of the file.</summary>
    public int UnclosedBlocks { get; private set; }

    public SyntaxTree Build()
    {
        _frames.Push(new Frame([], default, Indent: -1, IsData: false));
        while (!_rest.IsAtEnd)
        {
            if (_skips > MostSkips)
            {
                SkipRest();
                break;
            }
            var token = NginxParser.ToSyntaxToken(_rest.ConsumeToken().Value);
            switch (token.Kind)
            {
                case SyntaxKind.CloseBrace:
                    Advance();
                    CloseBlock(token);
                    break;
                case SyntaxKind.Semicolon:
                    Advance();
                    Skip([token], "unexpected \";\"");
                    break;
                default:
                    ReadStatement();
                    break;
            }
        }
        UnclosedBlocks = _frames.Count - 1;
        while (_frames.Count > 1)
            CloseWithMissingBrace("unexpected end of file, expecting \"}\"");
        var file = new NginxFile(_source, [.. _frames.Pop().Members]);
        foreach (var error in _longComments)
            Report(file, error);
        return new SyntaxTree(file, _hasErrors);
    }

    private void ReadStatement()
    {
        var result = NginxParser.Statement(_rest);
        _rest = result.Remainder;
        var (words, end) = result.Value;
        if (end.Kind == SyntaxKind.OpenBrace)
            OpenBlock(words, end);
        else
            AddDirective(words, end);
    }

    private void AddDirective(SyntaxToken[] words, SyntaxToken end)
    {
        var missing = end.IsMissing;
        var directive = new NginxDirective(_source, words, missing ? SyntaxToken.Missing(words[^1].End) : end);
        CheckWords(directive);
        if (missing && words[^1].Kind != SyntaxKind.Bad)
        {
            var found = _rest.IsAtEnd ? "unexpected end of file" : "unexpected \"}\"";
            Report(directive, new SyntaxError(words[^1].Span, $"\";\" is missing after \"{Excerpt.Of(_source.AsSpan(words[^1].Span))}\" (nginx: {found})"));
        }
        _frames.Peek().Members.Add(directive);
    }

    private void OpenBlock(SyntaxToken[] words, SyntaxToken openBrace)
    {
        if (words.Length > 0 && NginxText.Raw(_source, words[0]).EndsWith("_by_lua_block", StringComparison.Ordinal))
        {
            AddLuaBlock(words, openBrace);
            return;
        }
        if (_frames.Peek().IsData && words.Length > 0 && !EndsLine(openBrace) && !Blocks.Contains(NginxText.Raw(_source, words[0]).ToString()))
        {
            AddBracedData(words, openBrace);
            return;
        }
        var frame = new Frame(words, openBrace, IndentOf(words.Length > 0 ? words[0] : openBrace), IsDataBlock(words));
        if (_lostBraces > 0 && frame.Indent >= 0 && frame.Indent == _frames.Peek().Indent)
            CloseLostBlock();
        if (_frames.Count > NginxParser.MaxDepth)
        {
            SkipDeepBlock(words, openBrace);
            return;
        }
        if (words.Length == 0)
            frame.Errors.Add(new SyntaxError(openBrace.Span, "unexpected \"{\""));
        else if (_frames.Peek().IsData)
            frame.Errors.Add(new SyntaxError(openBrace.Span, BraceInData));
        _frames.Push(frame);
    }

    /// <summary>An unquoted value with a brace, as in <c>~^a{2}$ x;</c>: the rest of the line is an entry of its own.</summary>
    private void AddBracedData(SyntaxToken[] words, SyntaxToken openBrace)
    {
        var entry = new NginxDirective(_source, words, SyntaxToken.Missing(words[^1].End));
        CheckWords(entry);
        _frames.Peek().Members.Add(entry);
        Skip([openBrace], BraceInData);
    }

    private void AddLuaBlock(SyntaxToken[] words, SyntaxToken openBrace)
    {
        var body = Take(SyntaxKind.LuaBody) ?? SyntaxToken.Missing(openBrace.End);
        var close = Take(SyntaxKind.CloseBrace);
        var block = new NginxLuaBlock(_source, words, openBrace, body, close ?? SyntaxToken.Missing(body.End));
        CheckWords(block);
        if (close is null)
            Report(block, new SyntaxError(openBrace.Span, "the Lua block is not closed: unexpected end of file, expecting \"}\""));
        _frames.Peek().Members.Add(block);
    }

    private void CloseBlock(SyntaxToken closeBrace)
    {
        if (_frames.Count == 1)
        {
            Skip([closeBrace], "unexpected \"}\"");
            return;
        }
        var indent = IndentOf(closeBrace);
        var inner = indent < 0 ? 0 : _frames.TakeWhile(f => f.Indent > indent).Count();
        if (inner > 0 && inner <= _lostBraces && _frames.ElementAt(inner).Indent == indent)
        {
            for (; inner > 0; inner--)
                CloseLostBlock();
        }
        Add(_frames.Pop(), closeBrace);
    }

    private void CloseLostBlock()
    {
        _lostBraces--;
        CloseWithMissingBrace("\"}\" is missing: by its indentation this block ends here");
    }

    private void CloseWithMissingBrace(string message)
    {
        var frame = _frames.Pop();
        var last = frame.Members.Count > 0 ? frame.Members[^1].Span.End : frame.OpenBrace.End;
        var head = frame.Words.Length > 0 ? TextSpan.FromBounds(frame.Words[0].Start, frame.OpenBrace.End) : frame.OpenBrace.Span;
        frame.Errors.Add(new SyntaxError(head, $"this block is never closed: {message}"));
        Add(frame, SyntaxToken.Missing(last));
    }

    private void Add(Frame frame, SyntaxToken closeBrace)
    {
        var block = new NginxBlock(_source, frame.Words, frame.OpenBrace, [.. frame.Members], closeBrace);
        CheckWords(block);
        foreach (var error in frame.Errors)
            Report(block, error);
        _frames.Peek().Members.Add(block);
    }

    private void SkipDeepBlock(SyntaxToken[] words, SyntaxToken openBrace)
    {
        var tokens = new List<SyntaxToken>(words) { openBrace };
        for (var open = 1; open > 0 && !_rest.IsAtEnd;)
        {
            var token = NginxParser.ToSyntaxToken(_rest.ConsumeToken().Value);
            Advance();
            tokens.Add(token);
            open += token.Kind switch { SyntaxKind.OpenBrace => 1, SyntaxKind.CloseBrace => -1, _ => 0 };
        }
        Skip([.. tokens], $"blocks are nested deeper than {NginxParser.MaxDepth}: this one is not analysed", SyntaxErrorKind.Limit);
    }

    private void CheckWords(NginxStatement statement)
    {
        for (var i = 0; i < statement.Words.Count; i++)
        {
            var word = statement.Words[i];
            if (word.Kind == SyntaxKind.Bad)
                Report(statement, new SyntaxError(word.Span, $"the closing {_source.Text[word.Start]} is missing"));
            if (NginxLimits.IsTooLong(_source, word))
                Report(statement, new SyntaxError(new TextSpan(word.Start, 1), $"too long parameter: nginx reads at most {NginxLimits.BufferSize - 1} bytes"));
            if (word.Kind == SyntaxKind.Quoted && word.End < _source.Length && i + 1 < statement.Words.Count
                && statement.Words[i + 1].Start == word.End && _source.Text[word.End] != ')')
                Report(statement, new SyntaxError(new TextSpan(word.End, 1), $"unexpected \"{_source.Text[word.End]}\" after the closing quote"));
        }
    }

    private void Skip(SyntaxToken[] tokens, string message, SyntaxErrorKind kind = SyntaxErrorKind.Syntax)
    {
        _skips++;
        var skipped = new SkippedTokens(_source, tokens);
        Report(skipped, new SyntaxError(tokens[0].Span, message, kind));
        _frames.Peek().Members.Add(skipped);
    }

    private void SkipRest()
    {
        var tokens = new List<SyntaxToken>();
        for (; !_rest.IsAtEnd; Advance())
            tokens.Add(NginxParser.ToSyntaxToken(_rest.ConsumeToken().Value));
        Skip([.. tokens], $"more than {MostSkips} syntax errors: the rest of the file is not analysed", SyntaxErrorKind.Limit);
    }

    private void Report(SyntaxNode node, SyntaxError error)
    {
        node.AddError(error);
        _hasErrors = true;
    }

    private void Advance() => _rest = _rest.ConsumeToken().Remainder;

    private SyntaxToken? Take(SyntaxKind kind)
    {
        var next = _rest.ConsumeToken();
        if (!next.HasValue || next.Value.Kind != kind)
            return null;
        _rest = next.Remainder;
        return NginxParser.ToSyntaxToken(next.Value);
    }

    private bool IsDataBlock(SyntaxToken[] words) => words.Length > 0 && DataBlocks.Contains(NginxText.Raw(_source, words[0]).ToString());

    /// <summary>The column (from 0) of a token that is the first of its line, else -1.</summary>
    private int IndentOf(SyntaxToken token)
    {
        var at = token.Start;
        while (at > 0 && _source.Text[at - 1] is ' ' or '\t')
            at--;
        return at == 0 || _source.Text[at - 1] is '\n' or '\r' ? token.Start - at : -1;
    }

    /// <summary>As the brace of a block does, and not that of a regular expression.</summary>
    private bool EndsLine(SyntaxToken token) => _source.Text.AsSpan(token.End).TrimStart(" \t") is [] or ['\n' or '\r', ..];

    private sealed record Frame(SyntaxToken[] Words, SyntaxToken OpenBrace, int Indent, bool IsData)
    {
        public List<SyntaxNode> Members { get; } = [];

        public List<SyntaxError> Errors { get; } = [];
    }
}
