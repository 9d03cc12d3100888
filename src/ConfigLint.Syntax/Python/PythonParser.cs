using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax.Python;

/// <summary>
/// Reads the part of Python that gunicorn.conf.py files use into a lossless tree; nothing is run or evaluated. Never throws. Whatever the
/// subset does not know becomes opaque without an error: an error is only what Python itself refuses (Grammar/python.gram, Parser/tokenizer.c).
/// </summary>
public static class PythonParser
{
    /// <summary>Brackets and lambdas nested deeper than this leave the statement opaque, with a limit error; real files stay below 10.</summary>
    public const int MaxNesting = 60;

    /// <summary>No expression tree is deeper than this, nor is a chain of comparisons longer.</summary>
    public const int MaxDepth = 200;

    /// <summary>Python itself allows 99 levels of indentation (MAXINDENT).</summary>
    public const int MaxBlocks = 99;

    public static SyntaxTree ParseText(SourceText source) => new PythonTreeBuilder(source).Build();
}
