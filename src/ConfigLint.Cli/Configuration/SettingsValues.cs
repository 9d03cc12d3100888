using System.Globalization;
using ConfigLint.Model;
using ConfigLint.Model.Edges;

namespace ConfigLint.Cli.Configuration;

/// <summary>The words and values that <c>.configlint.yml</c> knows.</summary>
internal static class SettingsValues
{
    public static readonly string[] Edges = [.. HostedEdges.All.Select(edge => edge.Kind)];

    /// <summary>Software whose defaults depend on its version.</summary>
    public static readonly string[] Software = ["nginx", "apache", "php", "gunicorn", "puma", "haproxy", "envoy", "traefik", "ingress-nginx", "kubernetes"];

    public static readonly IReadOnlyDictionary<string, ConfigFormat> Formats = new Dictionary<string, ConfigFormat>
    {
        ["nginx"] = ConfigFormat.Nginx,
        ["apache"] = ConfigFormat.Apache,
        ["php-fpm"] = ConfigFormat.PhpFpm,
        ["php-ini"] = ConfigFormat.PhpIni,
        ["gunicorn"] = ConfigFormat.Gunicorn,
        ["puma"] = ConfigFormat.Puma,
        ["yaml"] = ConfigFormat.Yaml,
        ["dockerfile"] = ConfigFormat.Dockerfile,
        ["procfile"] = ConfigFormat.Procfile,
        ["systemd"] = ConfigFormat.SystemdUnit,
        ["supervisor"] = ConfigFormat.Supervisor,
        ["env"] = ConfigFormat.EnvFile,
        ["haproxy"] = ConfigFormat.HAProxy,
    };

    private static readonly (string Unit, TimeSpan Value)[] Durations =
    [
        ("ms", TimeSpan.FromMilliseconds(1)), ("s", TimeSpan.FromSeconds(1)), ("m", TimeSpan.FromMinutes(1)), ("h", TimeSpan.FromHours(1)), ("d", TimeSpan.FromDays(1)),
    ];

    private static readonly (string Unit, long Value)[] Sizes =
    [
        ("KiB", 1L << 10), ("MiB", 1L << 20), ("GiB", 1L << 30), ("TiB", 1L << 40), ("KB", 1000), ("MB", 1000_000), ("GB", 1000_000_000),
        ("k", 1L << 10), ("m", 1L << 20), ("g", 1L << 30), ("K", 1L << 10), ("M", 1L << 20), ("G", 1L << 30), ("Ki", 1L << 10), ("Mi", 1L << 20), ("Gi", 1L << 30),
    ];

    /// <summary>A number with ms, s, m, h or d; a number alone is seconds.</summary>
    public static bool TryParseDuration(string text, out TimeSpan duration)
    {
        duration = default;
        var (number, unit) = Split(text);
        var scale = unit.Length == 0 ? TimeSpan.FromSeconds(1) : Array.Find(Durations, d => d.Unit == unit).Value;
        if (scale == default || !TryParseNumber(number, out var value) || value * scale.TotalSeconds > TimeSpan.MaxValue.TotalSeconds / 2)
            return false;
        duration = scale * value;
        return true;
    }

    /// <summary>A number with KiB, MiB, GiB (or k, m, g as the servers write them), KB, MB or GB; a number alone is bytes.</summary>
    public static bool TryParseSize(string text, out long size)
    {
        size = 0;
        var (number, unit) = Split(text);
        var scale = unit is "" or "B" ? 1 : Array.Find(Sizes, s => s.Unit == unit).Value;
        if (scale == 0 || !TryParseNumber(number, out var value) || value * scale > long.MaxValue / 2)
            return false;
        size = (long)(value * scale);
        return true;
    }

    private static bool TryParseNumber(string text, out double value) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);

    private static (string Number, string Unit) Split(string text)
    {
        var digits = text.AsSpan().TrimEnd("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
        return (digits.TrimEnd().ToString(), text[digits.Length..]);
    }
}
