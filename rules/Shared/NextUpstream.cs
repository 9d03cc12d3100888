using ConfigLint.Model.Nginx;
using ConfigLint.Syntax.Nginx;

namespace ConfigLint.Rules;

/// <summary>Whether a pass tries another server after one could not be reached.</summary>
internal static class NextUpstream
{
    /// <summary>The statement that forbids it; null when the next server is tried, or when that is not known.</summary>
    public static NginxStatement? FindForbidden(NginxPass pass)
    {
        var conditions = pass.Context.Lookup($"{pass.Prefix}_next_upstream").Statement;
        // "off" anywhere in the list wins; stream knows on and off only.
        if (conditions is not null && !conditions.Arguments().Any(NginxSettings.IsVariable))
        {
            var words = conditions.Arguments().ToList();
            if (words.Contains("off") || (!pass.IsStream && !words.Contains("error")))
                return conditions;
        }
        return pass.Number("next_upstream_tries").Is(tries => tries == 1) ? pass.Context.Lookup($"{pass.Prefix}_next_upstream_tries").Statement : null;
    }
}
