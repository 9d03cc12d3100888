using ConfigLint.Model;
using ConfigLint.Model.Nginx;
using ConfigLint.Model.PhpFpm;

namespace ConfigLint.Rules;

/// <summary>How long a proxy waits for the answer, and how long the hop behind it lets a request take.</summary>
internal sealed record RequestTimes(HopSetting Wait, HopSetting Limit)
{
    /// <summary>A limit that is a little longer than the time in front ends what hangs, after the client has its answer: up to half as long again is as it should be.</summary>
    public const double Net = 1.5;

    public TimeSpan Waited => Wait.Setting.Value;

    public TimeSpan Allowed => Limit.Setting.Value;

    /// <summary>Null when one of them is unknown or without end, none is written, or the requests are no ordinary ones.</summary>
    public static RequestTimes? Of(Link link)
    {
        if (link is not { From: ProxyHop pass, To: AppServer app } || !LinkSettings.SpeakAlike(link) || pass.HasStreamSigns || pass is NginxPass { IsSubrequest: true })
            return null;
        return Counts(app) ? Create(new(pass.ReadTimeout, pass), new(app.RequestLimit, app)) : null;
    }

    /// <summary>Null when one of them is unknown or without end, or none is written.</summary>
    public static RequestTimes? Create(HopSetting wait, HopSetting limit) =>
        wait.Setting.Is(IsFinite) && limit.Setting.Is(IsFinite) && (wait.IsChosen || limit.IsChosen) ? new RequestTimes(wait, limit) : null;

    /// <summary>Pool files side by side may be choices: the limit must belong to the address that the link is about.</summary>
    private static bool Counts(AppServer app) => app is not FpmPool pool || pool.CountTogether(pool.Listen.At, pool.RequestLimit.At);

    private static bool IsFinite(TimeSpan time) => time > TimeSpan.Zero;
}
