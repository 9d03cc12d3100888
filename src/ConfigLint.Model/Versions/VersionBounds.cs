namespace ConfigLint.Model;

/// <summary>Comparing with a version that may be written in part: "1.29" is any of 1.29.0, 1.29.1, …</summary>
public static class VersionBounds
{
    /// <summary>Null when the version is not known, or the written part leaves it open.</summary>
    public static bool? IsAtLeast(Version? version, Version bound)
    {
        if (version is null)
            return null;
        if (new Version(version.Major, version.Minor, Math.Max(version.Build, 0)) >= bound)
            return true;
        var highest = new Version(version.Major, version.Minor, version.Build < 0 ? int.MaxValue : version.Build);
        return highest < bound ? false : null;
    }
}
