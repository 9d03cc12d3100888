using System.Globalization;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Analysis;

/// <summary>One finding.</summary>
public sealed record Diagnostic
{
    public required DiagnosticDescriptor Descriptor { get; init; }

    public required Location Location { get; init; }

    public required string Message { get; init; }

    /// <summary>Before configuration; a rule may differ from its default where the catalogue says so.</summary>
    public required DiagnosticSeverity Severity { get; init; }

    /// <summary>Shown behind the carets: the value and what it means at this very place.</summary>
    public string? Label { get; init; }

    /// <summary>The other places involved: every further hop, the default that was used.</summary>
    public IReadOnlyList<RelatedLocation> Related { get; init; } = [];

    /// <summary>The change that cures it, in words.</summary>
    public string? Help { get; init; }

    public Fix? Fix { get; init; }

    /// <summary>The request path that the finding walks, for cross-hop rules (SARIF codeFlow).</summary>
    public IReadOnlyList<RelatedLocation> Path { get; init; } = [];

    /// <summary>How many places have this one cause; 1 or more.</summary>
    public int Count { get; init; } = 1;

    public static Diagnostic Create(DiagnosticDescriptor descriptor, Location location, params object?[] arguments) => new()
    {
        Descriptor = descriptor,
        Location = location,
        Message = string.Format(CultureInfo.InvariantCulture, descriptor.MessageFormat, arguments),
        Severity = descriptor.DefaultSeverity,
    };
}

/// <summary>A further place with what to know about it.</summary>
public sealed record RelatedLocation(Location Location, string Message)
{
    /// <summary>Of more places with one cause than this a finding names no others; <see cref="Diagnostic.Count"/> has them all.</summary>
    public const int Most = 10;

    /// <summary>The place where a value is written; none for a value that is a default.</summary>
    public static IReadOnlyList<RelatedLocation> Where(Location? at, string message) => at is { } place ? [new(place, message)] : [];
}
