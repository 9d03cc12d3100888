namespace ConfigLint.Syntax.Templates;

public enum TemplateKind
{
    /// <summary>Go's <c>{{ .Values.x }}</c>: Helm, confd, consul-template.</summary>
    GoTemplate,

    /// <summary><c>{{ x }}</c> and <c>{% if x %}</c>: Ansible, cookiecutter.</summary>
    Jinja,

    /// <summary><c>&lt;%= x %&gt;</c>: Chef, Rails, Capistrano.</summary>
    Erb,

    /// <summary><c>${NAME}</c> where the server itself has no such variables.</summary>
    EnvSubst,

    /// <summary><c>@NAME@</c>, <c>##NAME##</c>, <c>#{NAME}</c>, <c>${{NAME}}</c>: filled in by sed, configure or OpenShift.</summary>
    Placeholder,

    /// <summary>Only the file's name says that it is a template.</summary>
    Named,
}

/// <summary>In which language the template's result is written: what is a comment and what a quote differs.</summary>
public enum TemplateHost
{
    Nginx,
    Apache,
    Ini,
    Python,
    Ruby,
    Yaml,
    Other,
}

/// <param name="Span">The first marker; empty at the start when only the file's name tells.</param>
/// <param name="IsValidAsItStands">No marker disturbs the syntax: there is none outside comments and, in YAML, outside quotes and block scalars.</param>
public sealed record TemplateFinding(TemplateKind Kind, TextSpan Span, bool IsValidAsItStands);
