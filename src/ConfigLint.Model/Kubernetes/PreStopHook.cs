using System.Globalization;
using ConfigLint.Model.Yaml;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Model.Kubernetes;

/// <summary>lifecycle.preStop: it runs before the stop signal, and its time counts against the grace period.</summary>
/// <param name="Wait">How long it sleeps, when it does nothing else; unknown for other commands and for requests.</param>
public sealed record PreStopHook(Setting<TimeSpan> Wait)
{
    private const string Name = "preStop";

    internal static PreStopHook? Read(YamlMapping container)
    {
        if (container.GetMapping("lifecycle", "preStop") is not { } node)
            return null;
        if (YamlSettings.Entry(node.Get("sleep"), "seconds") is { } seconds)
        {
            return new PreStopHook(YamlSettings.TryGetInteger(seconds, out var written) && written >= 0
                ? YamlSettings.Written(Name, TimeSpan.FromSeconds(written), seconds)
                : Unknown("its seconds are no plain integer"));
        }
        if (YamlSettings.Entry(node.Get("exec"), "command") is { } command)
        {
            var words = command.Value.Values().Select(word => (word as YamlScalar)?.Value).ToList();
            return new PreStopHook(Sleep(words) is { } time
                ? Setting<TimeSpan>.Known(Name, time, new Origin.Written(command.Value.Location))
                : Unknown("it is no plain sleep"));
        }
        return new PreStopHook(Unknown("it is no plain sleep"));
    }

    /// <summary><c>sleep N</c>, alone or as all that a shell runs.</summary>
    private static TimeSpan? Sleep(List<string?> words)
    {
        if (words is [{ } shell, "-c", { } script] && shell.Split('/')[^1] is "sh" or "bash" or "ash" or "dash")
            words = [.. script.Split((char[])[' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries)];
        if (words is not [{ } program, { Length: > 0 } time] || program.Split('/')[^1] != "sleep")
            return null;
        var (digits, unit) = time[^1] switch
        {
            's' => (time[..^1], 1),
            'm' => (time[..^1], 60),
            'h' => (time[..^1], 3600),
            _ => (time, 1),
        };
        return decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value < 1_000_000
            ? TimeSpan.FromSeconds((double)value * unit)
            : null;
    }

    private static Setting<TimeSpan> Unknown(string reason) => Setting<TimeSpan>.Unknown(Name, reason);
}
