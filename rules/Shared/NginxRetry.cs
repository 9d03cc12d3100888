using ConfigLint.Model.Nginx;
using ConfigLint.Syntax.Nginx;

namespace ConfigLint.Rules;

/// <summary>Why a request that could not be delivered is not passed to the next server.</summary>
internal enum NoRetry
{
    /// <summary>X_next_upstream off; it wins wherever it stands in the list.</summary>
    Off,

    /// <summary>X_next_upstream without the word for a failed connection.</summary>
    NotListed,

    /// <summary>X_next_upstream_tries 1: the first attempt counts.</summary>
    OneTry,
}

/// <summary>When nginx passes a request on to the next server of a group (ngx_http_upstream_next).</summary>
internal static class NginxRetry
{
    /// <param name="failure">"error" for a refused or broken connection, "timeout" for one that is not answered in time.</param>
    /// <returns>The statement that forbids it and how; null when it is passed on, or when that is not known.</returns>
    public static (NoRetry Reason, NginxStatement Statement)? Forbidden(NginxPass pass, string failure)
    {
        var conditions = pass.Context.Lookup($"{pass.Prefix}_next_upstream").Statement;
        if (conditions is not null && !conditions.Arguments().Any(NginxSettings.IsVariable))
        {
            if (conditions.Arguments().Contains("off"))
                return (NoRetry.Off, conditions);
            // In stream it is only on or off.
            if (!pass.IsStream && !conditions.Arguments().Contains(failure))
                return (NoRetry.NotListed, conditions);
        }
        return pass.Number("next_upstream_tries") is { IsWritten: true, Value: 1 } && pass.Context.Lookup($"{pass.Prefix}_next_upstream_tries").Statement is { } tries
            ? (NoRetry.OneTry, tries)
            : null;
    }
}
