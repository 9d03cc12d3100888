using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax.Yaml;

/// <summary>
/// One document: scanner tokens to nodes, by libyaml's grammar (parser.c) with a stack of open collections in place of recursion.
/// At the first fault all open collections are closed with what they have, and the rest is kept as skipped text.
/// </summary>
internal sealed class YamlTreeBuilder
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

    private void Step(YamlFrame frame)
    {
        switch (frame.Kind)
        {
            case YamlFrameKind.BlockMapping:
                StepBlockMapping(frame);
                break;
            case YamlFrameKind.FlowMapping:
                StepFlowMapping(frame);
                break;
            case YamlFrameKind.FlowPair:
                StepFlowPair(frame);
                break;
            case YamlFrameKind.FlowSequence:
                StepFlowSequence(frame);
                break;
            default:
                StepBlockSequence(frame);
                break;
        }
    }

    private void StepBlockMapping(YamlFrame frame)
    {
        var token = _scanner.Current;
        if (frame.Key is not null)
        {
            // YAML lets a key stand without ":" and value only after "?".
            if (token.Kind == YamlTokenKind.Value)
            {
                frame.Colon = Take(SyntaxKind.Colon);
                ParseUnless(isBlock: true, mayBeIndentless: true, YamlTokenKind.Key, YamlTokenKind.Value, YamlTokenKind.BlockEnd);
            }
            else
            {
                Attach(Missing());
            }
            return;
        }
        switch (token.Kind)
        {
            case YamlTokenKind.Key:
                frame.Question = TakeKey();
                ParseKey(frame, isBlock: true, YamlTokenKind.Key, YamlTokenKind.Value, YamlTokenKind.BlockEnd);
                break;
            case YamlTokenKind.BlockEnd:
                _scanner.Advance();
                CloseFrame();
                break;
            default:
                Fail(token, YamlFaults.NoKey(_source, token, _end, frame.Column));
                break;
        }
    }

    private void StepBlockSequence(YamlFrame frame)
    {
        var token = _scanner.Current;
        if (token.Kind == YamlTokenKind.BlockEntry)
        {
            frame.Children.Add(Take(SyntaxKind.Operator));
            // The end of a sequence that stands at its key's column shows only by what follows.
            if (frame.Kind == YamlFrameKind.IndentlessSequence)
                ParseUnless(true, false, YamlTokenKind.BlockEntry, YamlTokenKind.Key, YamlTokenKind.Value, YamlTokenKind.BlockEnd);
            else
                ParseUnless(true, false, YamlTokenKind.BlockEntry, YamlTokenKind.BlockEnd);
        }
        else if (frame.Kind == YamlFrameKind.IndentlessSequence)
        {
            CloseFrame();
        }
        else if (token.Kind == YamlTokenKind.BlockEnd)
        {
            _scanner.Advance();
            CloseFrame();
        }
        else
        {
            Fail(token, YamlFaults.NoItem(_source, token, _end, frame.Column));
        }
    }

    private void StepFlowSequence(YamlFrame frame)
    {
        if (!StepSeparator(frame, YamlTokenKind.FlowSequenceEnd, SyntaxKind.CloseBracket, ']'))
            return;
        var token = _scanner.Current;
        if (token.Kind == YamlTokenKind.Key)
        {
            Push(YamlFrameKind.FlowPair, default, token);
            _frames.Peek().Question = TakeKey();
        }
        else
        {
            ParseNode(isBlock: false, mayBeIndentless: false);
        }
    }

    /// <summary>The one pair of <c>[key: value]</c>: a mapping without braces.</summary>
    private void StepFlowPair(YamlFrame frame)
    {
        if (frame.Children.Count > 0)
            CloseFrame();
        else if (frame.Key is null)
            ParseKey(frame, isBlock: false, YamlTokenKind.Value, YamlTokenKind.FlowEntry, YamlTokenKind.FlowSequenceEnd);
        else
            StepFlowValue(frame, YamlTokenKind.FlowSequenceEnd);
    }

    private void StepFlowMapping(YamlFrame frame)
    {
        if (frame.Key is not null)
        {
            StepFlowValue(frame, YamlTokenKind.FlowMappingEnd);
            return;
        }
        if (!StepSeparator(frame, YamlTokenKind.FlowMappingEnd, SyntaxKind.CloseBrace, '}'))
            return;
        if (_scanner.Current.Kind == YamlTokenKind.Key)
            frame.Question = TakeKey();
        ParseKey(frame, isBlock: false, YamlTokenKind.Value, YamlTokenKind.FlowEntry, YamlTokenKind.FlowMappingEnd);
    }

    private void StepFlowValue(YamlFrame frame, YamlTokenKind close)
    {
        if (_scanner.Current.Kind == YamlTokenKind.Value)
        {
            frame.Colon = Take(SyntaxKind.Colon);
            ParseUnless(false, false, YamlTokenKind.FlowEntry, close);
        }
        else
        {
            Attach(Missing());
        }
    }

    /// <summary>Reads the comma between two members, or the closing bracket; true when a member must follow.</summary>
    private bool StepSeparator(YamlFrame frame, YamlTokenKind close, SyntaxKind closeKind, char bracket)
    {
        if (frame.NeedsSeparator && _scanner.Current.Kind == YamlTokenKind.FlowEntry)
        {
            frame.Children.Add(Take(SyntaxKind.Comma));
            frame.NeedsSeparator = false;
        }
        var token = _scanner.Current;
        if (token.Kind == close)
        {
            frame.Children.Add(Take(closeKind));
            CloseFrame();
            return false;
        }
        if (token.Kind == YamlTokenKind.EndOfDocument)
        {
            FailAt(new TextSpan(frame.Start, 1), $"the closing {bracket} is missing");
            return false;
        }
        if (frame.NeedsSeparator)
        {
            Fail(token, $"expected \",\" or \"{bracket}\"");
            return false;
        }
        return true;
    }

    /// <summary>A key may be empty only behind <c>?</c>; YAML 1.2 allows more, the servers' readers do not.</summary>
    private void ParseKey(YamlFrame frame, bool isBlock, params ReadOnlySpan<YamlTokenKind> noKey)
    {
        if (frame.Question.IsMissing)
            ParseNode(isBlock, mayBeIndentless: isBlock);
        else
            ParseUnless(isBlock, mayBeIndentless: isBlock, noKey);
    }

    private void ParseUnless(bool isBlock, bool mayBeIndentless, params ReadOnlySpan<YamlTokenKind> noValue)
    {
        if (noValue.Contains(_scanner.Current.Kind))
            Attach(Missing());
        else
            ParseNode(isBlock, mayBeIndentless);
    }

    private void ParseNode(bool isBlock, bool mayBeIndentless)
    {
        if (_scanner.Current.Kind == YamlTokenKind.Alias)
        {
            var name = _scanner.Current.Value;
            Attach(_anchors.Bind(_source, Take(SyntaxKind.Symbol), name, _frames.Count));
            return;
        }
        var properties = ParseProperties(out var anchor);
        var token = _scanner.Current;
        switch (token.Kind)
        {
            case YamlTokenKind.Scalar:
                Attach(ParseScalar(properties, token), anchor);
                break;
            case YamlTokenKind.BlockEntry when mayBeIndentless:
                Push(YamlFrameKind.IndentlessSequence, properties, token, anchor);
                break;
            case YamlTokenKind.BlockSequenceStart when isBlock:
                Push(YamlFrameKind.BlockSequence, properties, token, anchor);
                _scanner.Advance();
                break;
            case YamlTokenKind.BlockMappingStart when isBlock:
                Push(YamlFrameKind.BlockMapping, properties, token, anchor);
                _scanner.Advance();
                break;
            case YamlTokenKind.FlowSequenceStart:
                Push(YamlFrameKind.FlowSequence, properties, token, anchor);
                _frames.Peek().Children.Add(Take(SyntaxKind.OpenBracket));
                break;
            case YamlTokenKind.FlowMappingStart:
                Push(YamlFrameKind.FlowMapping, properties, token, anchor);
                _frames.Peek().Children.Add(Take(SyntaxKind.OpenBrace));
                break;
            case not YamlTokenKind.Error when !properties.IsEmpty:
                Attach(Missing(properties), anchor);
                break;
            default:
                if (!properties.IsEmpty)
                    Attach(Missing(properties), anchor);
                Fail(token, YamlFaults.NoValue(_source, token));
                break;
        }
    }

    private YamlProperties ParseProperties(out string? anchor)
    {
        var properties = default(YamlProperties);
        anchor = null;
        while (true)
        {
            if (_scanner.Current.Kind == YamlTokenKind.Anchor && properties.Anchor.IsMissing)
            {
                anchor = _scanner.Current.Value;
                properties = properties with { Anchor = Take(SyntaxKind.Symbol) };
            }
            else if (_scanner.Current.Kind == YamlTokenKind.Tag && properties.Tag.IsMissing)
            {
                properties = properties with { Tag = Take(SyntaxKind.Symbol) };
            }
            else
            {
                return properties;
            }
        }
    }

    private YamlScalar ParseScalar(YamlProperties properties, YamlToken token)
    {
        var isBlock = token.Style is YamlScalarStyle.Literal or YamlScalarStyle.Folded;
        var head = new SyntaxToken(token.Style == YamlScalarStyle.Plain ? SyntaxKind.Word : SyntaxKind.Quoted, token.Start, token.End);
        var body = SyntaxToken.Missing(token.Start);
        if (isBlock)
            (head, body) = SplitBlockScalar(token);
        else if (head.Length == 0)
            head = SyntaxToken.Missing(token.Start);
        _end = Math.Max(head.End, body.End);
        _scanner.Advance();
        return new YamlScalar(_source, properties, head, body, token.Value, token.Style);
    }

    /// <summary>The header, then the lines: a comment may stand between them.</summary>
    private (SyntaxToken Head, SyntaxToken Body) SplitBlockScalar(YamlToken token)
    {
        var text = _source.AsSpan(TextSpan.FromBounds(token.Start, token.End));
        var headEnd = 1;
        while (headEnd < text.Length && text[headEnd] is '+' or '-' or (>= '0' and <= '9'))
            headEnd++;
        var head = new SyntaxToken(SyntaxKind.Operator, token.Start, token.Start + headEnd);
        var lineEnd = text.IndexOfAny('\n', '\r');
        var bodyStart = lineEnd < 0 ? text.Length : lineEnd + text[lineEnd..].IndexOfAnyExcept(" \t\r\n");
        var bodyEnd = text.TrimEnd().Length;
        return (head, lineEnd >= 0 && lineEnd <= bodyStart && bodyStart < bodyEnd
            ? new SyntaxToken(SyntaxKind.Heredoc, token.Start + bodyStart, token.Start + bodyEnd)
            : SyntaxToken.Missing(head.End));
    }

    private YamlScalar Missing(YamlProperties properties = default)
    {
        var nothing = SyntaxToken.Missing(_end);
        return new YamlScalar(_source, properties, nothing, nothing, "", YamlScalarStyle.Plain);
    }

    /// <summary>Gives a finished node to the innermost open collection.</summary>
    private void Attach(YamlNode node, string? anchor = null)
    {
        if (anchor is not null)
            _anchors.Declare(anchor).Node = node;
        if (++NodeCount > _maxNodes)
            FailAt(new TextSpan(node.Span.Start, 1), $"more than {YamlLimits.MaxNodes} nodes: the rest is not analysed", SyntaxErrorKind.Limit);
        if (_frames.TryPeek(out var frame))
            frame.Add(_source, node, SyntaxToken.Missing(_end));
        else
            _root = node;
    }

    private void Push(YamlFrameKind kind, YamlProperties properties, YamlToken token, string? anchor = null)
    {
        var lineStart = _source.GetLineStart(token.Start);
        _frames.Push(new YamlFrame(kind, properties, token.Start, token.Start - lineStart + 1, anchor is null ? null : _anchors.Declare(anchor)));
        if (_frames.Count > YamlLimits.MaxDepth)
            FailAt(new TextSpan(token.Start, 1), $"nested deeper than {YamlLimits.MaxDepth}: the rest of the document is not analysed", SyntaxErrorKind.Limit);
    }

    private void CloseFrame()
    {
        var frame = _frames.Pop();
        if (frame.Key is not null)
            frame.Add(_source, Missing(), SyntaxToken.Missing(_end));
        var collection = frame.ToNode(_source, _end);
        if (frame.Anchor is { } anchor)
            anchor.Node = collection;
        Attach(collection);
    }

    private SyntaxToken Take(SyntaxKind kind)
    {
        var token = Take(new SyntaxToken(kind, _scanner.Current.Start, _scanner.Current.End));
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
