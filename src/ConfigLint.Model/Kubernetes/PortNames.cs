namespace ConfigLint.Model.Kubernetes;

/// <summary>Names of ports (IANA_SVC_NAME).</summary>
public static class PortNames
{
    /// <summary>1–15 small letters, digits and hyphens with a letter among them; anything else is a number, a placeholder or a fault of another sort.</summary>
    public static bool IsName(string text) =>
        text.Length is >= 1 and <= 15 && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') && text.Any(char.IsAsciiLetterLower);
}
