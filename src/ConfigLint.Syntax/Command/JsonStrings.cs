using System.Text;
using System.Text.Json;

namespace ConfigLint.Syntax.Command;

/// <summary>The exec form: an array of JSON strings.</summary>
internal static class JsonStrings
{
    /// <summary>True for <c>[ "a", "b" ]</c> and nothing behind it; Docker reads all else as a command line for the shell, ['a'] too.</summary>
    public static bool IsArray(string text, int start, int end)
    {
        var at = SkipBlanks(text, start + 1, end);
        if (at < end && text[at] == ']')
            return SkipBlanks(text, at + 1, end) == end;
        while (at < end && text[at] == '"')
        {
            var stringEnd = StringEnd(text, at, end);
            if (stringEnd < 0 || Decode(text.AsSpan(at, stringEnd - at)) is null)
                return false;
            at = SkipBlanks(text, stringEnd, end);
            if (at < end && text[at] == ']')
                return SkipBlanks(text, at + 1, end) == end;
            if (at >= end || text[at] != ',')
                return false;
            at = SkipBlanks(text, at + 1, end);
        }
        return false;
    }

    /// <summary>True for an array that is sound JSON, whatever is in it.</summary>
    public static bool IsAnyArray(ReadOnlySpan<char> text)
    {
        if (text is not ['[', ..])
            return false;
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text.ToArray()));
        try
        {
            while (reader.Read())
            {
            }
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Behind the closing quote of the string at <paramref name="at"/>, or -1.</summary>
    public static int StringEnd(string text, int at, int end)
    {
        for (var i = at + 1; i < end; i++)
        {
            if (text[i] == '"')
                return i + 1;
            if (text[i] == '\\')
                i++;
        }
        return -1;
    }

    /// <summary>The value of a JSON string with its quotes, or null when it is none.</summary>
    public static string? Decode(ReadOnlySpan<char> quoted)
    {
        if (!quoted.Contains('\\') && !quoted.ContainsAnyInRange('\0', '\u001F'))
            return quoted[1..^1].ToString();
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(quoted.ToArray()));
        try
        {
            return reader.Read() ? reader.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair.
            return null;
        }
    }

    private static int SkipBlanks(string text, int at, int end)
    {
        while (at < end && text[at] is ' ' or '\t' or '\r' or '\n')
            at++;
        return at;
    }
}
