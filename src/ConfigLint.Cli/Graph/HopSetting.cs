using ConfigLint.Model;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Cli.Graph;

/// <summary>A setting of any type with what its picture needs.</summary>
/// <param name="At">Where it is written.</param>
internal sealed record HopSetting(string Role, string Name, Origin Origin, Location? At)
{
    public string? Value { get; init; }

    public double? Seconds { get; init; }

    public long? Count { get; init; }

    public bool IsUnlimited { get; init; }

    public static HopSetting Of<T>(string role, Setting<T> setting) =>
        new(role, setting.Name.TrimEnd('='), setting.Origin ?? new Origin.Unknown("it is not known"), setting.At?.InFile);

    /// <param name="findings">Those that this value is part of.</param>
    public PictureSetting Draw(IReadOnlyList<string> findings) => new(
        Role,
        Name,
        IsUnlimited ? "no limit" : Value,
        Seconds,
        Count,
        IsUnlimited ? States.Unlimited : StateOf(Origin),
        DumpedSetting.Words(Origin),
        At is { } at ? PicturePlace.Of(at) : null,
        findings);

    private static string StateOf(Origin origin) => origin switch
    {
        Origin.Written => States.Written,
        Origin.Inherited => States.Inherited,
        Origin.Environment => States.Environment,
        Origin.Default or Origin.EnvironmentDefault => States.Default,
        _ => States.Unknown,
    };
}
