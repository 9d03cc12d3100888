using System.Globalization;
using ConfigLint.Model.Values;

namespace ConfigLint.Model.Gunicorn;

/// <summary>Methods of str, and the two old ways to fill in a text.</summary>
internal static class PythonTextMethods
{
    /// <summary>Null when the method is not one of these, or not with such arguments.</summary>
    public static ConfigValue? Call(ConfigValue target, string method, IReadOnlyList<ConfigValue> arguments)
    {
        if (target is not ConfigValue.Text { Value: var text })
            return target is ConfigValue.SomeText && method is "lower" or "upper" or "strip" or "lstrip" or "rstrip" or "title" or "replace" or "format" ? target : null;
        return (method, arguments) switch
        {
            ("lower", []) => PythonValues.Text(text.ToLowerInvariant()),
            ("upper", []) => PythonValues.Text(text.ToUpperInvariant()),
            ("strip", []) => PythonValues.Text(text.Trim()),
            ("lstrip", []) => PythonValues.Text(text.TrimStart()),
            ("rstrip", []) => PythonValues.Text(text.TrimEnd()),
            ("strip", [ConfigValue.Text characters]) => PythonValues.Text(text.Trim(characters.Value.ToCharArray())),
            ("startswith", [ConfigValue.Text start]) => new ConfigValue.Boolean(text.StartsWith(start.Value, StringComparison.Ordinal)),
            ("endswith", [ConfigValue.Text end]) => new ConfigValue.Boolean(text.EndsWith(end.Value, StringComparison.Ordinal)),
            ("isdigit", []) when text.All(char.IsAscii) => new ConfigValue.Boolean(text.Length > 0 && text.All(char.IsAsciiDigit)),
            ("split", [ConfigValue.Text { Value.Length: > 0 } separator]) => Items(text.Split(separator.Value)),
            ("split", []) => Items(text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            ("replace", [ConfigValue.Text { Value.Length: > 0 } old, ConfigValue.Text replacement]) when replacement.Value.Length <= 64 => PythonValues.Text(text.Replace(old.Value, replacement.Value, StringComparison.Ordinal)),
            ("title" or "capitalize" or "replace" or "join", _) => new ConfigValue.SomeText(),
            _ => null,
        };
    }

    /// <summary><c>text % values</c>: %s and %d.</summary>
    public static ConfigValue Percent(string text, IReadOnlyList<Evaluated> values)
    {
        var next = 0;
        return Fill(text, '%', (at, length) =>
        {
            if (at + 1 >= length || text[at + 1] is not ('s' or 'd' or '%'))
                return null;
            if (text[at + 1] == '%')
                return ("%", 2);
            if (next >= values.Count)
                return null;
            var value = values[next++];
            return text[at + 1] == 'd'
                ? PythonValues.IntegerOf(value.Value) is { } number ? (number.ToString(CultureInfo.InvariantCulture), 2) : null
                : PythonValues.ToText(value) is ConfigValue.Text known ? (known.Value, 2) : null;
        });
    }

    /// <summary><c>text.format(values)</c>: <c>{}</c> and <c>{0}</c>.</summary>
    public static ConfigValue Format(string text, IReadOnlyList<Evaluated> values)
    {
        if (text.Contains("{{", StringComparison.Ordinal) || text.Contains("}}", StringComparison.Ordinal))
            return new ConfigValue.SomeText();
        var next = 0;
        return Fill(text, '{', (at, _) =>
        {
            var close = text.IndexOf('}', at);
            if (close < 0)
                return null;
            var name = text[(at + 1)..close];
            var index = name.Length == 0 ? next++ : name is [>= '0' and <= '9'] ? name[0] - '0' : int.MaxValue;
            return index < values.Count && PythonValues.ToText(values[index]) is ConfigValue.Text known ? (known.Value, close + 1 - at) : null;
        });
    }

    /// <summary>Puts something in place of every mark; some text when one cannot be filled.</summary>
    private static ConfigValue Fill(string text, char mark, Func<int, int, (string Text, int Length)?> fill)
    {
        var result = new System.Text.StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            if (text[at] != mark)
            {
                result.Append(text[at++]);
                continue;
            }
            if (fill(at, text.Length) is not { } filled || result.Length > PythonValues.MaxText)
                return new ConfigValue.SomeText();
            result.Append(filled.Text);
            at += filled.Length;
        }
        return PythonValues.Text(result.ToString());
    }

    private static ConfigValue Items(string[] texts) =>
        texts.Length > PythonValues.MaxItems ? new ConfigValue.Unknown("the list is long") : new ConfigValue.Sequence([.. texts.Select(text => new ConfigValue.Text(text))]);
}
