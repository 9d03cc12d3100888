using ConfigLint.Model.Kubernetes;
using ConfigLint.Model.Values;

namespace ConfigLint.Tests.Model.Kubernetes;

public sealed class WorkloadTests
{
    [Fact]
    public void A_whole_object_has_the_defaults_of_Kubernetes()
    {
        var elements = Manifests.Bind(Manifests.Deployment("livenessProbe: {httpGet: {port: 80}, periodSeconds: 0}"));
        var workload = elements.One<Workload>();
        Assert.True(workload.IsComplete);
        Assert.Equal(TimeSpan.FromSeconds(30), workload.TerminationGrace.Value);
        Assert.True(workload.TerminationGrace.IsDefault);
        Assert.Equal(1, workload.Replicas.Value);
        var probe = elements.One<Probe>();
        Assert.Equal(ProbePurpose.Liveness, probe.Purpose);
        Assert.Equal((10, 1, 0), (probe.Interval.Value.TotalSeconds, probe.Timeout.Value.TotalSeconds, probe.InitialDelay.Value.TotalSeconds));
        Assert.Equal((1, 3), (probe.HealthyThreshold.Value, probe.UnhealthyThreshold.Value));
        Assert.Equal("/", probe.Path.Value);
        Assert.True(probe.Path.IsDefault);
    }

    [Theory]
    // Without selector; without image; named by a kustomization as a patch; a name that is put in later.
    [InlineData("apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: shop}\nspec: {template: {spec: {terminationGracePeriodSeconds: 60, containers: [{name: app, image: x, livenessProbe: {tcpSocket: {port: 80}}}]}}}")]
    [InlineData("apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: shop}\nspec: {selector: {matchLabels: {a: b}}, template: {spec: {containers: [{name: app, livenessProbe: {tcpSocket: {port: 80}}}]}}}")]
    [InlineData("apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: '${NAME}'}\nspec: {selector: {matchLabels: {a: b}}, template: {spec: {containers: [{name: app, image: x, livenessProbe: {tcpSocket: {port: 80}}}]}}}")]
    [InlineData("apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: shop}\nspec: {selector: {matchLabels: {a: b}}, template: {spec: {containers: [{name: app, image: x, livenessProbe: {tcpSocket: {port: 80}}}]}}\n  : [")]
    public void A_part_of_an_object_has_none(string text)
    {
        var elements = Manifests.Bind(text);
        Assert.False(elements.One<Workload>().IsComplete);
        Assert.All(elements.OfType<Probe>(), probe => Assert.False(probe.Timeout.IsKnown));
        Assert.False(elements.One<Workload>().Replicas.IsKnown);
    }

    [Theory]
    [InlineData("patches: [{path: patch.yaml}]")]
    [InlineData("patchesStrategicMerge: [./patch.yaml]")]
    [InlineData("patches: [{target: {kind: Deployment}, patch: '[]'}]")]
    [InlineData("patches: [{target: {labelSelector: app=shop}, patch: '[]'}]")]
    [InlineData("patchesStrategicMerge:\n- |-\n  apiVersion: apps/v1\n  kind: Deployment\n  metadata: {name: shop}")]
    public void A_patch_takes_the_defaults_from_what_it_changes(string kustomization)
    {
        var elements = Manifests.Bind(
            ("base/app.yaml", Manifests.Deployment()),
            ("base/other.yaml", "apiVersion: v1\nkind: Service\nmetadata: {name: other}\nspec: {ports: [{port: 80}]}"),
            ("over/kustomization.yaml", "resources: [../base]\n" + kustomization),
            ("over/patch.yaml", Manifests.Deployment("env: []")));
        Assert.All(elements.OfType<Workload>(), workload => Assert.False(workload.Replicas.IsKnown));
    }

    [Fact]
    public void Zeros_templates_and_quotes_are_no_integers()
    {
        var elements = Manifests.Bind(Manifests.Deployment("readinessProbe: {tcpSocket: {port: 80}, periodSeconds: \"5\", timeoutSeconds: 0, failureThreshold: $N, successThreshold: 2}"));
        var probe = elements.One<Probe>();
        Assert.False(probe.Interval.IsKnown);
        Assert.True(probe.Timeout.IsDefault);
        Assert.False(probe.UnhealthyThreshold.IsKnown);
        Assert.Equal(2, probe.HealthyThreshold.Value);
        Assert.Equal("successThreshold: 2", probe.HealthyThreshold.At?.Text);
    }

    [Fact]
    public void Limits_are_amounts_and_nobody_knows_the_missing_ones()
    {
        var container = Manifests.Bind(Manifests.Deployment("resources: {limits: {memory: 512Mi}}")).One<PodContainer>();
        Assert.Equal(512L << 20, container.MemoryLimit.Value);
        Assert.False(container.CpuLimit.IsKnown);
        Assert.Equal("shop:1", container.Image);
        Assert.Equal(30, container.StopGrace.Value.TotalSeconds);
    }

    [Theory]
    [InlineData("lifecycle: {preStop: {sleep: {seconds: 5}}}", 5.0)]
    [InlineData("lifecycle: {preStop: {exec: {command: [sleep, 1m]}}}", 60.0)]
    [InlineData("lifecycle: {preStop: {exec: {command: [/bin/sh, -c, /bin/sleep 2.5]}}}", 2.5)]
    [InlineData("lifecycle: {preStop: {exec: {command: [sh, -c, 'sleep 5; nginx -s quit']}}}", null)]
    [InlineData("lifecycle: {preStop: {exec: {command: [sleep, $(WAIT)]}}}", null)]
    [InlineData("lifecycle: {preStop: {httpGet: {path: /drain, port: 80}}}", null)]
    public void Only_a_pure_sleep_has_a_known_time(string lifecycle, double? seconds)
    {
        var hook = Manifests.Bind(Manifests.Deployment(lifecycle)).One<PodContainer>().PreStop;
        Assert.NotNull(hook);
        Assert.Equal(seconds, hook.Wait.IsKnown ? hook.Wait.Value.TotalSeconds : null);
    }

    [Fact]
    public void Sidecars_are_told_from_init_containers_and_pods_of_jobs_are_read()
    {
        var pod = Manifests.Bind(Manifests.Deployment(podSpec: "initContainers:\n- {name: migrate, image: x}\n- {name: proxy, image: x, restartPolicy: Always}")).One<Workload>();
        Assert.Equal([PodContainerRole.Main, PodContainerRole.Init, PodContainerRole.Sidecar], pod.AllContainers.Select(c => c.Role));
        var job = Manifests.Bind("apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: x}\nspec: {jobTemplate: {spec: {template: {spec: {containers: [{name: a, image: b}]}}}}}").One<Workload>();
        Assert.True(job.IsComplete);
        Assert.False(job.RunsForEver);
        Assert.Single(job.Containers);
    }

    [Fact]
    public void Variables_come_from_env_first_and_then_from_the_last_source_that_has_them()
    {
        var container = Manifests.Bind(
            Manifests.Deployment("""
                env:
                - {name: WORKERS, value: "3"}
                - {name: TIMEOUT, valueFrom: {configMapKeyRef: {name: settings, key: timeout}}}
                - {name: SECRET, valueFrom: {secretKeyRef: {name: s, key: k}}}
                - {name: URL, value: "http://$(HOST)/"}
                - {name: GONE, valueFrom: {configMapKeyRef: {name: elsewhere, key: k}}}
                envFrom:
                - {configMapRef: {name: settings}, prefix: APP_}
                """),
            Manifests.ConfigMap("settings", "timeout: \"30\"\nmode: fast")).One<PodContainer>();
        Assert.Equal("3", Assert.IsType<EnvironmentValue.Set>(container.Environment.Find("WORKERS")).Value);
        var timeout = Assert.IsType<EnvironmentValue.Set>(container.Environment.Find("TIMEOUT"));
        Assert.Equal(("30", "timeout: \"30\""), (timeout.Value, timeout.At.Text));
        Assert.Equal("fast", Assert.IsType<EnvironmentValue.Set>(container.Environment.Find("APP_mode")).Value);
        Assert.All(["SECRET", "URL", "GONE"], name => Assert.IsType<EnvironmentValue.Unknown>(container.Environment.Find(name)));
        Assert.IsType<EnvironmentValue.Unset>(container.Environment.Find("PORT"));
        Assert.IsType<EnvironmentValue.Unset>(container.Environment.Find("APP_port"));
    }

    [Fact]
    public void Mounts_bring_the_files_of_a_ConfigMap_to_their_paths()
    {
        var container = Manifests.Bind(
            Manifests.Deployment(
                "command: [gunicorn]\nargs: [-c, /etc/app/gunicorn.conf.py]\nvolumeMounts:\n- {name: conf, mountPath: /etc/app/}\n- {name: conf, mountPath: /etc/nginx/nginx.conf, subPath: site.conf}\n- {name: tls, mountPath: /tls}",
                podSpec: "volumes:\n- {name: conf, configMap: {name: files}}\n- {name: tls, secret: {secretName: t}}"),
            Manifests.ConfigMap("files", "gunicorn.conf.py: workers = 2\nsite.conf: events {}")).One<PodContainer>();
        Assert.Equal("gunicorn", Assert.Single(container.Command!).Value);
        Assert.Equal(["-c", "/etc/app/gunicorn.conf.py"], container.Arguments!.Select(a => a.Value));
        Assert.Equal("workers = 2", container.Mounts[0].Files!["/etc/app/gunicorn.conf.py"].Value.Value);
        Assert.Equal("site.conf", Assert.Single(container.Mounts[1].Files!, f => f.Key == "/etc/nginx/nginx.conf").Value.Key);
        Assert.Null(container.Mounts[2].Files);
    }
}
