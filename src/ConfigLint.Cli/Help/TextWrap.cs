namespace ConfigLint.Cli.Help;

/// <summary>Text in lines of a width.</summary>
internal static class TextWrap
{
    private const int Narrowest = 20;

    /// <summary>Breaks at blanks; a word that is longer than a line has a line of its own.</summary>
    public static IReadOnlyList<string> Lines(string text, int width)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > Math.Max(width, Narrowest))
            {
                lines.Add(line);
                line = word;
            }
            else
                line = line.Length == 0 ? word : $"{line} {word}";
        }
        lines.Add(line);
        return lines;
    }

    /// <summary>The lines one below the other, those after the first behind blanks.</summary>
    public static string Hanging(string text, int indentation, int width) =>
        string.Join('\n' + new string(' ', indentation), Lines(text, width - indentation));
}
