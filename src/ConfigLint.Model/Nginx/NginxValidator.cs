using ConfigLint.Syntax;
using ConfigLint.Syntax.Nginx;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Model.Nginx;

/// <summary>
/// What <c>nginx -t</c> refuses about directives of its own modules: place, number of arguments, duplicates, values
/// (ngx_conf_handler and the ngx_conf_set_*_slot functions). Directives it does not know are other modules' and never an error.
/// </summary>
internal sealed class NginxValidator
{
    // Their arguments may be spelled like directives: "rewrite … break", "random two least_conn".
    private static readonly HashSet<string> TakeDirectiveNames = ["rewrite", "random", "if"];

    private static readonly HashSet<string> SingleValueTypes = ["time(ms)", "time(s)", "size", "offset", "number", "on|off", "string", "enum", "number size", ClientKeepAlive];

    /// <summary>keepalive_timeout: a millisecond slot, and a second value for the response header.</summary>
    private const string ClientKeepAlive = "ngx_http_core_keepalive";

    private readonly Workspace _workspace;

    private NginxValidator(Workspace workspace) => _workspace = workspace;

    public static void Check(Workspace workspace, NginxConfiguration configuration, IEnumerable<NginxContext> contexts)
    {
        var validator = new NginxValidator(workspace);
        foreach (var context in contexts)
        {
            // The top of a snippet may stand in blocks that we cannot see.
            var isKnownPlace = context.Kind is not (NginxContextKind.Other or NginxContextKind.Fragment) && (configuration.IsComplete || context.Parent is not null);
            if (isKnownPlace)
                validator.CheckContext(context);
        }
    }

    private void CheckContext(NginxContext context)
    {
        Dictionary<string, NginxStatement>? seen = null;
        foreach (var statement in context.Statements)
        {
            var rows = NginxDirectiveTable.Find(statement.RawName);
            if (rows.Count == 0 || statement is NginxLuaBlock || HasTemplate(statement))
                continue;
            var row = rows.FirstOrDefault(r => r.AllowsIn(context.Kind));
            if (row is null)
            {
                Report(statement, statement.NameSpan, $"\"{statement.Name}\" directive is not allowed here");
                continue;
            }
            if (CheckShape(statement, row, context.Kind) && SingleValueTypes.Contains(row.Type))
            {
                CheckValue(statement, row);
                if (!(seen ??= new(StringComparer.Ordinal)).TryAdd(row.Name, statement))
                    Report(statement, statement.NameSpan, $"\"{row.Name}\" directive is duplicate: it stands in this block already, at {seen[row.Name].Location}");
            }
            if (row.Name == "proxy_pass")
                CheckProxyPass(statement, context);
        }
    }

    /// <summary>Block or not, and the number of arguments; false when something is wrong.</summary>
    private bool CheckShape(NginxStatement statement, NginxDirectiveRow row, NginxContextKind kind)
    {
        if (FindSwallowed(statement, kind) is { } swallowed)
        {
            var before = statement.Words[swallowed - 1];
            Report(statement, before.Span, $"\";\" is missing after \"{Excerpt.Of(statement.Source.AsSpan(before.Span))}\": \"{Excerpt.Of(statement.Source.AsSpan(statement.Words[swallowed].Span))}\" on the next line is read as its argument");
            return false;
        }
        if (row.IsBlock && statement is NginxDirective { Semicolon.IsMissing: false })
            Report(statement, statement.Span, $"directive \"{row.Name}\" has no opening \"{{\"");
        else if (!row.IsBlock && statement is NginxBlock block)
            Report(statement, block.HeadSpan, $"directive \"{row.Name}\" is not terminated by \";\"");
        else if (!row.AllowsCount(statement.ArgumentCount))
            Report(statement, statement.NameSpan, $"invalid number of arguments in \"{row.Name}\" directive");
        else
            return true;
        return false;
    }

    /// <summary>The index of a word that begins a line and is a directive which could stand here by itself: the semicolon before it is lost.</summary>
    private static int? FindSwallowed(NginxStatement statement, NginxContextKind kind)
    {
        if (statement.Words.Count < 2 || TakeDirectiveNames.Contains(statement.Name))
            return null;
        for (var i = 1; i < statement.Words.Count; i++)
        {
            var word = statement.Words[i];
            var gap = statement.Source.Text.AsSpan(statement.Words[i - 1].End, word.Start - statement.Words[i - 1].End);
            if (word.Kind != SyntaxKind.Word || !gap.Contains('\n'))
                continue;
            var row = NginxDirectiveTable.Find(statement.Source.ToString(word.Span), kind);
            if (row is not null && row.IsBlock == statement is NginxBlock && row.AllowsCount(statement.Words.Count - i - 1))
                return i;
        }
        return null;
    }

    private void CheckValue(NginxStatement statement, NginxDirectiveRow row)
    {
        var value = statement.Argument(0);
        var (valid, hint) = row.Type switch
        {
            "time(ms)" or ClientKeepAlive => (NginxValues.TryParseDuration(value, inMilliseconds: true, out _), "units are ms s m h d w, in lower case"),
            "time(s)" => (NginxValues.TryParseDuration(value, inMilliseconds: false, out _), "units are s m h d w M y"),
            "size" => (NginxValues.TryParseSize(value, out _), "a size is digits with k or m"),
            "offset" => (NginxValues.TryParseOffset(value, out _), "a size is digits with k, m or g"),
            "number" => (NginxValues.TryParseNumber(value, out _), "a number is digits only"),
            "on|off" => (NginxValues.TryParseFlag(value, out _), "it must be \"on\" or \"off\""),
            _ => (true, ""),
        };
        if (!valid)
            Report(statement, statement.ArgumentSpan(0), $"\"{row.Name}\" directive invalid value \"{value}\": {hint}");
    }

    private void CheckProxyPass(NginxStatement statement, NginxContext context)
    {
        if (statement.ArgumentCount != 1 || statement.Argument(0) is var target && target.Contains('$') || context.Kind is NginxContextKind.StreamServer)
            return;
        var scheme = target.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? 7 : target.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? 8 : 0;
        if (scheme == 0)
        {
            Report(statement, statement.ArgumentSpan(0), "invalid URL prefix: proxy_pass needs http:// or https://");
            return;
        }
        if (NginxEndpoint.Parse(target[scheme..]).Uri is null or "")
            return;
        var key = context.Enclosing(NginxContextKind.Location) is { } location ? NginxLocationKey.Of(location) : null;
        if (context.Kind is NginxContextKind.IfInLocation or NginxContextKind.LimitExcept || key is { IsRegex: true } or { IsNamed: true })
        {
            Report(statement, statement.ArgumentSpan(0),
                "\"proxy_pass\" cannot have URI part in location given by regular expression, or inside named location, or inside \"if\" statement, or inside \"limit_except\" block");
        }
    }

    private static bool HasTemplate(NginxStatement statement)
    {
        var text = statement is NginxBlock block ? statement.Source.AsSpan(block.HeadSpan) : statement.Source.AsSpan(statement.Span);
        return text.Contains("{{", StringComparison.Ordinal) || text.Contains("<%", StringComparison.Ordinal) || text.Contains("${", StringComparison.Ordinal)
            || text.Contains("__", StringComparison.Ordinal) || text.IndexOf('@') is >= 0 and var at && text[(at + 1)..].Contains('@');
    }

    private void Report(NginxStatement statement, TextSpan span, string message) =>
        _workspace.Report(new ModelProblem("CL0001", new Location(statement.Source, span), message));
}
