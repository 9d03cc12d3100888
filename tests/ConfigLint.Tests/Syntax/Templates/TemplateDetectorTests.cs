using ConfigLint.Syntax.Templates;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Tests.Syntax.Templates;

public sealed class TemplateDetectorTests
{
    static TemplateHost Host(CorpusFile file) => file.Format switch
    {
        _ when file.Path.Contains(".yaml", StringComparison.Ordinal) || file.Path.Contains(".yml", StringComparison.Ordinal) => TemplateHost.Yaml,
        "nginx" => TemplateHost.Nginx,
        "apache" => TemplateHost.Apache,
        "php-fpm" or "php.ini" or "ini" or "systemd" or "supervisor" => TemplateHost.Ini,
        "gunicorn" => TemplateHost.Python,
        "puma" => TemplateHost.Ruby,
        "lb-yaml" => TemplateHost.Yaml,
        _ => TemplateHost.Other,
    };

    static TemplateFinding? Find(CorpusFile file) =>
        TemplateDetector.Find(SourceText.FromBytes(File.ReadAllBytes(file.FullPath), file.Path), Host(file));

    [Fact]
    public void Every_templated_file_of_the_corpus_is_recognized()
    {
        var files = SharedCorpus.All.Where(f => f.Folder.StartsWith("templated/", StringComparison.Ordinal)).ToList();
        Assert.True(files.Count > 70);
        Assert.All(files, f => Assert.True(Find(f) is not null, f.ToString()));
        Assert.All(files.Where(f => f.Format == "lb-yaml"), f => Assert.False(Find(f)!.IsValidAsItStands, f.ToString()));
    }

    [Fact]
    public void No_plain_config_of_the_corpus_is_taken_for_a_template()
    {
        // cookiecutter's folder is named after its variable, and Rails runs database.yml through ERB.
        var files = SharedCorpus.All.Where(f => !f.Folder.Contains('/') && f.Folder != "stacks" && !f.Path.Contains("{{", StringComparison.Ordinal)).ToList();
        Assert.True(files.Count > 700);
        Assert.All(files, f => Assert.Equal(("", f), (Find(f)?.ToString() ?? "", f)));
    }

    [Theory]
    [InlineData(TemplateHost.Yaml, "a: b\n{{- if .Values.x }}\nc: d\n", TemplateKind.GoTemplate, "{{- if .Values.x }}", false)]
    [InlineData(TemplateHost.Yaml, "a: {{ name | quote }}\n", TemplateKind.Jinja, "{{ name | quote }}", false)]
    [InlineData(TemplateHost.Yaml, "image: web:{{ .Tag }}\n", TemplateKind.GoTemplate, "{{ .Tag }}", false)]
    [InlineData(TemplateHost.Yaml, "{% if x %}\na: b\n{% endif %}", TemplateKind.Jinja, "{% if x %}", false)]
    [InlineData(TemplateHost.Yaml, "pool: <%= ENV[\"P\"] || 5 %>\n", TemplateKind.Erb, "<%= ENV[\"P\"] || 5 %>", false)]
    [InlineData(TemplateHost.Yaml, "pool: \"<%= x %>\"\n", TemplateKind.Erb, "<%= x %>", true)]
    [InlineData(TemplateHost.Yaml, "name: ${{NAME}}\n", TemplateKind.Placeholder, "${{NAME}}", false)]
    [InlineData(TemplateHost.Yaml, "a: it's {{ .x }}\n", TemplateKind.GoTemplate, "{{ .x }}", false)]
    [InlineData(TemplateHost.Nginx, "root {{ .Docroot }};", TemplateKind.GoTemplate, "{{ .Docroot }}", false)]
    [InlineData(TemplateHost.Nginx, "add_header X \"{{ x }}\";", TemplateKind.Jinja, "{{ x }}", false)]
    [InlineData(TemplateHost.Nginx, "listen ${PORT};", TemplateKind.EnvSubst, "${PORT}", false)]
    [InlineData(TemplateHost.Nginx, "listen ${PORT:-80};", TemplateKind.EnvSubst, "${PORT:-80}", false)]
    [InlineData(TemplateHost.Apache, "Listen @@Port@@", TemplateKind.Placeholder, "@@Port@@", false)]
    [InlineData(TemplateHost.Ini, "pm.max_children = @MAX@", TemplateKind.Placeholder, "@MAX@", false)]
    [InlineData(TemplateHost.Python, "workers = {{ workers }}\n", TemplateKind.Jinja, "{{ workers }}", false)]
    [InlineData(TemplateHost.Ruby, "workers <%= @workers %>\n", TemplateKind.Erb, "<%= @workers %>", false)]
    public void The_first_marker_tells_the_kind(TemplateHost host, string text, TemplateKind kind, string marker, bool isValid)
    {
        var source = SourceText.From(text, "app.conf");
        var finding = TemplateDetector.Find(source, host);
        Assert.NotNull(finding);
        Assert.Equal((kind, marker, isValid), (finding.Kind, source.ToString(finding.Span), finding.IsValidAsItStands));
    }

    [Theory]
    [InlineData(TemplateHost.Yaml, "summary: \"{{ $labels.instance }} is down\"\n")]
    [InlineData(TemplateHost.Yaml, "data:\n  x.tmpl: |\n    {{ range .x }}\n    {% if y %}\n  other: 1\n")]
    [InlineData(TemplateHost.Yaml, "- |\n  {{ a }}\n")]
    [InlineData(TemplateHost.Yaml, "# {{ .Values }}\na: b # {% if %}\n")]
    [InlineData(TemplateHost.Yaml, "image: shop:${TAG:-latest}\n")]
    [InlineData(TemplateHost.Yaml, "test: docker inspect --format {{.State.Health}} web\n")]
    [InlineData(TemplateHost.Yaml, "{\"a\":{\"b\":{}}}\n")]
    [InlineData(TemplateHost.Nginx, "# {{ ansible_managed }}\nlisten 80;")]
    [InlineData(TemplateHost.Nginx, "set $BACKEND x; proxy_pass http://${BACKEND};")]
    [InlineData(TemplateHost.Nginx, "log_format a \"t=${msec}\";")]
    [InlineData(TemplateHost.Nginx, "content_by_lua_block { local t = {{a}, {b}} {% if x then %} }")]
    [InlineData(TemplateHost.Nginx, "error_page 404 = @fallback; location @fallback { }")]
    [InlineData(TemplateHost.Apache, "LogFormat \"%{%Y-%m-%dT%H:%M:%S}t %{User}i\" x")]
    [InlineData(TemplateHost.Apache, "SecRule ARGS \"@rx <%=?[^%]*%>\" ")]
    [InlineData(TemplateHost.Apache, "DocumentRoot ${SRVROOT}/htdocs")]
    [InlineData(TemplateHost.Ini, "access.format = \"%{%Y-%m-%dT%H:%M:%S%z}t\"")]
    [InlineData(TemplateHost.Ini, "; {{ x }}\nuser = a@b.example")]
    [InlineData(TemplateHost.Python, "x = {1: {2: 3}}  # {{ y }}\n")]
    [InlineData(TemplateHost.Ruby, "hook { { a: 1 } }\n")]
    public void What_a_config_has_anyway_is_no_marker(TemplateHost host, string text) =>
        Assert.Null(TemplateDetector.Find(SourceText.From(text, "app.conf"), host));

    [Theory]
    [InlineData("default.conf.j2", TemplateKind.Jinja)]
    [InlineData("puma.rb.erb", TemplateKind.Erb)]
    [InlineData("nginx.conf.template", TemplateKind.Named)]
    public void A_name_alone_makes_a_template_that_is_valid_as_it_stands(string path, TemplateKind kind) =>
        Assert.Equal(new TemplateFinding(kind, new TextSpan(0, 0), IsValidAsItStands: true), TemplateDetector.Find(SourceText.From("listen 80;", path), TemplateHost.Nginx));

    [Fact]
    public void Hostile_text_is_bounded()
    {
        foreach (var piece in (string[])["{{", "{%", "<%", "${A", "@A", "##A", "a: \"{{\n", "- - "])
        {
            var source = SourceText.From(string.Concat(Enumerable.Repeat(piece, 50_000)), "x");
            foreach (var host in Enum.GetValues<TemplateHost>())
                _ = TemplateDetector.Find(source, host);
        }
    }
}
