using ConfigLint.Model;

namespace ConfigLint.Rules;

/// <summary>Host names of the public internet.</summary>
internal static class PublicNames
{
    // Reserved or customary for private networks (RFC 2606, 6761, 6762, 8375, ICANN's .internal), and what orchestrators hand out.
    private static readonly string[] PrivateEndings =
        [".local", ".localhost", ".localdomain", ".internal", ".lan", ".home", ".corp", ".private", ".intranet", ".test", ".example", ".invalid", ".arpa", ".svc", ".consul", ".docker"];

    public static bool Contains(Address address) => address.IsName && address.Host.Contains('.')
        && !address.Host.Contains(".svc.", StringComparison.Ordinal)
        && !Array.Exists(PrivateEndings, ending => address.Host.TrimEnd('.').EndsWith(ending, StringComparison.Ordinal));
}
