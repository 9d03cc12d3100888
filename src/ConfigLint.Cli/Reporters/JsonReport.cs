using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace ConfigLint.Cli.Reporters;

// The JSON of --format json; configlint.report.schema.json is made from these types. Fields are added, never renamed or removed,
// while "version" stays the same. A field that is null is left out.

[Description("What one run of configlint found")]
internal sealed record JsonReport(
    [property: Description("Of this schema")] int Version,
    [property: Description("The program and its version")] string Tool,
    [property: Description("How many configs were read")] int Files,
    JsonCounts Counts,
    [property: Description("Those that count, by file and place, then those that the baseline has, then suppressed ones")] IReadOnlyList<JsonFinding> Findings);

[Description("How many findings there are; suppressed and baselined ones are in no other count")]
internal sealed record JsonCounts(int Error, int Warning, int Note, int Suppressed, int Baselined);

[Description("One fault in one place")]
internal sealed record JsonFinding(
    [property: Description("The rule's ID, such as CL1001")] string Rule,
    [property: Description("The rule's name, such as zero-timeout")] string Name,
    [property: Description("The cause of a 502 that the rule is about, such as Timeouts")] string Category,
    [property: Description("After configuration"), AllowedValues("error", "warning", "note")] string Severity,
    string Message,
    JsonPlace At,
    [property: Description("What the value means at this very place")] string? Label,
    [property: Description("What to do")] string? Help,
    [property: Description("How many places have this one cause")] int Count,
    [property: Description("The other places that the finding is about")] IReadOnlyList<JsonRelated> Related,
    [property: Description("The request's way through the hops")] IReadOnlyList<JsonRelated> Path,
    JsonFix? Fix,
    [property: Description("Stable when lines move")] string Fingerprint,
    [property: Description("Switched off by a comment; not counted")] bool Suppressed,
    [property: Description("Known to the baseline and not counted; only there when a baseline was given")] bool? Baselined,
    [property: Description("The reason that the suppressing comment gives")] string? Justification);

[Description("Lines and columns from 1, columns in UTF-16 characters; the end is the first place after the span")]
internal sealed record JsonPlace(
    [property: Description("Relative to the folder of the run, with forward slashes; absolute when outside")] string File,
    int Line,
    int Column,
    int EndLine,
    int EndColumn);

internal sealed record JsonRelated(JsonPlace At, string Message);

[Description("A change that removes the finding")]
internal sealed record JsonFix(
    string Title,
    [property: Description("Nothing but the finding changes; --fix makes it without --unsafe-fixes")] bool Safe,
    IReadOnlyList<JsonEdit> Edits);

[Description("Replaces the text at a place")]
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
[JsonSerializable(typeof(Graph.Picture))]
internal sealed partial class JsonFormats : JsonSerializerContext;
