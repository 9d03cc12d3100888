namespace ConfigLint.Syntax.Yaml;

/// <content>The grammar: what may stand where. Each step reads one member of the innermost open collection.</content>
internal sealed partial class YamlTreeBuilder
{
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
            _children.Add(Take(SyntaxKind.Operator));
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
            Push(YamlFrameKind.FlowPair, null, token);
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
        if (_children.Count > frame.FirstChild)
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
            _children.Add(Take(SyntaxKind.Comma));
            frame.NeedsSeparator = false;
        }
        var token = _scanner.Current;
        if (token.Kind == close)
        {
            _children.Add(Take(closeKind));
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
                Attach(ParseScalar(properties), anchor);
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
                _children.Add(Take(SyntaxKind.OpenBracket));
                break;
            case YamlTokenKind.FlowMappingStart:
                Push(YamlFrameKind.FlowMapping, properties, token, anchor);
                _children.Add(Take(SyntaxKind.OpenBrace));
                break;
            case not YamlTokenKind.Error when properties is not null:
                Attach(Missing(properties), anchor);
                break;
            default:
                if (properties is not null)
                    Attach(Missing(properties), anchor);
                Fail(token, YamlFaults.NoValue(_source, token));
                break;
        }
    }

    private YamlProperties? ParseProperties(out string? anchorName)
    {
        anchorName = null;
        if (_scanner.Current.Kind is not (YamlTokenKind.Anchor or YamlTokenKind.Tag))
            return null;
        SyntaxToken anchor = default, tag = default;
        while (true)
        {
            if (_scanner.Current.Kind == YamlTokenKind.Anchor && anchor.IsMissing)
            {
                anchorName = _scanner.Current.Value;
                anchor = Take(SyntaxKind.Symbol);
            }
            else if (_scanner.Current.Kind == YamlTokenKind.Tag && tag.IsMissing)
            {
                tag = Take(SyntaxKind.Symbol);
            }
            else
            {
                return new YamlProperties(anchor, tag);
            }
        }
    }

    private YamlScalar ParseScalar(YamlProperties? properties)
    {
        ref readonly var token = ref _scanner.Current;
        _end = token.Style is YamlScalarStyle.Literal or YamlScalarStyle.Folded ? EndOfBlockScalar(token.Start, token.End) : token.End;
        var scalar = new YamlScalar(_source, properties, TextSpan.FromBounds(token.Start, _end), token.Value, token.Style);
        _scanner.Advance();
        return scalar;
    }

    /// <summary>Its last character that is no blank; without lines, the end of its header.</summary>
    private int EndOfBlockScalar(int start, int end)
    {
        var text = _source.AsSpan(TextSpan.FromBounds(start, end));
        var lineEnd = text.IndexOfAny('\n', '\r');
        var length = text.TrimEnd(" \t\r\n").Length;
        if (lineEnd < 0 || length <= lineEnd)
        {
            length = 1;
            while (length < text.Length && text[length] is '+' or '-' or (>= '0' and <= '9'))
                length++;
        }
        return start + length;
    }
}
