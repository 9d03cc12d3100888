using System.Text.Json;

namespace ConfigLint.Tests.Cli;

/// <summary>Each form of suppression in the comments of each format, from the file to SARIF.</summary>
public sealed class SuppressionFormatTests
{
    /// <summary>Files with one fault each, in the line that begins with the mark.</summary>
    static readonly SuppressionCase[] All =
    [
        new("nginx", "nginx.conf", "CL1001", "#", "events {}\nhttp {\n    server {\n        location / {\n            proxy_pass http://127.0.0.1:8000;\n¶            proxy_read_timeout 0;\n        }\n    }\n}\n"),
        new("Apache", "apache2.conf", "CL2002", "#", "ServerRoot /etc/apache2\n¶Timeout 60s\n") { HasLineEnds = false },
        new("HAProxy", "haproxy.cfg", "CL5021", "#", "defaults\n    mode http\n    timeout client 60s\n    timeout connect 5s\n¶    timeout server 1s\nfrontend f\n    bind :80\n    default_backend b\nbackend b\n    server s 127.0.0.1:8000\n"),
        new("PHP-FPM", "www.conf", "CL3007", ";", "[www]\nuser = www-data\nlisten = /run/php.sock\npm = static\n¶pm.max_children = x\n"),
        new("php.ini", "php.ini", "CL0001", ";", "[PHP]\nmemory_limit = 128M\n¶error_reporting = E_ALL | ()\n"),
        new("Gunicorn", "gunicorn.conf.py", "CL4002", "#", "bind = \"127.0.0.1:8000\"\n¶workers = \"many\"\n"),
        new("Gunicorn in a function", "gunicorn.conf.py", "CL4002", "#", "bind = \"127.0.0.1:8000\"\nif True:\n¶    workers = \"many\"\n"),
        new("Puma", "puma.rb", "CL4022", "#", "port 3000\n¶threads 5, 3\n"),
        new("manifest", "deploy.yaml", "CL5005", "#", "apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nspec:\n  containers:\n    - name: a\n      image: a:1\n      livenessProbe:\n        httpGet: { path: /ok, port: 80 }\n¶        successThreshold: 2\n"),
        new("ConfigMap", "config.yaml", "CL1001", "#", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  nginx.conf: |\n    events {}\n    http {\n        server {\n            location / {\n                proxy_pass http://127.0.0.1:8000;\n¶                proxy_read_timeout 0;\n            }\n        }\n    }\n") { FirstLineOfText = "    events {}\n" },
        new("compose", "compose.yml", "CL4004", "#", "services:\n  web:\n    image: python:3.12\n¶    command: gunicorn --workers 0 app:app\n"),
        new("Dockerfile", "Dockerfile", "CL4004", "#", "FROM python:3.12\nCOPY . /app\n¶CMD [\"gunicorn\", \"--workers\", \"0\", \"app:app\"]\n") { HasLineEnds = false },
        new("Procfile", "Procfile", "CL4004", "#", "release: ./migrate\n¶web: gunicorn --workers 0 app:app\n"),
        new("unit file", "app.service", "CL4004", "#", "[Service]\nType=simple\n¶ExecStart=/usr/bin/gunicorn --workers 0 app:app\n") { HasLineEnds = false },
        new("unit file with semicolons", "app.service", "CL4004", ";", "[Service]\nType=simple\n¶ExecStart=/usr/bin/gunicorn --workers 0 app:app\n") { HasLineEnds = false },
        new("supervisord", "supervisord.conf", "CL4004", ";", "[program:a]\n¶command=gunicorn --workers 0 app:app\n"),
    ];

    public static TheoryData<string> Formats => [.. All.Select(entry => entry.Name)];

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_fault_is_found_without_a_suppression(string format)
    {
        var given = Case(format);
        Assert.Equal([$"{given.Rule}"], Check(given, given.Text.Replace("¶", "", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_next_line(string format)
    {
        var given = Case(format);
        Assert.Equal([$"{given.Rule} off: why"], Check(given, given.WithAbove($"configlint-disable-next-line {given.Rule} -- why")));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_range(string format)
    {
        var given = Case(format);
        Assert.Equal([$"{given.Rule} off: why"], Check(given, given.WithAround($"configlint-disable {given.Rule} -- why", $"configlint-enable {given.Rule}")));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_whole_file(string format)
    {
        var given = Case(format);
        Assert.Equal([$"{given.Rule} off: why"], Check(given, given.WithFirst($"configlint-disable-file {given.Rule} -- why")));
    }

    /// <summary>Where the format has comments at line ends. In the others the same words are part of a value and switch nothing off.</summary>
    [Theory]
    [MemberData(nameof(Formats))]
    public void The_line_itself(string format)
    {
        var given = Case(format);
        var found = Check(given, given.WithBehind($"configlint-disable-line {given.Rule} -- why"));
        if (given.HasLineEnds)
            Assert.Equal([$"{given.Rule} off: why"], found);
        else
            Assert.DoesNotContain(found, finding => finding.Contains(" off", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void One_without_a_reason_is_reported(string format)
    {
        var given = Case(format);
        Assert.Equal([given.Rule + " off", "CL0004: this suppression gives no reason: add \" -- \" and why"], Check(given, given.WithAbove($"configlint-disable-next-line {given.Rule}")));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void One_without_use_is_reported(string format)
    {
        var given = Case(format);
        var text = given.WithFirst("configlint-disable-next-line CL0005 -- why");
        Assert.Equal([given.Rule, "CL0004: CL0005 finds nothing here: remove it from the suppression"], Check(given, text));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void One_of_no_rule_is_reported(string format)
    {
        var given = Case(format);
        Assert.Equal(
            [given.Rule, "CL0004: \"CL9999\" is no rule: write an ID such as CL1004, a rule's name, or a series such as CL10"],
            Check(given, given.WithAbove("configlint-disable-next-line CL9999 -- why")));
    }

    /// <summary>Comments of the manifest hold for the texts inside it.</summary>
    [Fact]
    public void A_manifest_may_speak_for_the_text_inside()
    {
        var given = Case("ConfigMap") with { FirstLineOfText = null };
        Assert.Equal(["CL1001 off: why"], Check(given, given.WithFirst("configlint-disable-file CL1001 -- why")));
        var range = given.WithFirst("configlint-disable CL1001 -- why") + "# configlint-enable CL1001\n";
        Assert.Equal(["CL1001 off: why"], Check(given, range));
    }

    static SuppressionCase Case(string name) => All.Single(entry => entry.Name == name);

    /// <summary>The findings of the rule as SARIF has them, then the notes about suppressions.</summary>
    static List<string> Check(SuppressionCase given, string text)
    {
        using var folder = new TempFolder().Write(given.File, text);
        using var log = JsonDocument.Parse(folder.Run("--format", "sarif").Out);
        var results = log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().ToList();
        return
        [
            .. results.Where(result => Rule(result) == given.Rule).Select(result => given.Rule + Suppression(result)),
            .. results.Where(result => Rule(result) == "CL0004").Select(result => "CL0004: " + result.GetProperty("message").GetProperty("text").GetString()!.TrimEnd('.')),
        ];
    }

    static string? Rule(JsonElement result) => result.GetProperty("ruleId").GetString();

    static string Suppression(JsonElement result)
    {
        if (!result.TryGetProperty("suppressions", out var suppressions))
            return "";
        Assert.Equal("inSource", suppressions[0].GetProperty("kind").GetString());
        return suppressions[0].TryGetProperty("justification", out var why) ? " off: " + why.GetString() : " off";
    }
}
