using ConfigLint.Model;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Analysis;

public enum FixMode
{
    SafeOnly,

    /// <summary>Also fixes that change behaviour.</summary>
    All,
}

/// <summary>What a pass of fixes made, in memory.</summary>
/// <param name="Files">Those that change, in the order of the workspace.</param>
/// <param name="Applied">The findings whose fixes are in the new texts.</param>
/// <param name="Refused">The findings whose fixes the mode allows and which could not be applied.</param>
public sealed record FixResult(IReadOnlyList<FixedFile> Files, IReadOnlyList<Finding> Applied, IReadOnlyList<RefusedFix> Refused);

/// <param name="After">The new text, with the file's own line ends; the old one is the file's.</param>
public sealed record FixedFile(SourceFile File, SourceText After);

/// <param name="Reason">In words that follow "not fixed: ".</param>
public sealed record RefusedFix(Finding Finding, string Reason);
