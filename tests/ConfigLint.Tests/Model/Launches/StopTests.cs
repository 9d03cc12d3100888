using ConfigLint.Model;
using ConfigLint.Model.Launches;

namespace ConfigLint.Tests.Model.Launches;

/// <summary>How what was started is stopped: the signal, and the time until the kill.</summary>
public sealed class StopTests
{
    [Theory]
    [InlineData("TimeoutStopSec=5", "5 s")]
    [InlineData("TimeoutStopSec=1min 30s", "90 s")]
    [InlineData("TimeoutStopSec=5\nKillMode=mixed", "5 s")]
    [InlineData("TimeoutStopSec=5\nKillSignal=SIGTERM", "5 s")]
    [InlineData("TimeoutStopSec=5\nKillMode=process", "?")]
    [InlineData("TimeoutStopSec=5\nKillMode=none", "?")]
    [InlineData("TimeoutStopSec=5\nKillSignal=SIGQUIT", "?")]
    [InlineData("TimeoutStopSec=5\nSendSIGKILL=no", "?")]
    [InlineData("Restart=always", "?")]
    public void A_unit_is_killed_after_its_time_unless_it_says_otherwise(string lines, string expected)
    {
        var workspace = Workspaces.Of(ConfigFormat.SystemdUnit, ("etc/systemd/system/web.service", $"[Service]\nExecStart=/usr/bin/gunicorn app\n{lines}\n"));
        Assert.Equal(expected, Assert.Single(workspace.Launches).StopGrace.TryGet(out var time) ? Durations.Format(time) : "?");
    }

    [Theory]
    [InlineData("image: app", null)]
    [InlineData("image: app\n    stop_signal: SIGQUIT", "SIGQUIT")]
    [InlineData("image: app\n    stop_signal: ${SIGNAL}", "")]
    [InlineData("build: app", "SIGINT")]
    [InlineData("build: app\n    stop_signal: SIGTERM", "SIGTERM")]
    public void A_service_has_its_own_stop_signal_or_its_image_s(string lines, string? expected)
    {
        var workspace = Workspaces.Of(ConfigFormat.Yaml, ("compose.yaml", $"services:\n  web:\n    command: gunicorn app\n    {lines}\n"));
        ((InMemoryFileSystem)workspace.FileSystem).Add("/w/app/Dockerfile", "FROM python:3.12 AS base\nSTOPSIGNAL SIGINT\nFROM base\n");
        Assert.Equal(expected, Assert.Single(workspace.Launches).Container!.StopSignal);
    }

    [Theory]
    [InlineData("Command: [gunicorn, -w, \"4\", !Ref Module]", "gunicorn -w 4 ?")]
    [InlineData("EntryPoint: [tini, --]\n          Command: [gunicorn, app]", "gunicorn app")]
    [InlineData("EntryPoint: [sh, -c]\n          Command: [\"exec gunicorn app\"]", "gunicorn app")]
    [InlineData("Command: !If [Web, [gunicorn], [celery]]", "")]
    [InlineData("Memory: 512", "")]
    public void A_container_of_an_ECS_task_starts_its_command(string lines, string expected)
    {
        var workspace = Workspaces.Of(ConfigFormat.Yaml, ("template.yaml", $"""
            Resources:
              Task:
                Type: AWS::ECS::TaskDefinition
                Properties:
                  ContainerDefinitions:
                    - Name: app
                      Image: app
                      StopTimeout: 20
                      {lines}
            """));
        Assert.Equal(expected, string.Join("; ", workspace.Launches.Select(Show)));
        Assert.All(workspace.Launches, launch => Assert.Equal((LaunchKind.Ecs, TimeSpan.FromSeconds(20)), (launch.Kind, launch.Container!.StopGrace.Value)));
    }

    static string Show(Launch launch) => string.Join(' ', [launch.Program, .. launch.Arguments.Select(a => a.Text ?? "?")]);
}
