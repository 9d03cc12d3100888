using System.Text;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Cli.Discovery;

/// <summary>Names of files as git's diffs write them: in quotes with C's escapes when they hold a quote, a backslash or a control character.</summary>
internal static class GitName
{
    public static string Quote(string name)
    {
        if (!name.Any(c => c is '"' or '\\' or '\x7f' || c < ' '))
            return name;
        var quoted = new StringBuilder("\"");
        foreach (var c in name)
        {
            if (c is '"' or '\\')
                quoted.Append('\\').Append(c);
            else if (c is '\x7f' || c < ' ')
                quoted.Append('\\').Append(Convert.ToString(c, 8).PadLeft(3, '0'));
            else
                quoted.Append(c);
        }
        return quoted.Append('"').ToString();
    }

    public static string Unquote(string name)
    {
        if (name.Length < 2 || name[0] != '"' || name[^1] != '"')
            return name;
        var bytes = new List<byte>();
        for (var at = 1; at < name.Length - 1; at++)
        {
            if (name[at] != '\\' || at + 1 >= name.Length - 1)
            {
                var length = char.IsHighSurrogate(name[at]) && at + 2 < name.Length ? 2 : 1;
                bytes.AddRange(Encoding.UTF8.GetBytes(name.Substring(at, length)));
                at += length - 1;
            }
            else if (name[at + 1] is >= '0' and <= '3' && at + 3 < name.Length)
            {
                bytes.Add((byte)(((name[at + 1] - '0') << 6) | ((name[at + 2] - '0') << 3) | (name[at + 3] - '0')));
                at += 3;
            }
            else
                bytes.Add((byte)(CEscapes.Find(name[++at]) ?? name[at]));
        }
        return Encoding.UTF8.GetString([.. bytes]);
    }
}
