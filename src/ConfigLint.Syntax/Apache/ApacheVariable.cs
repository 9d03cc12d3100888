using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax.Apache;

/// <summary>
/// <c>${Name}</c> anywhere in a line, quotes or not (ap_resolve_env in server/core.c). Apache puts the value of a Define, else of the
/// environment, in its place before it cuts the line into words; a name that neither knows stays as written, with warning AH00111.
/// </summary>
/// <param name="Span">From the dollar sign to the closing brace.</param>
public readonly record struct ApacheVariable(string Name, TextSpan Span)
{
    /// <summary>False for <c>${map:key}</c>, a RewriteMap: Define refuses names with a colon. There is no <c>${NAME:-default}</c> either.</summary>
    public bool CanBeDefined => !Name.Contains(':');

    internal static ApacheVariable[] FindAll(SourceText source, TextSpan line)
    {
        if (!source.AsSpan(line).Contains('$'))
            return [];
        var joined = ApacheText.Join(source, line);
        var found = new List<ApacheVariable>();
        var at = 0;
        while ((at = joined.Text.IndexOf("${", at, StringComparison.Ordinal)) >= 0)
        {
            var end = joined.Text.IndexOf('}', at + 2);
            if (end < 0)
                break;
            found.Add(new ApacheVariable(joined.Text[(at + 2)..end], joined.SpanOf(at, end + 1)));
            at = end + 1;
        }
        return [.. found];
    }

    /// <summary>Those of <paramref name="sorted"/> that overlap <paramref name="span"/>, without looking at all of them.</summary>
    internal static ReadOnlySpan<ApacheVariable> Within(ApacheVariable[] sorted, TextSpan span)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle].Span.End <= span.Start)
                low = middle + 1;
            else
                high = middle;
        }
        var end = low;
        while (end < sorted.Length && sorted[end].Span.Start < span.End)
            end++;
        return sorted.AsSpan(low, end - low);
    }
}
