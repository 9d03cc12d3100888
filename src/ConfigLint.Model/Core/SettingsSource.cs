namespace ConfigLint.Model;

/// <summary>A model element that can list its effective settings, for <c>configlint dump</c>.</summary>
public interface ISettingsSource
{
    IReadOnlyList<DumpedSetting> DescribeSettings();
}

/// <param name="Value">Null when it is not known.</param>
/// <param name="Origin">Where the value is from, or why it is not known.</param>
public sealed record DumpedSetting(string Name, string? Value, string Origin)
{
    public static DumpedSetting Of<T>(Setting<T> setting) => new(
        setting.Name,
        setting.TryGet(out var value) ? value is TimeSpan time ? Durations.Format(time) : Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) : null,
        Words(setting.Origin));

    /// <summary>Where a value is from, or why it is not known.</summary>
    public static string Words(Origin? origin) => origin switch
    {
        Origin.Written written => $"{written.At}",
        Origin.Inherited inherited => $"{inherited.At}, from {inherited.From}",
        Origin.Environment variable => $"{variable.At}, through ${variable.Variable}",
        Origin.EnvironmentDefault variable => $"{variable.At}, when ${variable.Variable} is not set",
        Origin.Default known => known.Source,
        Origin.Unknown unknown => unknown.Reason,
        _ => "",
    };
}
