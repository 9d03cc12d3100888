namespace ConfigLint.Cli.Reporters;

/// <summary>Paths as SARIF writes them: forward slashes, each segment percent-encoded.</summary>
internal static class SarifUri
{
    /// <param name="path">As findings show it, with forward slashes, on whatever system it was made.</param>
    /// <returns>Relative for a path below the source root, else absolute: of a file, a Windows drive or a share.</returns>
    public static Uri Of(string path)
    {
        var segments = path.Split('/');
        var hasDrive = segments[0] is [var drive, ':'] && char.IsAsciiLetter(drive);
        var encoded = string.Join('/', segments.Select((segment, i) => hasDrive && i == 0 ? segment : Uri.EscapeDataString(segment)));
        if (path.StartsWith("//", StringComparison.Ordinal))
            return new Uri("file:" + encoded, UriKind.Absolute);
        if (path.StartsWith('/'))
            return new Uri("file://" + encoded, UriKind.Absolute);
        return hasDrive ? new Uri("file:///" + encoded, UriKind.Absolute) : new Uri(encoded, UriKind.Relative);
    }
}
