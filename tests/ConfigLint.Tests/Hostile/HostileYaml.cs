using static ConfigLint.Tests.Hostile.HostileFolder;

namespace ConfigLint.Tests.Hostile;

static class HostileYaml
{
    public static IReadOnlyList<HostileInput> All { get; } =
    [
        new("YAML: aliases for 9^30 nodes", (f, _) => f.Write("compose.yaml", $"a0: &a0 [x,x,x,x,x,x,x,x,x]\n{Lines(30, i => $"a{i + 1}: &a{i + 1} [{string.Join(",", Enumerable.Repeat($"*a{i}", 9))}]")}services: *a30\n"), "CL0006 limit-reached"),
        new("YAML: merges for 2^64 keys", (f, _) => f.Write("compose.yaml", $"a0: &a0 {{x: 1}}\n{Lines(64, i => $"a{i + 1}: &a{i + 1}\n  <<: [*a{i}, *a{i}]\n  y{i}: *a{i}")}services:\n  web:\n    <<: *a64\n    image: nginx:1.27\n"), "CL0006 limit-reached"),
        new("YAML: 200,000 open brackets", (f, n) => f.Write("deployment.yaml", "apiVersion: v1\nkind: Service\nx: " + Repeat("[", 2000 * n)), "CL0006 limit-reached"),
        new("YAML: 100,000 dashes in a line", (f, n) => f.Write("deployment.yaml", "apiVersion: v1\nkind: Service\nx:\n" + Repeat("- ", 1000 * n)), "CL0006 limit-reached"),
        new("YAML: 5,000 levels of keys", (f, n) => f.Write("deployment.yaml", "apiVersion: v1\nkind: Service\n" + Lines(50 * n, i => new string(' ', i) + "a:")), "1 file"),
        new("YAML: 15 MB of one key again", (f, n) => f.Write("deployment.yaml", "apiVersion: v1\nkind: Service\nspec:\n" + Repeat("  a: b\n", 22_000 * n)), "1 file"),
        new("YAML: an alias of itself", (f, _) => f.Write("compose.yaml", "services: &a\n  web: *a\n  <<: *a\n"), "CL0001 syntax-error"),
        new("compose: services that extend each other", (f, _) => f.Write("compose.yaml", "services:\n  a: {extends: b, image: nginx}\n  b: {extends: a}\n  c: {extends: {file: compose.yaml, service: c}}\n"), "1 file"),
        new("compose: a variable doubled 64 times", (f, _) =>
        {
            f.Write("compose.yaml", "services:\n  web: {image: \"nginx:$A64\", command: \"gunicorn $A64\"}\n");
            f.Write(".env", "A0=xxxxxxxx\n" + Lines(64, i => $"A{i + 1}=$A{i}$A{i}"));
        }, "no problems"),
        new("Kubernetes: 20,000 configurations in a ConfigMap", (f, n) => f.Write("cm.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n" + Lines(200 * n, i => $"  nginx{i}.conf: |\n    events {{}}\n    http {{ server {{ listen 80; location / {{ proxy_pass http://a:80; }} }} }}")), "1 file"),
        new(".configlint.yml: aliases for 2^64 nodes", (f, _) =>
        {
            f.Write(".configlint.yml", $"a0: &a0 [x,x]\n{Lines(64, i => $"a{i + 1}: &a{i + 1} [*a{i},*a{i}]")}exclude: *a64\n");
            f.Write("nginx.conf", "events {}\n");
        }, ".configlint.yml:"),
        new(".configlint.yml: 100,000 open brackets", (f, n) =>
        {
            f.Write(".configlint.yml", "exclude: " + Repeat("[", 1000 * n));
            f.Write("nginx.conf", "events {}\n");
        }, "nested deeper than"),
    ];
}
