using System.Globalization;

namespace ConfigLint.Syntax.Yaml;

public enum YamlScalarType : byte
{
    String,
    Null,
    Boolean,
    Integer,
    Float,

    /// <summary>A custom tag computes it (<c>!Ref</c>).</summary>
    Unknown,
}

/// <summary>
/// What a plain scalar means, by the rules that the readers of Kubernetes and compose files share (go-yaml, resolve.go):
/// YAML 1.1's booleans without y and n, which readers treat differently, and its integers without sexagesimal ones.
/// </summary>
internal static class YamlScalarValues
{
    public static YamlScalarType TypeOf(YamlScalar scalar)
    {
        if (scalar.HasCustomTag)
            return YamlScalarType.Unknown;
        switch (CoreTag(scalar))
        {
            case "str" or "binary":
                return YamlScalarType.String;
            case "null":
                return YamlScalarType.Null;
        }
        if (scalar.Style != YamlScalarStyle.Plain)
            return YamlScalarType.String;
        if (scalar.Value is "" or "~" or "null" or "Null" or "NULL")
            return YamlScalarType.Null;
        if (ToBoolean(scalar.Value) is not null)
            return YamlScalarType.Boolean;
        if (IsInteger(scalar.Value))
            return YamlScalarType.Integer;
        return IsFloat(scalar.Value) ? YamlScalarType.Float : YamlScalarType.String;
    }

    public static bool TryGetBoolean(YamlScalar scalar, out bool value)
    {
        var found = CanBe(scalar, "bool") ? ToBoolean(scalar.Value) : null;
        value = found ?? false;
        return found.HasValue;
    }

    public static bool TryGetInt64(YamlScalar scalar, out long value)
    {
        value = 0;
        return CanBe(scalar, "int") && ToInt64(scalar.Value, out value);
    }

    public static bool TryGetDouble(YamlScalar scalar, out double value)
    {
        value = 0;
        if (!CanBe(scalar, "float"))
            return false;
        if (ToInt64(scalar.Value, out var integer))
        {
            value = integer;
            return true;
        }
        return IsFloat(scalar.Value) && double.TryParse(WithoutUnderscores(scalar.Value), NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>Plain, or with the tag that says so; never a custom tag.</summary>
    private static bool CanBe(YamlScalar scalar, string tag)
    {
        var core = CoreTag(scalar);
        return !scalar.HasCustomTag && (core == tag || (core is null && scalar.Style == YamlScalarStyle.Plain));
    }

    private static string? CoreTag(YamlScalar scalar)
    {
        var tag = scalar.Tag;
        if (tag is null || scalar.HasCustomTag)
            return null;
        const string LongForm = "!<tag:yaml.org,2002:";
        // A lone "!" says "not plain": a string.
        return tag.Length == 1 ? "str" : tag.StartsWith(LongForm, StringComparison.Ordinal) ? tag[LongForm.Length..^1] : tag[2..];
    }

    private static bool? ToBoolean(string text) => text switch
    {
        "true" or "True" or "TRUE" or "yes" or "Yes" or "YES" or "on" or "On" or "ON" => true,
        "false" or "False" or "FALSE" or "no" or "No" or "NO" or "off" or "Off" or "OFF" => false,
        _ => null,
    };

    private static bool IsInteger(string text) => Digits(text, out _, out var radix).Length > 0 && radix > 0;

    /// <summary>The digits behind sign and prefix, underscores left out; radix 0 when it is no integer.</summary>
    private static string Digits(string text, out bool isNegative, out int radix)
    {
        isNegative = text.StartsWith('-');
        var digits = text.AsSpan(isNegative || text.StartsWith('+') ? 1 : 0);
        radix = 0;
        if (digits.IsEmpty || !char.IsAsciiDigit(digits[0]))
            return "";
        radix = digits switch
        {
            ['0', 'x' or 'X', ..] => 16,
            ['0', 'o' or 'O', ..] => 8,
            ['0', 'b' or 'B', ..] => 2,
            ['0', _, ..] => -8,
            _ => 10,
        };
        digits = radix is 16 or 8 or 2 ? digits[2..] : digits;
        radix = Math.Abs(radix);
        var result = digits.Contains('_') ? WithoutUnderscores(digits.ToString()) : digits.ToString();
        foreach (var c in result)
        {
            if (!char.IsAsciiHexDigit(c) || HexDigit(c) >= radix)
                radix = 0;
        }
        return result;
    }

    private static bool ToInt64(string text, out long value)
    {
        value = 0;
        var digits = Digits(text, out var isNegative, out var radix);
        if (radix == 0 || digits.Length == 0)
            return false;
        Int128 sum = 0;
        foreach (var c in digits)
        {
            sum = (sum * radix) + HexDigit(c);
            if (sum > (Int128)long.MaxValue + 1)
                return false;
        }
        sum = isNegative ? -sum : sum;
        if (sum > long.MaxValue)
            return false;
        value = (long)sum;
        return true;
    }

    /// <summary>[-+]? digits with at most one dot, and an exponent; or .inf and .nan.</summary>
    private static bool IsFloat(string text)
    {
        var at = text.StartsWith('-') || text.StartsWith('+') ? 1 : 0;
        if (text.AsSpan(at) is ".inf" or ".Inf" or ".INF" || text is ".nan" or ".NaN" or ".NAN")
            return true;
        int digits = 0, dots = 0;
        for (; at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] is '.' or '_'); at++)
        {
            digits += char.IsAsciiDigit(text[at]) ? 1 : 0;
            dots += text[at] == '.' ? 1 : 0;
        }
        if (digits == 0 || dots > 1 || text.StartsWith('_'))
            return false;
        if (at == text.Length)
            return dots == 1;
        if (text[at] is not ('e' or 'E'))
            return false;
        at += at + 1 < text.Length && text[at + 1] is '+' or '-' ? 2 : 1;
        return at < text.Length && text.AsSpan(at).IndexOfAnyExceptInRange('0', '9') < 0;
    }

    private static int HexDigit(char c) => char.IsAsciiDigit(c) ? c - '0' : (c | 0x20) - 'a' + 10;

    private static string WithoutUnderscores(string text) => text.Replace("_", "", StringComparison.Ordinal);
}
