using ConfigLint.Analysis;
using ConfigLint.Cli.Discovery;
using ConfigLint.Model;

namespace ConfigLint.Cli.Configuration;

/// <summary>What one <c>.configlint.yml</c> says, checked; everything empty when there is none.</summary>
internal sealed record Settings
{
    public static Settings None { get; } = new() { Folder = "/" };

    /// <summary>The file's folder, absolute: its patterns are relative to it.</summary>
    public required string Folder { get; init; }

    /// <summary>By rule ID; null is off.</summary>
    public IReadOnlyDictionary<string, DiagnosticSeverity?> Severities { get; init; } = new Dictionary<string, DiagnosticSeverity?>();

    public IReadOnlyDictionary<string, RuleOptions> Options { get; init; } = new Dictionary<string, RuleOptions>();

    /// <summary>Rules that have options or a map without a severity, which switches them on.</summary>
    public IReadOnlySet<string> Enabled { get; init; } = new HashSet<string>();

    public IReadOnlyList<SettingsOverride> Overrides { get; init; } = [];

    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>Patterns and the formats that they declare.</summary>
    public IReadOnlyList<(string Name, ConfigFormat Value)> Files { get; init; } = [];

    public WorkspaceOptions Workspace { get; init; } = WorkspaceOptions.Default;

    public DiscoveryOptions ToDiscovery(IReadOnlyList<string> moreExcludes, string currentDirectory)
    {
        var discovery = new DiscoveryOptions { Exclude = [new PathGlobs(Folder, Exclude), new PathGlobs(currentDirectory, moreExcludes)] };
        foreach (var (pattern, format) in Files)
            discovery.DeclareFormat(Folder, pattern, format);
        return discovery;
    }
}

/// <param name="Files">Patterns relative to the file's folder.</param>
internal sealed record SettingsOverride(IReadOnlyList<string> Files, IReadOnlyDictionary<string, DiagnosticSeverity?> Severities);
