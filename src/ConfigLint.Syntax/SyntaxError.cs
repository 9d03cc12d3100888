namespace ConfigLint.Syntax;

/// <summary>What the real server would refuse, or a limit of ours that was reached.</summary>
public sealed record SyntaxError(TextSpan Span, string Message, SyntaxErrorKind Kind = SyntaxErrorKind.Syntax);

public enum SyntaxErrorKind
{
    /// <summary>The real server refuses the file here (CL0001).</summary>
    Syntax,

    /// <summary>Too deep, too large or too many: what follows was not analysed (CL0006).</summary>
    Limit,
}
