using System.Buffers;

namespace ConfigLint.Syntax.Ini;

/// <content>Values: the scanner's ST_VALUE, ST_DOUBLE_QUOTES and ST_VARNAME states.</content>
internal sealed partial class PhpIniTokenizer
{
    private static readonly SearchValues<char> NotValue = SearchValues.Create("$= \t\n\r;&|^~()!\"'\0");

    private bool _valueIsEmpty;

    private SyntaxKind Value(out int start)
    {
        var next = BlanksEnd();
        if (EndsWithoutBlanks(next))
            At = next;
        start = At;
        if (AtEnd)
            return SyntaxKind.None;
        var kind = ValuePart();
        _valueIsEmpty = false;
        return kind;
    }

    private SyntaxKind ValuePart()
    {
        switch (Current)
        {
            case '\n' or '\r':
                return LineBreak();
            case ';':
                At = LineEnd(At);
                return SyntaxKind.None;
            case '\0':
                return AfterNul();
            case '"':
                return DoubleQuoted();
            case '\'':
                return SingleQuotedValue();
            case '=':
                return BadLine("unexpected \"=\": put quotes around a value that contains it");
            case '&' or '|' or '^' or '~' or '(' or ')' or '!':
                return Punctuation(SyntaxKind.Operator, State.Value, eatsBlanks: true);
            case '$' when StartsVariable(At):
                return Variable();
            default:
                return Words();
        }
    }

    /// <summary>Runs of value characters with the blanks between them, which PHP keeps.</summary>
    private SyntaxKind Words()
    {
        var start = At;
        _eatsBlanks = false;
        while (!AtEnd && (!NotValue.Contains(Current) || IsBlank(Current) || (Current == '$' && !StartsVariable(At))))
        {
            var run = At;
            At = RunEnd(NotValue, At);
            if (At > run && IsConstant(Text.AsSpan(run, At - run)))
                return Constant(start, run);
            var next = BlanksEnd();
            if (EndsWithoutBlanks(next))
                break;
            At = next;
        }
        return SyntaxKind.Word;
    }

    /// <summary>A bare true, off, none… is a token of its own and must be the whole value.</summary>
    private SyntaxKind Constant(int start, int run)
    {
        if (_valueIsEmpty && run == start)
        {
            _state = State.AfterConstant;
            _eatsBlanks = true;
            return SyntaxKind.Keyword;
        }
        var word = Text[run..At];
        At = run;
        // What stands before the word is a token; the next call comes back and refuses the word.
        return run > start ? SyntaxKind.Word : BadLine($"unexpected \"{word}\": put quotes around a value that contains this word");
    }

    private SyntaxKind AfterConstant(out int start)
    {
        start = At;
        if (AtEnd)
            return SyntaxKind.None;
        switch (Current)
        {
            case '\n' or '\r':
                return LineBreak();
            case ';':
                At = LineEnd(At);
                return SyntaxKind.None;
            case '\0':
                return AfterNul();
            case '\'' when StartsEmptyQuotes():
                return EmptyQuotes();
            case '\'' when SingleQuoted() is null:
                return StopsInSilence();
            default:
                return BadLine("unexpected text after a bare constant word: put quotes around the whole value");
        }
    }

    private SyntaxKind DoubleQuoted()
    {
        var at = At + 1;
        while (at < Text.Length && Text[at] != '"' && !(_lineByLine && Text[at] == '\n'))
        {
            if (StartsVariable(at))
            {
                at = VariableEnd(at);
                if (at < 0)
                    return BadLine("\"}\" is missing after \"${\"");
            }
            else
            {
                at += Text[at] == '\\' && at + 1 < Text.Length && !IsLastQuote(at + 1) && !(_lineByLine && Text[at + 1] == '\n') ? 2 : 1;
            }
        }
        if (at >= Text.Length || Text[at] != '"')
            return BadLine("the closing \" is missing");
        _eatsBlanks = true;
        return Take(SyntaxKind.Quoted, at + 1 - At);
    }

    /// <summary>A quote at the end of a line is not escaped by the backslash before it: "C:\php\" is a path.</summary>
    private bool IsLastQuote(int at) => Text[at] == '"' && (at + 1 >= Text.Length || IsLineBreak(Text[at + 1]));

    private SyntaxKind SingleQuotedValue()
    {
        if (StartsEmptyQuotes())
            return EmptyQuotes();
        if (SingleQuoted() is { } kind)
            return kind;
        return _valueIsEmpty ? BadLine("the closing ' is missing") : StopsInSilence();
    }

    /// <summary>Without a closing single quote the scanner stops, and what it has by then is the value.</summary>
    private SyntaxKind StopsInSilence() => _lineByLine ? BadLine(null) : BadRest();

    /// <summary>The scanner wants a character between single quotes: '' ends the value, and its second quote starts a key (harmless in php.ini).</summary>
    private SyntaxKind EmptyQuotes()
    {
        if (_lineByLine)
            return BadLine("FPM refuses empty single quotes (value is NULL for a ZEND_INI_PARSER_ENTRY): use \"\"");
        _state = State.Statement;
        _eatsBlanks = false;
        return Take(SyntaxKind.Quoted);
    }

    private bool StartsEmptyQuotes() => At + 1 < Text.Length && Text[At + 1] == '\'';

    /// <summary>A string of at least one character up to the next single quote, or null when there is none.</summary>
    private SyntaxKind? SingleQuoted()
    {
        var rest = Text.AsSpan(At + 1);
        var lineEnd = _lineByLine ? rest.IndexOf('\n') : -1;
        var length = (lineEnd < 0 ? rest : rest[..lineEnd]).IndexOf('\'');
        _eatsBlanks = false;
        return length < 1 ? null : Take(SyntaxKind.Quoted, length + 2);
    }

    private SyntaxKind Variable()
    {
        var end = VariableEnd(At);
        _eatsBlanks = false;
        return end < 0 ? BadLine("\"}\" is missing after \"${\"") : Take(SyntaxKind.Variable, end - At);
    }

    private bool StartsVariable(int at) => Text[at] == '$' && at + 1 < Text.Length && Text[at + 1] == '{';

    /// <summary>Behind the "}" of <c>${NAME}</c>, or of <c>${NAME:-fallback}</c> which PHP knows from 8.3 on; -1 if there is none.</summary>
    private int VariableEnd(int at)
    {
        var nameEnd = EndOf(NotLabel, at + 2);
        var name = Text.AsSpan(at + 2, nameEnd - at - 2);
        if (name.Contains(":-", StringComparison.Ordinal))
        {
            var close = Text.AsSpan(at, LineEnd(at) - at).IndexOf('}');
            return close < 0 ? -1 : at + close + 1;
        }
        return nameEnd < Text.Length && Text[nameEnd] == '}' && !name.IsEmpty ? nameEnd + 1 : -1;
    }

    /// <summary>Blanks before the end of a value, and before a double quote, are no part of it.</summary>
    private bool EndsWithoutBlanks(int next) =>
        next == Text.Length ? _lineByLine : IsLineBreak(Text[next]) || Text[next] is ';' or '"' or '=';
}
