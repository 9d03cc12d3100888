using System.Text.Json.Serialization;

namespace ConfigLint.Cli.Reporters;

// The JSON of --format json. Fields are added, never renamed or removed, while "version" stays the same.

/// <param name="Version">Of this schema.</param>
/// <param name="Files">How many configs were read.</param>
internal sealed record JsonReport(int Version, string Tool, int Files, JsonCounts Counts, IReadOnlyList<JsonFinding> Findings);

internal sealed record JsonCounts(int Error, int Warning, int Note, int Suppressed, int Baselined);

/// <param name="Rule">CLnnnn.</param>
/// <param name="Severity">error, warning or note, after configuration.</param>
/// <param name="Label">What the value means at this very place.</param>
/// <param name="Count">How many places have this one cause.</param>
/// <param name="Fingerprint">Stable when lines move.</param>
/// <param name="Suppressed">Switched off by a comment; not counted.</param>
/// <param name="Baselined">Known to the baseline and not counted; only there when a baseline was given.</param>
internal sealed record JsonFinding(
    string Rule,
    string Name,
    string Category,
    string Severity,
    string Message,
    JsonPlace At,
    string? Label,
    string? Help,
    int Count,
    IReadOnlyList<JsonRelated> Related,
    IReadOnlyList<JsonRelated> Path,
    JsonFix? Fix,
    string Fingerprint,
    bool Suppressed,
    bool? Baselined,
    string? Justification);

/// <summary>Lines and columns from 1, columns in UTF-16 characters; the end is the first place after the span.</summary>
internal sealed record JsonPlace(string File, int Line, int Column, int EndLine, int EndColumn);

internal sealed record JsonRelated(JsonPlace At, string Message);

internal sealed record JsonFix(string Title, bool Safe, IReadOnlyList<JsonEdit> Edits);

/// <summary>Replaces the text at a place.</summary>
internal sealed record JsonEdit(JsonPlace At, string Text);

/// <summary>One entry of GitLab's code quality report.</summary>
internal sealed record GitLabIssue(
    string Description,
    [property: JsonPropertyName("check_name")] string CheckName,
    string Fingerprint,
    string Severity,
    GitLabLocation Location);

internal sealed record GitLabLocation(string Path, GitLabLines Lines);

internal sealed record GitLabLines(int Begin, int End);

/// <summary>One entry of <c>configlint rules --format json</c>.</summary>
internal sealed record JsonRule(string Id, string Name, string Title, string Category, string Severity, bool Default, string Fix, IReadOnlyList<JsonRuleOption> Options);

internal sealed record JsonRuleOption(string Name, string Kind, string Default, string Description);

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, NewLine = "\n")]
[JsonSerializable(typeof(JsonReport))]
[JsonSerializable(typeof(IReadOnlyList<GitLabIssue>))]
[JsonSerializable(typeof(IReadOnlyList<JsonRule>))]
internal sealed partial class JsonFormats : JsonSerializerContext;
