namespace ConfigLint.Cli.Commands;

/// <summary>The command line of <c>check</c>, parsed.</summary>
internal sealed record CheckSettings
{
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>The name that standard input stands for, when a path is <c>-</c>.</summary>
    public string? StdinFileName { get; init; }

    public string Format { get; init; } = "text";

    /// <summary>Each as FORMAT=FILE.</summary>
    public IReadOnlyList<string> Outputs { get; init; } = [];

    public bool Fix { get; init; }

    public bool UnsafeFixes { get; init; }

    public bool Diff { get; init; }

    public IReadOnlyList<string> Select { get; init; } = [];

    public IReadOnlyList<string> Ignore { get; init; } = [];

    public IReadOnlyList<string> Severities { get; init; } = [];

    public string FailLevel { get; init; } = "warning";

    public string? ConfigPath { get; init; }

    public bool NoConfig { get; init; }

    public IReadOnlyList<string> Exclude { get; init; } = [];

    public string Color { get; init; } = "auto";

    public bool Quiet { get; init; }

    public bool Statistics { get; init; }

    public bool Verbose { get; init; }

    public int Jobs { get; init; } = 1;

    public string? SarifCategory { get; init; }

    public string? Baseline { get; init; }

    public string? WriteBaseline { get; init; }

    public string? NewFrom { get; init; }

    /// <summary>The stacks are wanted as well as the findings, so a fleet is read as one and kept.</summary>
    public bool KeepsStacks { get; init; }

    public bool ReadsStdin => Paths.Contains("-");
}
