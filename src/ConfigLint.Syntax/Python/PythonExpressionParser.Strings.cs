namespace ConfigLint.Syntax.Python;

/// <summary>Strings that adjoin, and the fields of f-strings.</summary>
internal sealed partial class PythonExpressionParser
{
    private PythonExpression? Strings()
    {
        var children = new List<SyntaxNodeOrToken>();
        var parts = new List<PythonStringPart>();
        var isFormatted = false;
        var isTemplate = false;
        var isBytes = false;
        while (true)
        {
            if (_cursor.Kind == SyntaxKind.Quoted)
            {
                var text = Text();
                isBytes |= text[..PythonText.PrefixLength(text)].ContainsAny('b', 'B');
                if (isFormatted)
                    parts.Add(new PythonStringPart(PythonText.DecodeString(text), null));
                children.Add(_cursor.Take());
            }
            else if (_cursor.Kind == SyntaxKind.StringStart)
            {
                if (!isFormatted)
                    parts.AddRange(children.Select(c => new PythonStringPart(PythonText.DecodeString(_source.AsSpan(c.Token.Span)), null)));
                isFormatted = true;
                isTemplate |= Text().ContainsAny('t', 'T');
                if (!FormattedString(children, parts))
                    return null;
            }
            else
            {
                break;
            }
        }
        return isFormatted
            ? Checked(new PythonFormattedString(_source, [.. children], [.. parts], isTemplate))
            : new PythonLiteral(_source, [.. children], isBytes ? PythonLiteralKind.Bytes : PythonLiteralKind.String);
    }

    private bool FormattedString(List<SyntaxNodeOrToken> children, List<PythonStringPart> parts)
    {
        var isRaw = PythonText.IsRaw(Text()[..PythonText.PrefixLength(Text())]);
        children.Add(_cursor.Take());
        while (true)
        {
            switch (_cursor.Kind)
            {
                case SyntaxKind.StringText:
                    parts.Add(new PythonStringPart(PythonText.Decode(Text(), isRaw, isBytes: false, isFormatted: true), null));
                    children.Add(_cursor.Take());
                    break;
                case SyntaxKind.InterpolationStart:
                    if (Field() is not { } field)
                        return false;
                    parts.Add(new PythonStringPart(null, field));
                    children.Add(field);
                    break;
                case SyntaxKind.StringEnd:
                    children.Add(_cursor.Take());
                    return true;
                default:
                    children.Add(SyntaxToken.Missing(CompositeNode.BoundsOf(children[^1]).End));
                    return true;
            }
        }
    }

    private PythonReplacementField? Field()
    {
        var start = _cursor.Rest;
        var faults = Faults.Count;
        var children = new List<SyntaxNodeOrToken> { _cursor.Take() };
        if (_cursor.Kind == SyntaxKind.InterpolationEnd)
        {
            children.Add(_cursor.Take());
            var empty = new PythonReplacementField(_source, [.. children], null, isPlain: false);
            Faults.Add((empty, new SyntaxError(empty.Span, "an empty expression in an f-string")));
            return empty;
        }
        var expression = ExpressionList();
        if (IsTooDeep)
            return null;
        var isPlain = true;
        if (expression is not null)
        {
            children.Add(expression);
            isPlain = _cursor.Kind == SyntaxKind.InterpolationEnd;
            while (_cursor.Kind is SyntaxKind.Equals or SyntaxKind.StringText or SyntaxKind.Colon or SyntaxKind.InterpolationStart)
            {
                if (_cursor.Kind == SyntaxKind.InterpolationStart)
                    SkipGroup(children);
                else
                    children.Add(_cursor.Take());
            }
        }
        if (expression is not null && TryClose(SyntaxKind.InterpolationEnd, children))
            return new PythonReplacementField(_source, [.. children], expression, isPlain);
        _cursor.MoveTo(start);
        Faults.RemoveRange(faults, Faults.Count - faults);
        var opaque = new List<SyntaxNodeOrToken>();
        SkipGroup(opaque);
        var open = opaque[0];
        var close = opaque.Count > 1 && opaque[^1].Token.Kind == SyntaxKind.InterpolationEnd ? opaque[^1] : SyntaxToken.Missing(CompositeNode.BoundsOf(opaque[^1]).End);
        var inner = opaque.Skip(1).Take(opaque.Count - (close.Token.IsMissing ? 1 : 2)).ToArray();
        var value = inner.Length == 0 ? null : new PythonOpaqueExpression(_source, inner);
        return new PythonReplacementField(_source, value is null ? [open, close] : [open, value, close], value, isPlain: false);
    }
}
