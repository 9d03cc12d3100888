using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.Apache;
using ConfigLint.Model.Nginx;
using ConfigLint.Model.PhpFpm;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Rules;

/// <summary>W10, A12, A13: connecting to a unix socket takes the right to write to it.</summary>
internal sealed class CL6009_UnixSocketPermission : DiagnosticAnalyzer
{
    private const int OthersWrite = 0b000_000_010;

    private const int GroupWrites = 0b000_010_000;

    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL6009",
        "unix-socket-permission",
        "The web server may not connect to the socket of PHP-FPM",
        RuleCategory.Access,
        DiagnosticSeverity.Warning,
        "{0} is made as {1} with mode {2}, and {3} runs as {4}: {5}connecting fails (13: Permission denied) and every request is answered with a {6}; set listen.owner = {4}");

    public override void Initialize(AnalysisContext context) => context.RegisterLinkAction(Check);

    private void Check(SubjectContext<Link> context)
    {
        // In a container that is not started by root none of these settings counts.
        if (context.Subject is not { From: ProxyHop pass, To: FpmPool pool, Listener.Address: { IsUnix: true } address } link || !context.Stack.RunsOnHost(pass) || !context.Stack.RunsOnHost(pool))
            return;
        if (WebUser.Of(pass) is not { } web || SocketRights.Of(pool) is not { } rights || (rights.Mode & OthersWrite) != 0 || rights.Owner == web.User)
            return;
        var groupWrites = (rights.Mode & GroupWrites) != 0;
        if (groupWrites && rights.Group == web.Group)
            return;
        // Whoever writes a group may have put the web server's user into it.
        var mayBeMember = groupWrites && pool.Section.Find("listen.group") is not null;
        var mode = "0" + Convert.ToString(rights.Mode, 8);
        context.Report(Diagnostic.Create(
            Descriptor, rights.At, address, $"{rights.Owner}:{rights.Group}", mode, pass.Server, web.User, mayBeMember ? $"unless that user is in the group {rights.Group}, " : "", ProxyStatus.OfRefusedConnection(pass)) with
        {
            Severity = LinkSettings.Severity(link, mayBeMember ? DiagnosticSeverity.Note : Descriptor.DefaultSeverity),
            Related = [new RelatedLocation(web.At, $"{pass.Server} runs as {web.User}"), new RelatedLocation(pass.At, "connects to the socket")],
            Path = [new RelatedLocation(pass.At, pass.Name), new RelatedLocation(rights.At, pool.Name)],
        });
    }

    /// <summary>As whom the web server connects.</summary>
    private sealed record WebUser(string User, string Group, Location At)
    {
        /// <summary>Null when it is not written in words, or root.</summary>
        public static WebUser? Of(ProxyHop pass)
        {
            var web = pass switch
            {
                NginxPass nginx => OfNginx(nginx.Context.Configuration),
                ApachePass apache => OfApache(apache.Context.Configuration),
                _ => null,
            };
            return web is not null && web.User != "root" && IsName(web.User) && IsName(web.Group) ? web : null;
        }

        // Without a group nginx takes the one that is called as the user (ngx_set_user).
        private static WebUser? OfNginx(NginxConfiguration configuration) =>
            configuration.Root.Words("user") is { IsWritten: true, At: { } at, Value: [var user, ..] words } ? new WebUser(user, words.Count > 1 ? words[1] : user, at) : null;

        private static WebUser? OfApache(ApacheConfiguration configuration) =>
            configuration.Root.Own("User") is [.., { IsCertain: true } user] && configuration.Root.Own("Group") is [.., { IsCertain: true } group]
            && user.Argument(0) is { } name && group.Argument(0) is { } groupName ? new WebUser(name, groupName, user.At) : null;
    }

    private sealed record SocketRights(string Owner, string Group, int Mode, Location At)
    {
        /// <summary>Null when an access list, a number or an unread file decides.</summary>
        public static SocketRights? Of(FpmPool pool)
        {
            var section = pool.Section;
            var (owner, group, mode) = (section.Word("listen.owner", ""), section.Word("listen.group", ""), section.Word("listen.mode", "0660"));
            if (section.Find("listen.acl_users") is not null || section.Find("listen.acl_groups") is not null || !owner.TryGet(out var user) || !group.TryGet(out var users) || !mode.TryGet(out var digits))
                return null;
            // That the master is root, whose group is root, shows in that the pool changes to another user.
            if ((user.Length == 0 || users.Length == 0) && section.Find("user") is null)
                return null;
            var (name, groupName) = (user.Length > 0 ? user : "root", users.Length > 0 ? users : "root");
            return IsName(name) && IsName(groupName) && TryParseOctal(digits, out var bits)
                ? new SocketRights(name, groupName, bits, owner.At ?? group.At ?? mode.At ?? pool.Listen.At ?? pool.At)
                : null;
        }

        private static bool TryParseOctal(string text, out int bits)
        {
            bits = 0;
            foreach (var digit in text)
            {
                if (digit is < '0' or > '7' || bits > 0xFFF)
                    return false;
                bits = (bits * 8) + digit - '0';
            }
            return text.Length > 0;
        }
    }

    /// <summary>Not a number, which may belong to any name.</summary>
    private static bool IsName(string text) => text.Length > 0 && (char.IsAsciiLetter(text[0]) || text[0] == '_') && !text.AsSpan().ContainsAny('$', '{', '@');
}
