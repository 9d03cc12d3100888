using System.Text;
using ConfigLint.Cli.Discovery;
using ConfigLint.Model;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Tests.Cli;

public sealed class FormatDetectorTests
{
    /// <summary>Files that are told to be something else than the manifest's column says, and why.</summary>
    static readonly Dictionary<string, string> FormatDisagreements = new()
    {
        ["stacks/ruby-china+homeland/config/database.yml"] = "Rails' database settings: read for the pool size only",
        ["templated/nginx/rubygems+rubygems.org/config/deploy/nginx-configmap.yaml.erb"] = "a ConfigMap, which is YAML, with nginx inside",
    };

    /// <summary>Folders of the corpus that hold templates whose marks are not told, and configs that look like templates, and why.</summary>
    static readonly Dictionary<string, string> TemplateDisagreements = new()
    {
        ["lb-yaml/openfun+richie/cookiecutter/{{cookiecutter.organization}}-richie-site-factory/docker-compose.yml"] = "a template after all, by its very path",
        ["templated/apache/apache+httpd/test/pyhttpd/conf/httpd.conf.template"] = "filled in by a test's own Python; valid as it stands",
        ["templated/lb-yaml/quay+quay/deploy/openshift/rosa/quay-py3-deploy-template.yaml"] = "an OpenShift Template, which is an object of its own and plain YAML",
        ["templated/nginx/openfun+richie/docker/files/etc/nginx/ssl/ssl.conf.tpl"] = "has no mark: it is the config that it will be",
        ["templated/nginx/ruby-china+homeland/config/nginx/homeland.conf.erb"] = "has no mark: it is the config that it will be",
        ["templated/nginx/spaceonfire+docker-nginx-php-fpm/conf/nginx/sites-available/default-ssl.conf"] = "a marker of its own, replaced by sed",
    };

    [Theory]
    [InlineData("etc/nginx/nginx.conf", ConfigFormat.Nginx)]
    [InlineData("site.nginx", ConfigFormat.Nginx)]
    [InlineData("etc/apache2/apache2.conf", ConfigFormat.Apache)]
    [InlineData("conf/httpd.conf", ConfigFormat.Apache)]
    [InlineData("etc/php/8.2/fpm/php-fpm.conf", ConfigFormat.PhpFpm)]
    [InlineData("etc/php/8.2/fpm/pool.d/www.conf", ConfigFormat.PhpFpm)]
    [InlineData("php-fpm.d/zz-docker.conf", ConfigFormat.PhpFpm)]
    [InlineData("php.ini", ConfigFormat.PhpIni)]
    [InlineData("usr/local/etc/php/conf.d/opcache.ini", ConfigFormat.PhpIni)]
    [InlineData("app/gunicorn.conf.py", ConfigFormat.Gunicorn)]
    [InlineData("config/puma.rb", ConfigFormat.Puma)]
    [InlineData("docker-compose.yml", ConfigFormat.Yaml)]
    [InlineData("compose.override.yaml", ConfigFormat.Yaml)]
    [InlineData("Dockerfile", ConfigFormat.Dockerfile)]
    [InlineData("Dockerfile.prod", ConfigFormat.Dockerfile)]
    [InlineData("Procfile", ConfigFormat.Procfile)]
    [InlineData(".env", ConfigFormat.EnvFile)]
    [InlineData("web.env", ConfigFormat.EnvFile)]
    [InlineData("supervisord.conf", ConfigFormat.Supervisor)]
    [InlineData("haproxy.cfg", ConfigFormat.HAProxy)]
    [InlineData("Gemfile.lock", ConfigFormat.Metadata)]
    [InlineData("requirements.txt", ConfigFormat.Metadata)]
    public void A_path_alone_may_decide(string path, ConfigFormat format) =>
        Assert.Equal(format, FormatDetector.Detect(path, []));

    [Theory]
    [InlineData("ecosystem.config.yml", "apps:\n  - script: app.js\n", ConfigFormat.Yaml)]
    [InlineData("deploy/pm2.json", "{\n  \"apps\": [{\"script\": \"app.js\"}]\n}", ConfigFormat.Yaml)]
    [InlineData("ecosystem.config.json", "{\"apps\": [{\"script\": \"app.js\"}]}", ConfigFormat.Yaml)]
    [InlineData("process.json", "{\"apps\": [{\"script\": \"app.js\"}]}", ConfigFormat.Yaml)]
    // Another tool's, or a program.
    [InlineData("process.json", "{\"steps\": []}", ConfigFormat.Unknown)]
    [InlineData("ecosystem.yml", "plugins:\n  - name: x\n", ConfigFormat.Unknown)]
    [InlineData("platform.json", "{\"apps\": [{\"script\": \"app.js\"}]}", ConfigFormat.Unknown)]
    [InlineData("ecosystem.config.js", "module.exports = {\n  apps: [{ script: 'app.js' }]\n}\n", ConfigFormat.Unknown)]
    public void Ecosystem_files_of_PM2_are_told_by_name_and_content(string path, string text, ConfigFormat format) =>
        Assert.Equal(format, FormatDetector.Detect(path, Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("sites-enabled/shop.example.com", "server {\n  listen 80;\n}\n", ConfigFormat.Nginx)]
    [InlineData("sites-enabled/shop.example.com", "<VirtualHost *:80>\n  ServerName shop\n</VirtualHost>\n", ConfigFormat.Apache)]
    [InlineData("deploy/web.conf", "upstream app { server 127.0.0.1:8000; }\n", ConfigFormat.Nginx)]
    [InlineData("deploy/www.conf", "[www]\npm = dynamic\nlisten = /run/php.sock\n", ConfigFormat.PhpFpm)]
    [InlineData("deploy/app.conf", "[program:web]\ncommand=gunicorn app:app\n", ConfigFormat.Supervisor)]
    [InlineData("deploy/lb.cfg", "defaults\n  mode http\n  timeout server 30s\nbackend app\n  server a 127.0.0.1:8000\n", ConfigFormat.HAProxy)]
    [InlineData("deploy/app.service", "[Service]\nExecStart=/usr/bin/gunicorn app:app\n", ConfigFormat.SystemdUnit)]
    [InlineData("app/config.py", "import os\nbind = '0.0.0.0:8000'\nworkers = 4\n", ConfigFormat.Gunicorn)]
    [InlineData("app/config.py", "DEBUG = True\ntimeout = 5\n", ConfigFormat.Unknown)]
    [InlineData("docs/conf.py", "project = 'x'\nextensions = []\n", ConfigFormat.Unknown)]
    [InlineData("k8s/app.yaml", "apiVersion: apps/v1\nkind: Deployment\n", ConfigFormat.Yaml)]
    [InlineData("lb/envoy.yaml", "admin:\n  address: {}\nstatic_resources:\n  listeners: []\n", ConfigFormat.Yaml)]
    [InlineData("lb/cds.yaml", "resources:\n- \"@type\": type.googleapis.com/envoy.config.cluster.v3.Cluster\n", ConfigFormat.Yaml)]
    [InlineData("lb/traefik.yml", "log:\n  level: INFO\nentryPoints:\n  web: {}\n", ConfigFormat.Yaml)]
    [InlineData("lb/dynamic.yml", "http:\n    services:\n        app: {}\n", ConfigFormat.Yaml)]
    [InlineData("lb/dynamic.yml", "http:\n  middlewares: {}\n  serversTransports: {}\n", ConfigFormat.Yaml)]
    [InlineData("cfn/lb.yaml", "Parameters: {}\nResources:\n  Lb:\n    Type: AWS::ElasticLoadBalancingV2::LoadBalancer\n", ConfigFormat.Yaml)]
    [InlineData("istio/shop.yaml", "apiVersion: networking.istio.io/v1\nkind: VirtualService\n", ConfigFormat.Yaml)]
    [InlineData("api/openapi.yml", "paths:\n  /x: {}\nhttp: {}\n", ConfigFormat.Unknown)]
    [InlineData("locales/en.yml", "en:\n  hello: Hello\n", ConfigFormat.Unknown)]
    [InlineData(".travis.yml", "services:\n  - docker\n", ConfigFormat.Unknown)]
    [InlineData("log4j.conf", "log4j.rootLogger=DEBUG\n", ConfigFormat.Unknown)]
    [InlineData("uwsgi.ini", "[uwsgi]\nmodule = app\n", ConfigFormat.Unknown)]
    [InlineData("src/main.c", "server { listen 80; }", ConfigFormat.Unknown)]
    [InlineData("sites-available/old.bak", "server { listen 80; }", ConfigFormat.Unknown)]
    public void Content_decides_where_the_path_does_not(string path, string text, ConfigFormat format) =>
        Assert.Equal(format, FormatDetector.Detect(path, Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void A_named_file_counts_whatever_it_is_called()
    {
        var nginx = Encoding.UTF8.GetBytes("server {\n  listen 80;\n}\n");
        Assert.Equal(ConfigFormat.Unknown, FormatDetector.Detect("deploy/web.txt", nginx));
        Assert.Equal(ConfigFormat.Nginx, FormatDetector.DetectNamed("deploy/web.txt", nginx));
        Assert.Equal(ConfigFormat.Nginx, FormatDetector.DetectNamed("deploy/nginx.conf.example", []));
    }

    [Fact]
    public void The_corpus_is_told_as_its_folders_say()
    {
        var wrong = new List<string>();
        foreach (var file in SharedCorpus.All)
        {
            var expected = Expected(file.Format);
            var found = FormatDetector.DetectNamed(file.ToString(), Head(file.FullPath));
            if (found != expected && !FormatDisagreements.ContainsKey(file.ToString()))
                wrong.Add($"{file}: {found}, not {expected}");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Discovery_passes_over_no_live_config_of_the_corpus()
    {
        var passedOver = SharedCorpus.All
            .Where(file => Expected(file.Format) is not (ConfigFormat.Unknown or ConfigFormat.Yaml))
            .Where(file => !IsNotLive(file))
            .Where(file => FormatDetector.Detect(file.ToString(), Head(file.FullPath)) == ConfigFormat.Unknown)
            .Select(file => file.ToString())
            .ToList();
        Assert.True(passedOver.Count == 0, string.Join('\n', passedOver));
    }

    [Theory]
    [InlineData("nginx.conf", "listen {{ port }};", "{{ port }}")]
    [InlineData("nginx.conf", "listen ${PORT};", "${PORT}")]
    [InlineData("nginx.conf", "set $PORT 80; listen ${PORT};", null)]
    [InlineData("nginx.conf", "proxy_pass http://${backend};", null)]
    [InlineData("nginx.conf", "expires ${EXPIRES:-1d};", "${EXPIRES:-1d}")]
    [InlineData("nginx.conf", "# managed by {{ ansible }}\nlisten 80; # {% if x %}\n", null)]
    [InlineData("nginx.conf", "content_by_lua_block {\n local t = {{1, 2}}\n}", null)]
    [InlineData("nginx.conf", "server_name x.#{DOMAIN};", "#{DOMAIN}")]
    [InlineData("nginx.conf", "listen @PORT@;", "@PORT@")]
    [InlineData("nginx.conf", "server_name <%= host %>;", "<%= host %>")]
    [InlineData("nginx.conf", "location ~ ^/x{2,3}/$ { return 200 '{\"a\":{\"b\":1}}'; }", null)]
    [InlineData("nginx.conf.template", "listen $PORT;", "$PORT")]
    public void Marks_of_templates(string path, string text, string? mark) =>
        Assert.Equal(mark, Templates.FindMark(SourceText.From(text, path), ConfigFormat.Nginx) is { } span ? text.Substring(span.Start, span.Length) : null);

    [Theory]
    [InlineData("name: {{ .Values.name }}", "{{ .Values.name }}")]
    [InlineData("name: \"{{ inputs.name }}\"", null)]
    [InlineData("if: ${{ github.ref }}", null)]
    [InlineData("# {{ x }}\na: 1", null)]
    [InlineData("{{- if .Values.on }}", "{{- if .Values.on }}")]
    public void Marks_of_YAML_templates(string text, string? mark) =>
        Assert.Equal(mark, Templates.FindMark(SourceText.From(text, "x.yaml"), ConfigFormat.Yaml) is { } span ? text.Substring(span.Start, span.Length) : null);

    [Theory]
    [InlineData("${AAA} $AAA ")]
    [InlineData("{{ ")]
    [InlineData("# {{ x }} ")]
    [InlineData("content_by_lua_block { {{ x }} }\n")]
    public void Looking_for_marks_in_a_large_file_comes_to_an_end(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 50_000));
        _ = Templates.FindMark(SourceText.From(text, "nginx.conf"), ConfigFormat.Nginx);
    }

    [Fact]
    public void Templates_of_the_corpus_are_told_from_configs()
    {
        var wrong = new List<string>();
        foreach (var file in SharedCorpus.All.Where(f => f.Folder is "nginx" or "apache" or "php-fpm" or "gunicorn" or "puma" or "lb-yaml"))
        {
            var source = SourceText.FromBytes(File.ReadAllBytes(file.FullPath), file.ToString());
            if (!TemplateDisagreements.ContainsKey(file.ToString()) && Templates.FindMark(source, Expected(file.Format)) is { } mark)
                wrong.Add($"{file}: {source.ToString(mark)}");
        }
        foreach (var file in SharedCorpus.All.Where(f => f.Folder.StartsWith("templated", StringComparison.Ordinal)))
        {
            var source = SourceText.FromBytes(File.ReadAllBytes(file.FullPath), file.ToString());
            if (!TemplateDisagreements.ContainsKey(file.ToString()) && Templates.FindMark(source, Expected(file.Format)) is null)
                wrong.Add($"{file}: no template");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>Examples, switched-off and generated-from files, test fixtures and names that no server looks for: a user may name them, a walk does not.</summary>
    static bool IsNotLive(CorpusFile file)
    {
        string[] endings = ["example", "-default", "-xdebug", "-pm_dynamic", "-pm_ondemand", ".in", ".disabled", ".disable", ".htaccess", ".kld", ".acl", ".tmpl", ".tpl", ".erb", "/conf", "-localtest"];
        return endings.Any(ending => file.Path.EndsWith(ending, StringComparison.Ordinal)) || file is { Repo: "puma/puma" } && file.Path.StartsWith("test/config/", StringComparison.Ordinal);
    }

    static ReadOnlySpan<byte> Head(string path)
    {
        var bytes = File.ReadAllBytes(path);
        return bytes.AsSpan(0, Math.Min(bytes.Length, FormatDetector.HeadSize));
    }

    static ConfigFormat Expected(string format) => format switch
    {
        "nginx" => ConfigFormat.Nginx,
        "apache" => ConfigFormat.Apache,
        "php-fpm" => ConfigFormat.PhpFpm,
        "php.ini" => ConfigFormat.PhpIni,
        "gunicorn" => ConfigFormat.Gunicorn,
        "puma" => ConfigFormat.Puma,
        "lb-yaml" => ConfigFormat.Yaml,
        "dockerfile" => ConfigFormat.Dockerfile,
        "procfile" => ConfigFormat.Procfile,
        "supervisor" => ConfigFormat.Supervisor,
        "systemd" => ConfigFormat.SystemdUnit,
        _ => ConfigFormat.Unknown,
    };
}
