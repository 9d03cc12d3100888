using System.Text.RegularExpressions;
using ConfigLint.Model;
using ConfigLint.Tests.RulePages;

namespace ConfigLint.Tests.Fuzz;

/// <summary>Makes damaged texts and workspaces out of the seeds.</summary>
static partial class Damage
{
    /// <summary>What one language or another stumbles over.</summary>
    public static readonly string[] Fragments =
    [
        "{", "}", ";", "=", "#", "\"", "'", "\\", "\\\n", "\n", "\r\n", "\r", "\0", "\t", "[", "]", "<", ">", "$", "${", "${A:-", "%{", "`", "(", ")", "|", "||", "&", "&&", "*", "!", "@", "%", ",", ".", "..", ":", "::", "/", "//", "-", "- ", "--", "+",
        "?", "~", " ", "0", "-1", "\uFEFF", "\u00A0", "é", "😀", "\u2028", "\"\"\"", "'''", "<<EOF\n", "<<~A", "EOF\n", "=begin\n", "=end\n", "do\n", "end\n", "if ", "---\n", "...\n", "*a", "&a ", "<<: *a", "!Ref ", "|\n", ">-\n",
        "include ", "Include ", "include=", "</", "<If", "#{", "lambda ", "unix:", "http://", "[::1]", "configlint-disable ", "configlint-disable-next-line CL1001 -- x",
    ];

    static readonly string[] Values =
    [
        "0", "-1", "1", "00", "0x10", "1e9", "1e400", "NaN", "2147483647", "2147483648", "-2147483649", "4294967296", "9223372036854775807", "9223372036854775808", "99999999999999999999999", "0.5", "1_000", "1s", "1ms", "1y", "9999999y",
        "9223372036854775807s", "106751991167d", "1k", "9999999999g", "infinity", "off", "auto", "\"\"", "''", "65535", "65536", "*", "$host", "${X}", "unix:/a.sock", "[::]:80", "::1", "127.0.0.1:0", "localhost:99999", ".", "/", "a/../b",
    ];

    public static string Text(Random random, string text, IReadOnlyList<string> others) => random.Next(3) switch
    {
        0 => ChangeValue(random, text),
        1 => ChangeLines(random, text, others),
        _ => new TextMutator([text, .. others.Count == 0 ? [] : new[] { others[random.Next(others.Count)] }], Fragments, random.Next()).Next(),
    };

    /// <summary>A workspace with one to three damages: mostly one text, at times a file lost, doubled, moved or of another format.</summary>
    public static IReadOnlyList<PageFile> Files(Random random, IReadOnlyList<PageFile> workspace)
    {
        var files = workspace.ToList();
        for (var count = random.Next(1, 4); count > 0; count--)
        {
            var i = random.Next(files.Count);
            var file = files[i];
            switch (random.Next(24))
            {
                case 0 when files.Count > 1:
                    files.RemoveAt(i);
                    break;
                case 1:
                    files.Add(file with { Path = $"copy{count}/{file.Path}" });
                    break;
                case 2 when !file.IsConfiguration && files.TrueForAll(other => other.Path != "x" + file.Path):
                    files[i] = file with { Path = "x" + file.Path };
                    break;
                case 3 when Parsers.Find(file.Format) is not null && !file.IsConfiguration:
                    files[i] = file with { Format = FuzzSeeds.Formats.ElementAt(random.Next(FuzzSeeds.Formats.Count())) };
                    break;
                case 4:
                    var texts = TextsLike(file);
                    files[i] = texts.Count == 0 ? file : file with { Text = texts[random.Next(texts.Count)] };
                    break;
                default:
                    files[i] = file with { Text = Text(random, file.Text, TextsLike(file)) };
                    break;
            }
        }
        return files;
    }

    static IReadOnlyList<string> TextsLike(PageFile file) => FuzzSeeds.Texts(file.IsConfiguration ? ConfigFormat.Yaml : file.Format);

    static string ChangeValue(Random random, string text)
    {
        var numbers = Word().Matches(text);
        if (numbers.Count == 0)
            return text;
        var number = numbers[random.Next(numbers.Count)];
        var value = random.Next(4) == 0 ? numbers[random.Next(numbers.Count)].Value : Values[random.Next(Values.Length)];
        return string.Concat(text.AsSpan(0, number.Index), value, text.AsSpan(number.Index + number.Length));
    }

    /// <summary>Lines lost, doubled, moved, or taken from another file.</summary>
    static string ChangeLines(Random random, string text, IReadOnlyList<string> others)
    {
        var lines = text.Split('\n').ToList();
        var from = others.Count > 0 && random.Next(2) == 0 ? others[random.Next(others.Count)].Split('\n').ToList() : lines;
        var start = random.Next(from.Count);
        var taken = from.GetRange(start, Math.Min(from.Count - start, random.Next(1, 8)));
        if (random.Next(3) == 0)
        {
            var at = random.Next(lines.Count);
            lines.RemoveRange(at, Math.Min(lines.Count - at, random.Next(1, 4)));
        }
        lines.InsertRange(random.Next(lines.Count + 1), taken);
        return string.Join('\n', lines);
    }

    [GeneratedRegex(@"[^\s;{}=""'#]+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
