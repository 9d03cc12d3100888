using ConfigLint.Syntax.Text;

namespace ConfigLint.Model.Nginx;

/// <summary>The argument of a pass directive, taken apart as nginx does.</summary>
public sealed record NginxPassTarget
{
    /// <summary>As written.</summary>
    public required string Text { get; init; }

    public required Location At { get; init; }

    /// <summary>Lower case: http, https, grpc, grpcs, uwsgi, suwsgi; empty when none is written.</summary>
    public required string Scheme { get; init; }

    public required bool HasVariables { get; init; }

    /// <summary>
    /// What it may go to: one for a literal, several where variables are set to literals only; null when a variable in host or port is not known.
    /// </summary>
    public required IReadOnlyList<NginxEndpoint>? Endpoints { get; init; }

    /// <summary>The group that a literal target, or every value of its variables, names.</summary>
    public NginxUpstream? Upstream { get; init; }

    /// <summary>Several upstream blocks may be meant, or a part of the configuration that could define it was not read.</summary>
    public bool GroupIsUncertain { get; init; }

    /// <summary>The one endpoint of a literal target; null with variables.</summary>
    public NginxEndpoint? Literal => HasVariables || Endpoints is not [var only] ? null : only;

    /// <summary>80 or 443 by the scheme; null where nginx wants a port (fastcgi, uwsgi, scgi, memcached, stream).</summary>
    public int? DefaultPort => Scheme switch
    {
        "https" or "grpcs" => 443,
        "http" or "grpc" => 80,
        _ => null,
    };

    internal PassTarget ToTarget()
    {
        if (Upstream is not null)
        {
            var addresses = Upstream.Servers.Select(s => s.Endpoint.ToAddress(80)).ToList();
            return new PassTarget
            {
                Raw = Text,
                At = At,
                Group = Upstream,
                Addresses = [.. addresses.OfType<Address>()],
                IsComplete = Upstream.IsComplete && addresses.All(a => a is not null),
            };
        }
        var direct = GroupIsUncertain ? [] : Endpoints?.Select(e => e.ToAddress(DefaultPort)).ToList() ?? [];
        return new PassTarget
        {
            Raw = Text,
            At = At,
            Addresses = [.. direct.OfType<Address>()],
            IsComplete = direct.Count > 0 && direct.All(a => a is not null),
        };
    }
}
