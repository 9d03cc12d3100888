using System.Buffers;
using ConfigLint.Model;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Cli.Discovery;

/// <summary>Knows files that become configs only after a template engine has filled them in: they are named and skipped, never half-read.</summary>
internal static class Templates
{
    private static readonly SearchValues<char> Starts = SearchValues.Create("{<$@#");

    public static ReadOnlySpan<char> CutExtension(ReadOnlySpan<char> path)
    {
        var dot = path.LastIndexOf('.');
        if (dot <= path.LastIndexOf('/') + 1)
            return path;
        var isTemplate = path[(dot + 1)..] is "j2" or "jinja" or "jinja2" or "jnj" or "erb" or "tmpl" or "tpl" or "gotmpl" or "template" or "tftpl" or "mustache" or "hbs" or "epp";
        return isTemplate ? path[..dot] : path;
    }

    /// <summary>The place that makes a file a template: the first mark that its server would not accept; null when there is none.</summary>
    public static TextSpan? FindMark(SourceText source, ConfigFormat format)
    {
        var hasExtension = CutExtension(source.Path).Length < source.Path.Length;
        // In Python and Ruby, braces and percent signs mean something of their own; a Dockerfile hands them to commands.
        if (!hasExtension && format is ConfigFormat.Gunicorn or ConfigFormat.Puma or ConfigFormat.Dockerfile or ConfigFormat.EnvFile or ConfigFormat.Procfile or ConfigFormat.Metadata)
            return null;
        var text = source.Text;
        var at = 0;
        while (at < text.Length)
        {
            var found = text.AsSpan(at).IndexOfAny(Starts);
            if (found < 0)
                return null;
            at += found;
            var length = MarkLength(text, at, format, hasExtension);
            if (length > 0 && !IsInComment(text, at) && (format != ConfigFormat.Yaml || !IsQuoted(text, at)))
                return new TextSpan(at, length);
            at++;
        }
        return null;
    }

    private static int MarkLength(string text, int at, ConfigFormat format, bool hasExtension)
    {
        var lineEnd = text.IndexOf('\n', at);
        var line = text.AsSpan(at, (lineEnd < 0 ? text.Length : lineEnd) - at);
        if (line.StartsWith("{{"))
            return Closed(line, "}}");
        if (line.StartsWith("{%"))
            return Closed(line, "%}");
        if (line.StartsWith("<%"))
            return Closed(line, "%>");
        return line[0] switch
        {
            '@' => Placeholder(line, 1, '@', format),
            '#' when at > 0 && !char.IsWhiteSpace(text[at - 1]) && line.StartsWith("#{") => Placeholder(line, 2, '}', format),
            '$' when format is ConfigFormat.Nginx => Substitution(text, line, hasExtension),
            _ => 0,
        };
    }

    private static int Closed(ReadOnlySpan<char> line, string close)
    {
        var end = line.IndexOf(close, StringComparison.Ordinal);
        return end < 0 ? 0 : end + close.Length;
    }

    /// <summary><c>@NAME@</c> and <c>#{NAME}</c>, as configure scripts and images with an entry point of their own write it.</summary>
    private static int Placeholder(ReadOnlySpan<char> line, int start, char end, ConfigFormat format)
    {
        if (format is not (ConfigFormat.Nginx or ConfigFormat.Apache or ConfigFormat.PhpFpm))
            return 0;
        var length = UpperCase(line[start..]);
        return length > 1 && start + length < line.Length && line[start + length] == end ? start + length + 1 : 0;
    }

    /// <summary>envsubst: <c>${NAME:-default}</c> always; <c>${NAME}</c> when nothing in the file sets such a variable, since nginx's own are lower-case.</summary>
    private static int Substitution(string text, ReadOnlySpan<char> line, bool hasExtension)
    {
        var isBraced = line.StartsWith("${");
        var start = isBraced ? 2 : 1;
        var length = UpperCase(line[start..]);
        if (length < 2 || (!isBraced && !hasExtension))
            return 0;
        var end = start + length;
        if (!isBraced)
            return end;
        if (end < line.Length && line[end] == ':')
            return Closed(line, "}");
        if (end >= line.Length || line[end] != '}')
            return 0;
        return text.Contains($"${line.Slice(start, length)}", StringComparison.Ordinal) ? 0 : end + 1;
    }

    private static int UpperCase(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && (char.IsAsciiLetterUpper(text[length]) || text[length] == '_' || (length > 0 && char.IsAsciiDigit(text[length]))))
            length++;
        return length;
    }

    private static bool IsInComment(string text, int at)
    {
        var line = text.AsSpan(LineStart(text, at), at - LineStart(text, at)).TrimStart();
        return line.StartsWith("#") || line.StartsWith(";");
    }

    // A scalar in quotes is plain YAML whatever it holds (Argo, GitHub and Ansible write their own expressions there), and so is the text of a block scalar
    // that some program reads later; a template is what YAML itself cannot read.
    private static bool IsQuoted(string text, int at)
    {
        var before = text.AsSpan(LineStart(text, at), at - LineStart(text, at));
        return before.Count('"') % 2 == 1 || before.Count('\'') % 2 == 1 || (at > 0 && text[at - 1] == '$');
    }

    private static int LineStart(string text, int at) => text.LastIndexOf('\n', Math.Max(0, at - 1)) + 1;
}
