using ConfigLint.Model;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Tests.Model;

public sealed class TemplatesTests
{
    static string? Mark(ConfigFormat format, string text) =>
        Templates.FindMark(SourceText.From(text, "app.conf"), format) is { } span ? text.Substring(span.Start, span.Length) : null;

    [Theory]
    [InlineData(ConfigFormat.Yaml, "a: b\n{{- if .Values.x }}\nc: d\n", "{{- if .Values.x }}")]
    [InlineData(ConfigFormat.Yaml, "a: {{ name | quote }}\n", "{{ name | quote }}")]
    [InlineData(ConfigFormat.Yaml, "{% if x %}\na: b\n{% endif %}", "{% if x %}")]
    [InlineData(ConfigFormat.Yaml, "pool: <%= ENV[\"P\"] || 5 %>\n", "<%= ENV[\"P\"] || 5 %>")]
    [InlineData(ConfigFormat.Nginx, "root {{ .Docroot }};", "{{ .Docroot }}")]
    [InlineData(ConfigFormat.Nginx, "add_header X \"{{ x }}\";", "{{ x }}")]
    [InlineData(ConfigFormat.Nginx, "listen ${PORT};", "${PORT}")]
    [InlineData(ConfigFormat.Nginx, "listen ${PORT:-80};", "${PORT:-80}")]
    [InlineData(ConfigFormat.PhpFpm, "pm.max_children = @MAX@", "@MAX@")]
    public void The_first_mark_makes_a_template(ConfigFormat format, string text, string mark) => Assert.Equal(mark, Mark(format, text));

    [Theory]
    [InlineData(ConfigFormat.Yaml, "summary: \"{{ $labels.instance }} is down\"\n")]
    [InlineData(ConfigFormat.Yaml, "# {{ .Values }}\na: b # {% if %}\n")]
    [InlineData(ConfigFormat.Yaml, "image: shop:${TAG:-latest}\n")]
    [InlineData(ConfigFormat.Yaml, "{\"a\":{\"b\":{}}}\n")]
    [InlineData(ConfigFormat.Nginx, "# {{ ansible_managed }}\nlisten 80;")]
    [InlineData(ConfigFormat.Nginx, "set $BACKEND x; proxy_pass http://${BACKEND};")]
    [InlineData(ConfigFormat.Nginx, "log_format a \"t=${msec}\";")]
    [InlineData(ConfigFormat.Nginx, "content_by_lua_block { local t = {{a}, {b}} {% if x then %} }")]
    [InlineData(ConfigFormat.Nginx, "error_page 404 = @fallback; location @fallback { }")]
    [InlineData(ConfigFormat.Apache, "LogFormat \"%{%Y-%m-%dT%H:%M:%S}t %{User}i\" x")]
    [InlineData(ConfigFormat.Apache, "SecRule ARGS \"@rx <%=?[^%]*%>\" ")]
    [InlineData(ConfigFormat.Apache, "DocumentRoot ${SRVROOT}/htdocs")]
    [InlineData(ConfigFormat.PhpFpm, "access.format = \"%{%Y-%m-%dT%H:%M:%S%z}t\"")]
    [InlineData(ConfigFormat.PhpFpm, "; {{ x }}\nuser = a@b.example")]
    [InlineData(ConfigFormat.Gunicorn, "x = {1: {2: 3}}  # {{ y }}\n")]
    [InlineData(ConfigFormat.Puma, "hook { { a: 1 } }\n")]
    public void What_a_config_has_anyway_is_no_mark(ConfigFormat format, string text) => Assert.Null(Mark(format, text));

    [Theory]
    [InlineData("{{")]
    [InlineData("{%")]
    [InlineData("<%")]
    [InlineData("${A")]
    [InlineData("@A")]
    [InlineData("a: \"{{\n")]
    public void Marks_that_never_end_are_none(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 50_000));
        Assert.Null(Mark(ConfigFormat.Nginx, text));
        Assert.Null(Mark(ConfigFormat.Yaml, text));
    }
}
