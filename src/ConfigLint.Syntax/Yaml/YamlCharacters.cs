using System.Buffers;

namespace ConfigLint.Syntax.Yaml;

internal static class YamlCharacters
{
    /// <summary>What YAML readers refuse to read at all (YAML 1.2, 5.1; yaml_parser_update_buffer in libyaml's reader.c).</summary>
    public static readonly SearchValues<char> Forbidden = SearchValues.Create([.. ForbiddenCharacters()]);

    private static IEnumerable<char> ForbiddenCharacters()
    {
        for (var c = '\0'; c < '\u00A0'; c++)
        {
            if (c is not ('\t' or '\n' or '\r' or '\u0085') && c is < ' ' or > '~')
                yield return c;
        }
        yield return '\uFFFE';
        yield return '\uFFFF';
    }
}
