using ConfigLint.Analysis;
using ConfigLint.Model;

namespace ConfigLint.Rules;

/// <summary>One setting of each of two neighbours on the request path, and a finding about the two.</summary>
internal static class LinkSettings
{
    /// <summary>Both values are known, and one of them is somebody's decision: two defaults are not reported.</summary>
    public static bool AreComparable<TNear, TFar>(Setting<TNear> near, Setting<TFar> far) => near.IsKnown && far.IsKnown && (near.IsWritten || far.IsWritten);

    /// <summary>Both sides of a link speak one protocol; else nothing that is said about time comes to pass.</summary>
    public static bool SpeakAlike(Link link) => link is { From: ProxyHop pass, Listener.Protocol: var protocol } && protocol == pass.Protocol;

    /// <summary>The severity of what a link shows: no more than a note when the link is a guess, or when the machine's environment may change a value.</summary>
    public static DiagnosticSeverity Severity(Link link, DiagnosticSeverity severity, params Origin[] origins) =>
        link.Confidence == LinkConfidence.Probable || Array.Exists(origins, origin => origin is Origin.EnvironmentDefault) ? DiagnosticSeverity.Note : severity;

    /// <summary>A finding at the value that somebody wrote, the first one's before the second's; the other is its related place.</summary>
    public static Diagnostic Create(DiagnosticDescriptor descriptor, Link link, Setting<TimeSpan> near, Setting<TimeSpan> far, params object?[] arguments)
    {
        var atNear = near.IsWritten;
        var (primary, primaryHop, other, otherHop) = atNear ? (near, link.From, far, link.To) : (far, link.To, near, link.From);
        return Diagnostic.Create(descriptor, primary.At ?? primaryHop.At, arguments) with
        {
            Severity = Severity(link, descriptor.DefaultSeverity, near.Origin, far.Origin),
            Label = Words(primary, primaryHop),
            Related = [Describe(other, otherHop)],
            Path = [Describe(near, link.From), Describe(far, link.To)],
        };
    }

    /// <summary>A value where it is written, or, for a default, where it is put to use.</summary>
    public static RelatedLocation Describe(Setting<TimeSpan> setting, ModelElement user) => new(setting.At ?? user.At, Words(setting, user));

    /// <summary>"timeout is not set: 30 s (gunicorn's default)", "proxy_read_timeout is 300 s for proxy_pass http://app".</summary>
    private static string Words(Setting<TimeSpan> setting, ModelElement user)
    {
        var name = setting.Name.TrimEnd('=');
        var value = Durations.Format(setting.Value);
        return setting.Origin switch
        {
            Origin.Default known => $"{name} is not set: {value} ({known.Source})",
            Origin.EnvironmentDefault variable => $"{name} is {value} when ${variable.Variable} is not set",
            _ => $"{name} is {value} for {user.Name}",
        };
    }
}
