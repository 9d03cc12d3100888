using ConfigLint.Model;
using ConfigLint.Model.Nginx;
using ConfigLint.Model.PhpFpm;

namespace ConfigLint.Rules;

/// <summary>How long a proxy waits for the answer, and how long the app server behind it lets a request run.</summary>
internal readonly record struct RequestTimes(Setting<TimeSpan> Wait, Setting<TimeSpan> Limit)
{
    /// <summary>Null when one of them is unknown or without end, none is written, or the requests are no ordinary ones (RULES.md, principle 6).</summary>
    public static RequestTimes? Of(Link link)
    {
        if (link is not { From: ProxyHop pass, To: AppServer app } || !LinkSettings.SpeakAlike(link) || pass.HasStreamSigns || pass is NginxPass { IsSubrequest: true })
            return null;
        var (wait, limit) = (pass.ReadTimeout, app.RequestLimit);
        return LinkSettings.AreComparable(wait, limit) && wait.Value > TimeSpan.Zero && limit.Value > TimeSpan.Zero && Counts(app, limit)
            ? new RequestTimes(wait, limit)
            : null;
    }

    /// <summary>Pool files side by side may be choices: the limit must belong to the address that the link is about.</summary>
    private static bool Counts(AppServer app, Setting<TimeSpan> limit) => app is not FpmPool pool || pool.CountTogether(pool.Listen.At, limit.At);
}
