using ConfigLint.Syntax.Text;

namespace ConfigLint.Model.Apache;

/// <summary>Values of the proxy's and the core's time directives that Apache refuses, so that it does not start (each seen with apache2 -t 2.4).</summary>
internal static class ApacheValidator
{
    public static void Check(Workspace workspace, ApacheConfiguration configuration)
    {
        foreach (var context in configuration.Root.DescendantsAndSelf())
        {
            foreach (var entry in context.Entries)
            {
                foreach (var (at, message) in FaultsOf(context, entry))
                    workspace.Report(new ModelProblem("CL0001", at, message));
            }
        }
    }

    private static IEnumerable<(Location At, string Message)> FaultsOf(ApacheContext context, ApacheEntry entry)
    {
        var value = entry.Argument(0);
        switch (entry.Name.ToUpperInvariant())
        {
            case "PROXYTIMEOUT" when value is not null && ApacheSeconds.ReadPositive(value) is null:
                return [(entry.At, $"ProxyTimeout {value} is refused: it must be at least 1 second")];
            case "KEEPALIVETIMEOUT" when value is not null && ApacheSeconds.ReadWithUnit(value) is null:
                return [(entry.At, $"KeepAliveTimeout {value} is refused: write seconds, or a number with ms, s, mi or h")];
            case "PROXYPASS" or "PROXYPASSMATCH" when context.Kind is ApacheContextKind.Location or ApacheContextKind.LocationMatch:
                return value is ['/' or '^', ..] && entry.Count > 1
                    ? [(entry.At, $"{entry.Name} in <{context.Tag!.Name}> takes no path: the section has it already")]
                    : FaultsOfParameters(entry, 1);
            case "PROXYPASS" or "PROXYPASSMATCH":
                return FaultsOfParameters(entry, 2);
            case "BALANCERMEMBER" or "PROXYSET":
                return FaultsOfParameters(entry, 0);
            default:
                return [];
        }
    }

    private static IEnumerable<(Location At, string Message)> FaultsOfParameters(ApacheEntry entry, int from)
    {
        foreach (var parameter in ApacheWorkerParameter.ReadAll(entry, from))
        {
            if (parameter.Value is { } value && Fault(parameter.Key.ToLowerInvariant(), value) is { } fault)
                yield return (parameter.At, $"{parameter.Key}={value} is refused: {fault}");
        }
    }

    private static string? Fault(string key, string value) => key switch
    {
        "timeout" or "ttl" when ApacheSeconds.ReadPositive(value) is null => "it must be at least 1 second",
        "connectiontimeout" or "ping" when ApacheSeconds.ReadWithUnit(value) is null => "write seconds, or a number with ms, s, mi or h",
        "acquire" when !(ApacheSeconds.ReadMilliseconds(value) >= TimeSpan.FromMilliseconds(1)) => "it must be at least 1 millisecond",
        _ => null,
    };
}
