using ConfigLint.Syntax.Apache;

namespace ConfigLint.Model.Apache;

/// <summary>Time values as Apache reads them.</summary>
internal static class ApacheSeconds
{
    /// <summary>Whole seconds as atoi reads them, whatever follows: Timeout, GracefulShutdownTimeout, retry=.</summary>
    public static TimeSpan? Read(string text) => TimeSpan.FromSeconds(ApacheValues.Atoi(text).Value);

    /// <summary>As <see cref="Read"/>, but null below one second, which Apache refuses: ProxyTimeout, timeout=, ttl=.</summary>
    public static TimeSpan? ReadPositive(string text) => ApacheValues.Atoi(text).Value is >= 1 and var seconds ? TimeSpan.FromSeconds(seconds) : null;

    /// <summary>With a unit; null when Apache refuses it: KeepAliveTimeout, connectiontimeout=, ping=, hcinterval=.</summary>
    public static TimeSpan? ReadWithUnit(string text) => ApacheValues.ParseTimeout(text) is { IsRefused: false } time ? time.Value : null;

    /// <summary>acquire=, in milliseconds unless a unit says otherwise.</summary>
    public static TimeSpan? ReadMilliseconds(string text) => ApacheValues.ParseTimeout(text, "ms") is { IsRefused: false } time ? time.Value : null;

    /// <summary>A server-wide time of which 0 in a virtual host means "as the main server" (ap_fixup_virtual_hosts in server/config.c).</summary>
    public static Setting<TimeSpan> Inherited(ApacheContext context, string name, Func<string, TimeSpan?> read, TimeSpan otherwise, ApacheCondition? under = null)
    {
        var own = context.Setting<TimeSpan>(name, read, otherwise, under);
        return own.Origin is Origin.Written && own.Value == TimeSpan.Zero && context.Server.Parent is { } main
            ? main.Setting<TimeSpan>(name, read, otherwise, under ?? context.Server.Tag?.Condition)
            : own;
    }
}
