using System.Reflection;

namespace ConfigLint.Cli;

internal static class ToolVersion
{
    /// <summary>The project's home, as Directory.Build.props names it.</summary>
    public static string InformationUri { get; } =
        typeof(ToolVersion).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(metadata => metadata.Key == "Home").Value!;

    /// <summary>Such as 0.1.0, without the commit.</summary>
    public static string Text { get; } =
        (typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0").Split('+')[0];

    /// <summary>Of the newest <c>.configlint.yml</c>; editors load it.</summary>
    public const string SettingsSchemaUri = "https://raw.githubusercontent.com/configlint/configlint/main/configlint.schema.json";

    /// <param name="page">A rule's page below rules/.</param>
    public static string HelpUri(string page) => $"{InformationUri}/blob/main/rules/{page}";
}
