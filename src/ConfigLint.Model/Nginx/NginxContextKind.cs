namespace ConfigLint.Model.Nginx;

/// <summary>What kind of block a directive stands in.</summary>
public enum NginxContextKind
{
    Main,
    Events,
    Http,
    Server,
    Location,
    Upstream,
    IfInServer,
    IfInLocation,
    LimitExcept,
    Stream,
    StreamServer,
    StreamUpstream,
    Mail,
    MailServer,

    /// <summary>The top of a snippet that may be included anywhere inside a server.</summary>
    Fragment,

    /// <summary>A body of data lines (map, geo, types, split_clients), or a block of a module that is not ours.</summary>
    Other,
}

/// <summary>The letters by which the directive table names contexts.</summary>
public static class NginxContextKinds
{
    public static char Letter(NginxContextKind kind) => kind switch
    {
        NginxContextKind.Main => 'M',
        NginxContextKind.Events => 'E',
        NginxContextKind.Http => 'H',
        NginxContextKind.Server => 'S',
        NginxContextKind.Location => 'L',
        NginxContextKind.Upstream => 'U',
        NginxContextKind.IfInServer => 'i',
        NginxContextKind.IfInLocation => 'l',
        NginxContextKind.LimitExcept => 'x',
        NginxContextKind.Stream => 'T',
        NginxContextKind.StreamServer => 't',
        NginxContextKind.StreamUpstream => 'u',
        NginxContextKind.Mail => 'm',
        NginxContextKind.MailServer => 'n',
        _ => '?',
    };

    /// <summary>The kind of a block by its name and the block around it.</summary>
    public static NginxContextKind OfBlock(string name, NginxContextKind parent) => (name, parent) switch
    {
        ("events", NginxContextKind.Main) => NginxContextKind.Events,
        ("http", NginxContextKind.Main) => NginxContextKind.Http,
        ("stream", NginxContextKind.Main) => NginxContextKind.Stream,
        ("mail", NginxContextKind.Main) => NginxContextKind.Mail,
        ("server", NginxContextKind.Http) => NginxContextKind.Server,
        ("server", NginxContextKind.Stream) => NginxContextKind.StreamServer,
        ("server", NginxContextKind.Mail) => NginxContextKind.MailServer,
        ("upstream", NginxContextKind.Http) => NginxContextKind.Upstream,
        ("upstream", NginxContextKind.Stream) => NginxContextKind.StreamUpstream,
        ("location", NginxContextKind.Server or NginxContextKind.Location or NginxContextKind.Fragment) => NginxContextKind.Location,
        ("if", NginxContextKind.Server) => NginxContextKind.IfInServer,
        ("if", NginxContextKind.Location or NginxContextKind.Fragment) => NginxContextKind.IfInLocation,
        ("limit_except", NginxContextKind.Location) => NginxContextKind.LimitExcept,
        _ => NginxContextKind.Other,
    };
}
