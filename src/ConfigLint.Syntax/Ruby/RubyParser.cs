using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax.Ruby;

/// <summary>
/// Reads the part of Ruby that puma.rb files use into a lossless tree; nothing is run or evaluated. Never throws. Whatever the subset does
/// not know becomes opaque without an error: an error is only what Ruby itself refuses (parse.y).
/// </summary>
public static class RubyParser
{
    /// <summary>Expressions and blocks nested deeper than this stay opaque, with a limit error; real files stay below 10.</summary>
    public const int MaxNesting = 50;

    /// <summary>No tree is deeper than this.</summary>
    public const int MaxDepth = 400;

    public static SyntaxTree ParseText(SourceText source) => new RubyTreeBuilder(source).Build();
}
