using ConfigLint.Syntax.Text;

namespace ConfigLint.Analysis;

internal enum SuppressionKind
{
    /// <summary>Begins like a suppression and is none.</summary>
    Misspelt,
    NextLine,
    Line,
    File,

    /// <summary>From here to the next <see cref="Enable"/> of the rule, or to the end of the file.</summary>
    Disable,
    Enable,
}

/// <summary>A comment such as <c># configlint-disable-line CL1004 -- reason</c>.</summary>
/// <param name="Span">From the first word to the last rule.</param>
/// <param name="Line">The line, from 1, that a line-bound comment is about; 0 when there is none, as at the end of a file.</param>
/// <param name="Reason">Null when none is given.</param>
internal sealed record SuppressionComment(SuppressionKind Kind, TextSpan Span, int Line, IReadOnlyList<TextSpan> Rules, string? Reason);
