using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Rules;

/// <summary>One hop's part in a finding about two neighbours.</summary>
/// <param name="Use">Where somebody chose what a default belongs to, such as the <c>keepalive</c> that puts a default of 60 s to use.</param>
internal readonly record struct HopSetting(Setting<TimeSpan> Setting, ModelElement Hop, Location? Use = null)
{
    /// <summary>It is somebody's decision: two defaults are not reported.</summary>
    public bool IsChosen => Setting.IsWritten || Use is not null;

    /// <summary>Where the value is written or, for a default, put to use.</summary>
    public Location At => Setting.At ?? Use ?? Hop.At;

    /// <summary>"timeout is not set: 30 s (gunicorn's default)", "proxy_read_timeout is 300 s for proxy_pass http://app".</summary>
    public string Words
    {
        get
        {
            var (name, value) = (Name, Durations.Format(Setting.Value));
            return Setting.Origin switch
            {
                Origin.Default known => $"{name} is not set: {value} ({known.Source})",
                Origin.EnvironmentDefault variable => $"{name} is {value} when ${variable.Variable} is not set",
                _ => $"{name} is {value} for {Hop.Name}",
            };
        }
    }

    /// <summary>Without the equals sign that Apache's parameters end in.</summary>
    public string Name => Setting.Name.TrimEnd('=');

    public RelatedLocation Place => new(At, Words);
}

/// <summary>Findings about one setting of each of two neighbours on the request path.</summary>
internal static class LinkSettings
{
    /// <summary>Both values are known, and one of them is somebody's decision: two defaults are not reported.</summary>
    public static bool AreComparable<TNear, TFar>(Setting<TNear> near, Setting<TFar> far) => near.IsKnown && far.IsKnown && (near.IsWritten || far.IsWritten);

    /// <summary>Both sides of a link speak one protocol; else nothing that is said about time comes to pass.</summary>
    public static bool SpeakAlike(Link link) => link is { From: ProxyHop pass, Listener.Protocol: var protocol } && protocol == pass.Protocol;

    /// <summary>The severity of what a link shows: no more than a note when the link is a guess, or when the machine's environment may change a value.</summary>
    public static DiagnosticSeverity Severity(Link link, DiagnosticSeverity severity, params Origin[] origins) =>
        link.Confidence == LinkConfidence.Probable || Array.Exists(origins, origin => origin is Origin.EnvironmentDefault) ? DiagnosticSeverity.Note : severity;

    /// <summary>A value where it is written, or, for a default, where it is put to use.</summary>
    public static RelatedLocation Describe(Setting<TimeSpan> setting, ModelElement user) => new HopSetting(setting, user).Place;

    /// <summary>A finding at the value that somebody chose, the first one's before the second's; the other is its related place.</summary>
    public static Diagnostic Create(DiagnosticDescriptor descriptor, Link link, HopSetting near, HopSetting far, params object?[] arguments)
    {
        var (primary, other) = near.IsChosen ? (near, far) : (far, near);
        return Diagnostic.Create(descriptor, primary.At, arguments) with
        {
            Severity = Severity(link, descriptor.DefaultSeverity, near.Setting.Origin, far.Setting.Origin),
            Label = primary.Words,
            Related = [other.Place],
            Path = [near.Place, far.Place],
        };
    }
}
