namespace ConfigLint.Syntax;

/// <summary>What a token is. One list for all languages; each tokenizer uses the part it needs.</summary>
public enum SyntaxKind : byte
{
    /// <summary>No token: where the grammar wants one and the text has none.</summary>
    None,

    /// <summary>Text that no rule of the language's own reader accepts.</summary>
    Bad,
    EndOfFile,
    EndOfLine,

    Word,
    Quoted,
    Number,
    Name,
    Symbol,
    Keyword,
    Operator,
    Heredoc,

    /// <summary>A name that is known to be a local variable: assigned before it in a Ruby file.</summary>
    Variable,

    /// <summary>A name and its colon in one: <c>key:</c> in a Ruby hash or call.</summary>
    Label,

    /// <summary>The opening of a string that holds code, prefix and quote; text, interpolations and <see cref="StringEnd"/> follow.</summary>
    StringStart,
    StringText,
    StringEnd,

    /// <summary><c>{</c> of a Python f-string, <c>#{</c> of a Ruby string.</summary>
    InterpolationStart,
    InterpolationEnd,

    Semicolon,
    Comma,
    Colon,
    Equals,
    Dot,
    OpenBrace,
    CloseBrace,
    OpenBracket,
    CloseBracket,
    OpenParen,
    CloseParen,
    LessThan,
    LessThanSlash,
    GreaterThan,

    /// <summary>The body of an nginx <c>*_by_lua_block</c>, kept as one token.</summary>
    LuaBody,

    /// <summary>A whole line or body kept without looking inside.</summary>
    Opaque,
}
