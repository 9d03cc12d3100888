using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax.Yaml;

/// <summary>
/// One document: scanner tokens to nodes, by libyaml's grammar (parser.c) with a stack of open collections in place of recursion.
/// At the first fault all open collections are closed with what they have, and the rest is kept as skipped text.
/// </summary>
internal sealed partial class YamlTreeBuilder
{
    private readonly SourceText _source;
    private readonly YamlChunk _chunk;
    private readonly SyntaxError? _unreadable;
    private readonly int _maxNodes;
    private readonly YamlScanner _scanner;
    private readonly YamlAnchors _anchors = new();
    private readonly Stack<YamlFrame> _frames = new();
    private readonly List<SyntaxNodeOrToken> _children = [];
    private YamlNode? _root;
    private SyntaxError? _fault;
    private int _end;

    /// <param name="unreadable">Where the text stops to be readable at all; the document is read up to there.</param>
    /// <param name="masks">Line breaks that the scanner must not see.</param>
    public YamlTreeBuilder(SourceText source, YamlChunk chunk, SyntaxError? unreadable, int maxNodes, YamlMasks masks)
    {
        _source = source;
        _chunk = chunk;
        _unreadable = unreadable;
        _maxNodes = maxNodes;
        _end = chunk.Span.Start;
        var start = chunk.Directives.Length == 0 ? chunk.Span.Start : chunk.Directives[^1].End;
        _scanner = new YamlScanner(source, TextSpan.FromBounds(chunk.Span.Start, unreadable?.Span.Start ?? chunk.Span.End), start, masks);
    }

    public int NodeCount { get; private set; } = 1;

    public bool HasErrors { get; private set; }

    /// <summary>What the scanner should not have stumbled over; null when the fault, if any, is the document's.</summary>
    public YamlMask? Stumble => _fault is null ? null : _scanner.Stumble;

    public YamlDocument Build()
    {
        foreach (var directive in _chunk.Directives)
            _children.Add(Take(directive));
        if (_scanner.Current.Kind == YamlTokenKind.DocumentStart)
            _children.Add(Take(SyntaxKind.Keyword));
        else if (_chunk.Directives.Length > 0)
            FailAt(RestOfChunk() is { } rest ? new TextSpan(rest.Start, 1) : _chunk.Directives[0].Span, "\"---\" must follow a directive");
        if (_fault is null && _scanner.Current.Kind != YamlTokenKind.EndOfDocument)
            ParseNode(isBlock: true, mayBeIndentless: false);
        while (_fault is null && _frames.TryPeek(out var frame))
            Step(frame);
        if (_fault is null && _scanner.Current.Kind != YamlTokenKind.EndOfDocument)
            Fail(_scanner.Current, "the document's value ends before this: indent the line, or start a new document with ---");
        while (_frames.Count > 0)
            CloseFrame();
        return Finish();
    }

    private YamlDocument Finish()
    {
        if (_root is not null)
            _children.Add(_root);
        if (_unreadable is not null && (_fault is null || _fault.Span.End >= _unreadable.Span.Start))
            _fault = _unreadable;
        SkippedTokens? rest = null;
        if (_fault is not null)
        {
            HasErrors = true;
            if (RestOfChunk() is { } skipped)
            {
                rest = new SkippedTokens(_source, [skipped]);
                rest.AddError(_fault);
                _children.Add(rest);
            }
        }
        if (_chunk.EndMarker is { } endMarker)
            _children.Add(endMarker);
        var document = new YamlDocument(_source, [.. _children], _root, isComplete: _fault is null);
        if (_fault is not null && rest is null)
            document.AddError(_fault);
        HasErrors |= _anchors.HasErrors;
        return document;
    }

    private YamlScalar Missing(YamlProperties? properties = null) =>
        new(_source, properties, new TextSpan(_end, 0), "", YamlScalarStyle.Plain);

    /// <summary>Gives a finished node to the innermost open collection.</summary>
    private void Attach(YamlNode node, string? anchor = null)
    {
        if (anchor is not null)
            _anchors.Declare(anchor).Node = node;
        if (++NodeCount > _maxNodes)
            FailAt(new TextSpan(node.Span.Start, 1), $"more than {YamlLimits.MaxNodes} nodes: the rest is not analysed", SyntaxErrorKind.Limit);
        if (!_frames.TryPeek(out var frame))
        {
            _root = node;
        }
        else if (!frame.IsMapping)
        {
            frame.NeedsSeparator = true;
            _children.Add(node);
        }
        else if (frame.Key is null)
        {
            frame.Key = node;
        }
        else
        {
            frame.NeedsSeparator = true;
            _children.Add(new YamlEntry(_source, frame.Question, frame.Key, frame.Colon, node));
            frame.Key = null;
            frame.Question = frame.Colon = default;
        }
    }

    private void Push(YamlFrameKind kind, YamlProperties? properties, YamlToken token, string? anchor = null)
    {
        var lineStart = _source.GetLineStart(token.Start);
        _frames.Push(new YamlFrame(kind, properties, token.Start, token.Start - lineStart + 1, _children.Count, anchor is null ? null : _anchors.Declare(anchor)));
        if (_frames.Count > YamlLimits.MaxDepth)
            FailAt(new TextSpan(token.Start, 1), $"nested deeper than {YamlLimits.MaxDepth}: the rest of the document is not analysed", SyntaxErrorKind.Limit);
    }

    private void CloseFrame()
    {
        if (_frames.Peek().Key is not null)
            Attach(Missing());
        var frame = _frames.Pop();
        var count = _children.Count - frame.FirstChild;
        var children = new SyntaxNodeOrToken[count];
        _children.CopyTo(frame.FirstChild, children, 0, count);
        _children.RemoveRange(frame.FirstChild, count);
        var position = Math.Min(frame.Start, _end);
        YamlContainer container = frame.IsMapping
            ? new YamlMapping(_source, frame.Properties, children, position)
            : new YamlSequence(_source, frame.Properties, children, position);
        if (frame.Anchor is { } anchor)
            anchor.Node = container;
        Attach(container);
    }

    private SyntaxToken Take(SyntaxKind kind)
    {
        ref readonly var current = ref _scanner.Current;
        var token = Take(new SyntaxToken(kind, current.Start, current.End));
        _scanner.Advance();
        return token;
    }

    private SyntaxToken Take(SyntaxToken token)
    {
        _end = token.End;
        return token;
    }

    /// <summary>A key is announced by <c>?</c>, or by a token of no length when only its <c>:</c> shows that it is one.</summary>
    private SyntaxToken TakeKey()
    {
        if (_scanner.Current.End > _scanner.Current.Start)
            return Take(SyntaxKind.Operator);
        _scanner.Advance();
        return SyntaxToken.Missing(_end);
    }

    private void Fail(YamlToken token, string message)
    {
        if (token.Kind == YamlTokenKind.Error)
            message = token.Value;
        FailAt(YamlFaults.SpanOf(_source, token, _chunk.Span.End), message);
    }

    private void FailAt(TextSpan span, string message, SyntaxErrorKind kind = SyntaxErrorKind.Syntax) => _fault ??= new SyntaxError(span, message, kind);

    /// <summary>What was not read, from its first character that is neither blank nor comment.</summary>
    private SyntaxToken? RestOfChunk()
    {
        var end = _chunk.Span.Start + _source.AsSpan(_chunk.Span).TrimEnd().Length;
        var at = _end;
        while (at < end)
        {
            if (_source.Text[at] == '#')
            {
                var length = _source.AsSpan(TextSpan.FromBounds(at, end)).IndexOfAny('\n', '\r');
                at = length < 0 ? end : at + length;
            }
            else if (!char.IsWhiteSpace(_source.Text[at]))
            {
                return new SyntaxToken(SyntaxKind.Opaque, at, end);
            }
            else
            {
                at++;
            }
        }
        return null;
    }
}
