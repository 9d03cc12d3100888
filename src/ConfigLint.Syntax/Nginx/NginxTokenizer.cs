using Superpower;
using Superpower.Model;

namespace ConfigLint.Syntax.Nginx;

/// <summary>
/// Words, quoted strings and punctuation as nginx's own reader cuts them (ngx_conf_read_token in src/core/ngx_conf_file.c).
/// Total: any text gives tokens; what nginx refuses is left to the parser to say.
/// </summary>
internal sealed class NginxTokenizer : Tokenizer<SyntaxKind>
{
    private const string LuaBlockSuffix = "_by_lua_block";

    private readonly string _text;
    private int _at;
    private bool _atStatementStart = true;
    private bool _inLuaStatement;
    private bool _luaBodyNext;

    public NginxTokenizer(string text) => _text = text;

    /// <summary>Fills Superpower's list directly: its own loop over results costs twice the time.</summary>
    public TokenList<SyntaxKind> TokenizeAll()
    {
        var tokens = new List<Token<SyntaxKind>>((_text.Length / 8) + 4);
        while (Next(out var kind, out var start, out var end))
            tokens.Add(new Token<SyntaxKind>(kind, new Superpower.Model.TextSpan(_text, new Position(start, 1, start + 1), end - start)));
        return new TokenList<SyntaxKind>([.. tokens]);
    }

    protected override IEnumerable<Result<SyntaxKind>> Tokenize(Superpower.Model.TextSpan span)
    {
        while (Next(out var kind, out var start, out var end))
        {
            var from = new Superpower.Model.TextSpan(_text, new Position(start, 1, start + 1), _text.Length - start);
            yield return Result.Value(kind, from, from.Skip(end - start));
        }
    }

    private bool Next(out SyntaxKind kind, out int start, out int end)
    {
        if (_luaBodyNext)
        {
            _luaBodyNext = false;
            start = _at;
            _at = end = LuaScanner.FindEnd(_text, _at);
            if (end > start)
            {
                kind = SyntaxKind.LuaBody;
                return true;
            }
        }
        SkipTrivia();
        start = _at;
        if (_at == _text.Length)
        {
            kind = SyntaxKind.EndOfFile;
            end = _at;
            return false;
        }
        kind = _text[_at] switch
        {
            ';' => Punctuation(SyntaxKind.Semicolon),
            '{' => Punctuation(SyntaxKind.OpenBrace),
            '}' => Punctuation(SyntaxKind.CloseBrace),
            '"' or '\'' => Quoted(_text[_at]),
            _ => Word(),
        };
        end = _at;
        return true;
    }

    private SyntaxKind Punctuation(SyntaxKind kind)
    {
        _at++;
        _luaBodyNext = kind == SyntaxKind.OpenBrace && _inLuaStatement;
        _inLuaStatement = false;
        _atStatementStart = true;
        return kind;
    }

    private SyntaxKind Word()
    {
        var start = _at;
        var afterDollar = false;
        while (_at < _text.Length)
        {
            var c = _text[_at];
            if (IsSpace(c) || c == ';' || (c == '{' && !afterDollar))
                break;
            afterDollar = c == '$' || (c == '{' && afterDollar);
            _at += c == '\\' && _at + 1 < _text.Length ? 2 : 1;
        }
        NoteFirstWord(_text.AsSpan(start, _at - start));
        return SyntaxKind.Word;
    }

    /// <summary>A string up to its closing quote; if there is none, only to the end of the line, as Bad, so that the rest is still read.</summary>
    private SyntaxKind Quoted(char quote)
    {
        var start = _at++;
        while (_at < _text.Length && _text[_at] != quote)
            _at += _text[_at] == '\\' && _at + 1 < _text.Length ? 2 : 1;
        if (_at < _text.Length)
        {
            _at++;
            NoteFirstWord(_text.AsSpan(start + 1, _at - start - 2));
            return SyntaxKind.Quoted;
        }
        var lineEnd = _text.AsSpan(start).IndexOfAny('\n', '\r');
        _at = lineEnd < 0 ? _text.Length : start + lineEnd;
        NoteFirstWord(default);
        return SyntaxKind.Bad;
    }

    private void NoteFirstWord(ReadOnlySpan<char> word)
    {
        if (_atStatementStart)
            _inLuaStatement = word.EndsWith(LuaBlockSuffix, StringComparison.Ordinal);
        _atStatementStart = false;
    }

    private void SkipTrivia()
    {
        // A '#' right behind a closing quote is no comment: nginx wants a blank there first.
        var afterQuote = _at > 0 && _at < _text.Length && _text[_at] == '#' && _text[_at - 1] is '"' or '\'' && !_atStatementStart;
        while (_at < _text.Length && !afterQuote)
        {
            if (IsSpace(_text[_at]))
            {
                _at++;
            }
            else if (_text[_at] == '#')
            {
                var lineEnd = _text.AsSpan(_at).IndexOf('\n');
                _at = lineEnd < 0 ? _text.Length : _at + lineEnd;
            }
            else
            {
                return;
            }
        }
    }

    internal static bool IsSpace(char c) => c is ' ' or '\t' or '\n' or '\r';
}
