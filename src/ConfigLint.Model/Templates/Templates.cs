using ConfigLint.Syntax.Text;

namespace ConfigLint.Model;

/// <summary>Knows files that become configs only after a template engine has filled them in: they are named and skipped, never half-read.</summary>
public static class Templates
{
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
        var hasOwnMarks = format is ConfigFormat.Gunicorn or ConfigFormat.Puma or ConfigFormat.Dockerfile or ConfigFormat.EnvFile or ConfigFormat.Procfile or ConfigFormat.Metadata;
        return hasOwnMarks && !hasExtension ? null : new TemplateScanner(source, format, hasExtension).FindMark();
    }
}
