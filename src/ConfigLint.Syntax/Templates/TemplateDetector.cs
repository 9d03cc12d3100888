using ConfigLint.Syntax.Nginx;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax.Templates;

/// <summary>
/// Tells the template of a config from a config. Markers in comments do not count, nor do nginx's Lua bodies; in YAML, markers in quotes
/// and block scalars leave the file valid (alert rules and ConfigMaps have them), so they count only in ERB or when the name says template.
/// </summary>
public static class TemplateDetector
{
    /// <summary>Null when the file is no template.</summary>
    public static TemplateFinding? Find(SourceText source, TemplateHost host)
    {
        var named = KindOfName(source.Path);
        (TemplateKind Kind, TextSpan Span)? harmless = null;
        HashSet<string>? variables = null;
        foreach (var (start, end, isHard) in Stretches(source, host))
        {
            if ((isHard || harmless is null) && FindIn(source.Text, start, end, host) is { } marker)
            {
                if (marker.Kind == TemplateKind.EnvSubst && (variables ??= TemplateMarkers.NginxVariables(source.Text)).Contains(TemplateMarkers.VariableName(source.AsSpan(marker.Span))))
                    continue;
                if (isHard)
                    return new TemplateFinding(KindOf(marker.Kind, named), marker.Span, IsValidAsItStands: false);
                harmless = marker;
            }
        }
        if (harmless is { } quoted && (quoted.Kind == TemplateKind.Erb || named is not null))
            return new TemplateFinding(KindOf(quoted.Kind, named), quoted.Span, IsValidAsItStands: true);
        return named is { } kind ? new TemplateFinding(kind, new TextSpan(0, 0), IsValidAsItStands: true) : null;
    }

    /// <summary>By the last part of the name; null for a name that says nothing.</summary>
    private static TemplateKind? KindOfName(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".j2" or ".jinja" or ".jinja2" or ".jnj" => TemplateKind.Jinja,
        ".erb" => TemplateKind.Erb,
        ".gotmpl" or ".ctmpl" => TemplateKind.GoTemplate,
        ".tmpl" or ".tpl" or ".tftpl" or ".template" => TemplateKind.Named,
        _ => null,
    };

    /// <summary><c>{{ x }}</c> can be Go's or Jinja's: a name such as <c>.j2</c> decides.</summary>
    private static TemplateKind KindOf(TemplateKind marker, TemplateKind? named) =>
        named == TemplateKind.Jinja && marker == TemplateKind.GoTemplate ? TemplateKind.Jinja : marker;

    private static (TemplateKind Kind, TextSpan Span)? FindIn(string text, int start, int end, TemplateHost host)
    {
        for (var at = start; at < end; at++)
        {
            var next = text.AsSpan(at, end - at).IndexOfAny(TemplateMarkers.Starts);
            if (next < 0)
                return null;
            at += next;
            if (TemplateMarkers.At(text, at, host) is { } marker)
                return marker;
        }
        return null;
    }

    /// <summary>The parts of the text that are no comments; hard ones are where a marker disturbs the syntax.</summary>
    private static IEnumerable<(int Start, int End, bool IsHard)> Stretches(SourceText source, TemplateHost host) => host switch
    {
        _ when !source.Text.AsSpan().ContainsAny(TemplateMarkers.Hints) => [],
        TemplateHost.Yaml => YamlStretches.Of(source.Text),
        TemplateHost.Nginx => NginxTokens(source),
        TemplateHost.Apache => Lines(source, "#", inLine: false),
        TemplateHost.Ini => Lines(source, ";#", inLine: false),
        _ => Lines(source, "#", inLine: true),
    };

    /// <summary>A brace is a token of its own, in which a marker starts that goes on in the next ones.</summary>
    private static IEnumerable<(int Start, int End, bool IsHard)> NginxTokens(SourceText source)
    {
        foreach (var token in new NginxTokenizer(source.Text).TokenizeAll())
        {
            if (token.Kind != SyntaxKind.LuaBody)
                yield return (token.Position.Absolute, token.Position.Absolute + token.Span.Length, true);
        }
    }

    private static IEnumerable<(int Start, int End, bool IsHard)> Lines(SourceText source, string commentStarts, bool inLine)
    {
        for (var line = 1; line <= source.LineCount; line++)
        {
            var span = source.GetLineSpan(line);
            var text = source.ToString(span);
            var content = text.AsSpan().TrimStart();
            if (content.IsEmpty || commentStarts.Contains(content[0]))
                continue;
            // "#{" is Ruby's interpolation and other tools' placeholder.
            var comment = inLine ? text.IndexOf(" # ", StringComparison.Ordinal) : -1;
            yield return (span.Start, comment < 0 ? span.End : span.Start + comment, true);
        }
    }
}
