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
        new("Kubernetes: 10,000 Deployments, Services and Ingresses", (f, n) =>
        {
            f.Write("k.yaml", Lines(100 * n, i => $"apiVersion: v1\nkind: Service\nmetadata: {{name: s{i}}}\nspec: {{selector: {{app: a{i}}}, ports: [{{port: 80, targetPort: 8000}}]}}\n---\napiVersion: apps/v1\nkind: Deployment\nmetadata: {{name: d{i}}}\nspec: {{template: {{metadata: {{labels: {{app: a{i}}}}}, spec: {{containers: [{{name: c, image: 'python:3.12', command: [gunicorn, -b, '0.0.0.0:8000', app]}}]}}}}}}\n---"));
            f.Write("i.yaml", Lines(100 * n, i => $"apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {{name: i{i}}}\nspec: {{ingressClassName: nginx, rules: [{{host: h{i}.example.com, http: {{paths: [{{path: /, pathType: Prefix, backend: {{service: {{name: s{i}, port: {{number: 80}}}}}}}}]}}}}]}}\n---"));
        }, "2 files"),
        new("compose: 20,000 services behind nginx", (f, n) =>
        {
            f.Write("compose.yaml", "services:\n" + Lines(200 * n, i => $"  s{i}: {{image: 'python:3.12', command: gunicorn -b 0.0.0.0:8000 app}}"));
            f.Write("nginx.conf", $"events {{}}\nhttp {{ server {{ listen 80;\n{Lines(200 * n, i => $"location /p{i} {{ proxy_pass http://s{i}:8000; }}")}}} }}\n");
        }, "2 files"),
        new("compose: 20,000 projects", (f, n) =>
        {
            for (var i = 0; i < 200 * n; i++)
                f.Write($"p{i}/compose.yaml", "services:\n  web: {image: 'python:3.12', command: gunicorn -b 0.0.0.0:8000 app}\n");
        }, " files"),
        new("Envoy: 20,000 routes to 20,000 clusters", (f, n) => f.Write("envoy.yaml", $"static_resources:\n  listeners:\n  - name: l\n    address: {{socket_address: {{address: 0.0.0.0, port_value: 80}}}}\n    filter_chains:\n    - filters:\n      - name: envoy.filters.network.http_connection_manager\n        typed_config:\n          route_config:\n            virtual_hosts:\n            - name: v\n              domains: ['*']\n              routes:\n{Lines(200 * n, i => $"              - {{match: {{prefix: /p{i}}}, route: {{cluster: c{i}}}}}")}  clusters:\n{Lines(200 * n, i => $"  - {{name: c{i}, connect_timeout: 1s, load_assignment: {{cluster_name: c{i}, endpoints: [{{lb_endpoints: [{{endpoint: {{address: {{socket_address: {{address: h{i}, port_value: 80}}}}}}}}]}}]}}}}")}"), "1 file"),
        new("Istio: 10,000 VirtualServices and DestinationRules", (f, n) => f.Write("istio.yaml", Lines(100 * n, i => $"apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: {{name: v{i}}}\nspec: {{hosts: [h{i}], http: [{{timeout: 10s, route: [{{destination: {{host: h{i}}}}}]}}]}}\n---\napiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata: {{name: d{i}}}\nspec: {{host: h{i}, trafficPolicy: {{connectionPool: {{tcp: {{maxConnections: 10}}}}}}}}\n---")), "1 file"),
        new("CloudFormation: 10,000 load balancers before 10,000 services", (f, n) => f.Write("template.yaml", "AWSTemplateFormatVersion: '2010-09-09'\nResources:\n" + Lines(100 * n, i => $"  LB{i}: {{Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: {{Type: application}}}}\n  L{i}: {{Type: AWS::ElasticLoadBalancingV2::Listener, Properties: {{LoadBalancerArn: !Ref LB{i}, Port: 80, DefaultActions: [{{Type: forward, TargetGroupArn: !Ref TG{i}}}]}}}}\n  TG{i}: {{Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: {{Port: 8000, HealthCheckPath: /healthz}}}}\n  T{i}: {{Type: AWS::ECS::TaskDefinition, Properties: {{ContainerDefinitions: [{{Name: c, Image: 'python:3.12', Command: [gunicorn, app], PortMappings: [{{ContainerPort: 8000}}]}}]}}}}\n  S{i}: {{Type: AWS::ECS::Service, Properties: {{TaskDefinition: !Ref T{i}, LoadBalancers: [{{ContainerName: c, ContainerPort: 8000, TargetGroupArn: !Ref TG{i}}}]}}}}")), "1 file"),
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
