namespace ConfigLint.Syntax.Apache;

/// <summary>How Apache reads the body of a section.</summary>
public enum ApacheSectionKind
{
    /// <summary>Kept for the configuration or for run time: Location, VirtualHost, Proxy, If …</summary>
    Ordinary,

    /// <summary>Tested while the file is read (IfModule, IfDefine …). A false one skips its body, in which only the nesting of sections counts.</summary>
    Conditional,

    /// <summary>Macro: text, read only where a Use puts it.</summary>
    Macro,

    /// <summary>Lua or Perl: the body is no configuration.</summary>
    Raw,
}

/// <summary>Section names that Apache acts on while it reads the file (EXEC_ON_READ in server/core.c, mod_version.c, mod_macro.c, mod_lua.c).</summary>
internal static class ApacheSections
{
    // Kept in lower case: mod_lua wants the closing tag of its sections to start like that.
    private static readonly string[] RawSections =
    [
        "luahookaccesschecker", "luahookauthchecker", "luahookcheckuserid", "luahookfixups", "luahookmaptostorage",
        "luahookpretranslatename", "luahooktranslatename", "luahooktypechecker", "luaquickhandler", "perl",
    ];

    private static readonly HashSet<string> Conditional =
        new(["IfModule", "IfDefine", "IfVersion", "IfFile", "IfDirective", "IfSection"], StringComparer.OrdinalIgnoreCase);

    public static ApacheSectionKind KindOf(string name) =>
        Conditional.Contains(name) ? ApacheSectionKind.Conditional
        : name.Equals("Macro", StringComparison.OrdinalIgnoreCase) ? ApacheSectionKind.Macro
        : RawBodyName(name) is not null ? ApacheSectionKind.Raw
        : ApacheSectionKind.Ordinary;

    public static string? RawBodyName(ReadOnlySpan<char> name)
    {
        if (name.Length == 0 || (name[0] | ' ') is not ('l' or 'p'))
            return null;
        foreach (var raw in RawSections)
        {
            if (name.Equals(raw, StringComparison.OrdinalIgnoreCase))
                return raw;
        }
        return null;
    }
}
