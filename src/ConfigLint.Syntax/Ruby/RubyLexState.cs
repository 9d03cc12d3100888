namespace ConfigLint.Syntax.Ruby;

/// <summary>What may come next: the states of Ruby's lexer (enum lex_state_bits in parse.y), which decide what <c>/ % &lt;&lt; ? : { [ -</c> and a newline mean.</summary>
[Flags]
internal enum RubyLexState
{
    None = 0,

    /// <summary>A value is expected; a newline means nothing.</summary>
    Beg = 1,

    /// <summary>A value may come; a newline ends the statement: behind <c>return</c>, <c>rescue</c>.</summary>
    Mid = 2,
    End = 4,

    /// <summary>Behind a closing parenthesis or the name of a method that is defined.</summary>
    EndFn = 8,

    /// <summary>Behind a name that may be a method: an argument may follow.</summary>
    Arg = 16,

    /// <summary>The same, at the start of a statement.</summary>
    CmdArg = 32,

    /// <summary>Behind a dot: a method's name comes.</summary>
    Dot = 64,

    /// <summary>Behind <c>def</c>, <c>alias</c>, <c>:</c>.</summary>
    Fname = 128,
    Class = 256,

    /// <summary>A <c>key:</c> may come.</summary>
    Label = 512,

    /// <summary>Behind a <c>key:</c>.</summary>
    Labeled = 1024,

    AnyBeg = Beg | Mid | Class,
    AnyArg = Arg | CmdArg,
    AnyEnd = End | EndFn,
}
