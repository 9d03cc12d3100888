using ConfigLint.Model;
using ConfigLint.Model.Launches;
using ConfigLint.Model.Values;

namespace ConfigLint.Tests.Model.Launches;

/// <summary>What units, Procfiles, images and compose files start, read off their text.</summary>
public sealed class LaunchTests
{
    [Theory]
    [InlineData("gunicorn app:app -w 4", "gunicorn app:app -w 4")]
    [InlineData("exec poetry run gunicorn app:app", "gunicorn app:app")]
    [InlineData("uv run --no-dev --group prod gunicorn app", "gunicorn app")]
    [InlineData("pipenv run python -m gunicorn app", "gunicorn app")]
    [InlineData("python3 -u -m gunicorn app", "gunicorn app")]
    [InlineData("python manage.py migrate && exec gunicorn app", "python manage.py migrate; gunicorn app")]
    [InlineData("bundle exec puma -C config/puma.rb", "puma -C config/puma.rb")]
    [InlineData("newrelic-admin run-program ddtrace-run gunicorn app", "gunicorn app")]
    [InlineData("opentelemetry-instrument --service_name web gunicorn app", "gunicorn app")]
    [InlineData("env A=1 B=2 /opt/venv/bin/gunicorn app", "gunicorn app")]
    [InlineData("sh -c 'gunicorn app --timeout 5'", "gunicorn app --timeout 5")]
    [InlineData("bash -lc \"cd src && exec gunicorn app\"", "gunicorn app")]
    [InlineData("gunicorn app --timeout ${TIMEOUT:-30}", "gunicorn app --timeout 30")]
    [InlineData("TIMEOUT=7 && gunicorn app --timeout $TIMEOUT", "gunicorn app --timeout 7")]
    [InlineData("gunicorn app --bind=0.0.0.0:$PORT", "gunicorn app ?--bind=0.0.0.0:")]
    [InlineData("gunicorn app $OPTIONS -w 3", "gunicorn app …")]
    [InlineData("gunicorn app \"$MODE\" -w 3", "gunicorn app ? -w 3")]
    [InlineData("gunicorn app -w $(nproc)", "gunicorn app -w …")]
    [InlineData("if test -f x; then WORKERS=3; fi; gunicorn app -w \"$WORKERS\"", "gunicorn app -w ?")]
    [InlineData("./entrypoint.sh gunicorn app", "gunicorn app")]
    [InlineData("gosu app tini -g -- gunicorn app", "gunicorn app")]
    [InlineData("timeout 5 $X", "")]
    [InlineData("\"$X\" gunicorn app", "")]
    public void A_line_of_a_Procfile_starts(string line, string expected) =>
        Assert.Equal(expected, string.Join("; ", Launches(ConfigFormat.Procfile, ("Procfile", $"web: {line}\n")).Select(Show)));

    [Theory]
    [InlineData("CMD [\"gunicorn\", \"app\"]", "gunicorn app", false)]
    [InlineData("CMD gunicorn app", "gunicorn app", true)]
    [InlineData("CMD exec gunicorn app", "gunicorn app", false)]
    [InlineData("ENTRYPOINT [\"gunicorn\", \"app\"]\nCMD [\"-w\", \"3\"]", "gunicorn app -w 3", false)]
    [InlineData("ENTRYPOINT gunicorn app\nCMD [\"-w\", \"3\"]", "gunicorn app", true)]
    [InlineData("ENV WORKERS=3\nCMD gunicorn app -w $WORKERS", "gunicorn app -w 3", true)]
    [InlineData("ENV WORKERS=3\nCMD [\"gunicorn\", \"-w\", \"$WORKERS\"]", "gunicorn -w $WORKERS", false)]
    [InlineData("ARG N=5\nENV WORKERS=$N\nCMD gunicorn app -w $WORKERS", "gunicorn app -w 5", true)]
    [InlineData("CMD [\"puma\"]\nCMD [\"gunicorn\"]", "gunicorn", false)]
    [InlineData("ENTRYPOINT [\"/sbin/tini\", \"--\"]\nCMD [\"gunicorn\", \"app\"]", "gunicorn app", false)]
    [InlineData("ENTRYPOINT [\"docker-entrypoint.sh\"]\nCMD gunicorn app", "gunicorn app", false)]
    public void An_image_starts(string instructions, string expected, bool keepsShell)
    {
        var launch = Assert.Single(Launches(ConfigFormat.Dockerfile, ("Dockerfile", $"FROM python:3.12\n{instructions}\n")));
        Assert.Equal(expected, Show(launch));
        Assert.Equal(keepsShell, launch.KeepsShell);
        Assert.Equal("python:3.12", launch.BaseImage);
    }

    [Fact]
    public void The_script_of_an_entry_point_is_read_with_the_command_as_its_arguments()
    {
        var launches = Launches(
            ConfigFormat.Dockerfile,
            ("Dockerfile", "FROM python:3.12 AS base\nWORKDIR /srv\nCOPY run.sh bin/\nFROM base\nENTRYPOINT [\"/srv/bin/run.sh\"]\nCMD [\"-w\", \"2\"]\n"),
            ("run.sh", "#!/bin/sh\nset -e\nexport LIMIT=${LIMIT:-9}\npython migrate.py\nexec gunicorn app --timeout $LIMIT \"$@\"\n"));
        Assert.Equal(["python migrate.py", "gunicorn app --timeout 9 -w 2"], launches.Select(Show));
        Assert.IsType<EnvironmentValue.Set>(launches[1].Environment.Find("LIMIT"));
    }

    [Theory]
    [InlineData("COPY . .", "gunicorn.conf.py", "/w/gunicorn.conf.py")]
    [InlineData("COPY . .", "./gunicorn.conf.py", "/w/gunicorn.conf.py")]
    [InlineData("COPY conf/ .", "gunicorn.conf.py", "absent")]
    [InlineData("COPY conf/ /etc/app", "/etc/app/web.py", "/w/conf/web.py")]
    [InlineData("COPY conf/web.py /etc/app/", "/etc/app/web.py", "/w/conf/web.py")]
    [InlineData("COPY conf/web.py /etc/gunicorn.py", "/etc/gunicorn.py", "/w/conf/web.py")]
    [InlineData("COPY *.py ./", "gunicorn.conf.py", "/w/gunicorn.conf.py")]
    [InlineData("COPY . .\nRUN envsubst < t > missing.py", "missing.py", "unknown")]
    [InlineData("COPY built ./", "gunicorn.conf.py", "unknown")]
    [InlineData("RUN true", "gunicorn.conf.py", "unknown")]
    [InlineData("COPY --from=other /x/ ./", "gunicorn.conf.py", "unknown")]
    [InlineData("COPY --from=tools /files /opt/files", "/opt/files/web.py", "/w/conf/web.py")]
    public void The_files_of_an_image_are_those_it_copies(string copy, string path, string expected)
    {
        var launch = Assert.Single(Launches(
            ConfigFormat.Dockerfile,
            ("Dockerfile", $"FROM alpine AS tools\nCOPY conf /files\nFROM python:3.12\nWORKDIR /app\n{copy}\nCMD [\"gunicorn\"]\n"),
            ("gunicorn.conf.py", "x = 1\n"),
            ("conf/web.py", "x = 1\n")));
        Assert.Equal(expected, Show(launch.Files.Find(path)));
    }

    [Fact]
    public void A_service_replaces_the_command_and_the_environment_of_its_image()
    {
        // The image's own command is still what runs where compose does not.
        var launches = Launches(
            ConfigFormat.Yaml,
            ("compose.yaml", """
                services:
                  web:
                    build: ./app
                    command: gunicorn app -w $${N} --timeout ${LIMIT} --keep-alive ${KEEP:-9}
                    env_file: web.env
                    environment:
                      PORT: "8080"
                      PASSED:
                    volumes:
                      - ./conf:/etc/gunicorn:ro
                      - data:/data
                    stop_grace_period: 1m30s
                    deploy: { resources: { limits: { memory: 512M, cpus: "0.5" } }, replicas: 3 }
                """),
            (".env", "LIMIT=44\n"),
            ("web.env", "WEB_CONCURRENCY=3\nPORT=1\n"),
            ("conf/web.py", "x = 1\n"),
            ("app/Dockerfile", "FROM python:3.12\nENV STAGE=prod PORT=2\nCMD [\"flask\"]\n"));
        Assert.Equal(["gunicorn", "flask"], launches.Select(l => l.Program));
        var launch = launches[0];
        Assert.Equal("gunicorn app -w ${N} --timeout 44 --keep-alive 9", Show(launch));
        Assert.Equal("8080", Assert.IsType<EnvironmentValue.Set>(launch.Environment.Find("PORT")).Value);
        Assert.Equal("3", Assert.IsType<EnvironmentValue.Set>(launch.Environment.Find("WEB_CONCURRENCY")).Value);
        Assert.Equal("prod", Assert.IsType<EnvironmentValue.Set>(launch.Environment.Find("STAGE")).Value);
        Assert.IsType<EnvironmentValue.Unknown>(launch.Environment.Find("PASSED"));
        Assert.IsType<EnvironmentValue.Unset>(launch.Environment.Find("OTHER"));
        Assert.Equal("/w/conf/web.py", Show(launch.Files.Find("/etc/gunicorn/web.py")));
        Assert.Equal("unknown", Show(launch.Files.Find("/data/web.py")));
        var service = launch.Container!;
        Assert.Equal((512L << 20, 0.5, 3, TimeSpan.FromSeconds(90)), (service.MemoryLimit.Value, service.CpuLimit.Value, service.Replicas.Value, service.StopGrace.Value));
    }

    [Fact]
    public void A_service_that_is_no_mapping_is_none() =>
        Assert.Empty(Launches(ConfigFormat.Yaml, ("compose.yaml", "services:\n  web:\n  db: text\n")));

    [Fact]
    public void An_override_and_an_extended_service_count_and_an_unread_env_file_leaves_all_open()
    {
        var workspace = Workspaces.Of(
            ConfigFormat.Yaml,
            ("compose.yml", "services:\n  base: {image: x, environment: [A=1]}\n  web:\n    extends: base\n    command: puma\n    env_file: missing.env\n"),
            ("compose.override.yml", "services:\n  web:\n    environment: {B: '2'}\n    mem_limit: 1g\n"));
        var launch = Assert.Single(workspace.Launches);
        Assert.Equal("1", Assert.IsType<EnvironmentValue.Set>(launch.Environment.Find("A")).Value);
        Assert.Equal("2", Assert.IsType<EnvironmentValue.Set>(launch.Environment.Find("B")).Value);
        Assert.IsType<EnvironmentValue.Unknown>(launch.Environment.Find("C"));
        Assert.Equal(1L << 30, launch.Container!.MemoryLimit.Value);
        Assert.True(launch.Container.StopGrace.IsDefault);
    }

    [Fact]
    public void A_unit_has_its_drop_ins_and_environment_files_of_the_same_tree()
    {
        var workspace = Workspaces.Of(
            ConfigFormat.SystemdUnit,
            ("host/etc/systemd/system/web.service", "[Service]\nWorkingDirectory=/srv/app\nEnvironment=A=1 \"B=two words\"\nEnvironmentFile=/etc/default/web\nExecStart=/srv/venv/bin/gunicorn app \\\n  -w ${A}\nTimeoutStopSec=5\n"),
            ("host/etc/systemd/system/web.service.d/limit.conf", "[Service]\nExecStart=\nExecStart=/srv/venv/bin/gunicorn app -w ${A} -t ${C}\n"));
        var disk = (InMemoryFileSystem)workspace.FileSystem;
        disk.Add("/w/host/etc/default/web", "C=77\n");
        disk.Add("/w/host/srv/app/gunicorn.conf.py", "x = 1\n");
        var launch = Assert.Single(workspace.Launches);
        Assert.Equal("gunicorn app -w 1 -t 77", Show(launch));
        Assert.Equal(TimeSpan.FromSeconds(5), launch.StopGrace.Value);
        Assert.Equal("/w/host/srv/app/gunicorn.conf.py", Show(launch.Files.Find("gunicorn.conf.py")));
        Assert.Equal("absent", Show(launch.Files.Find("other.py")));
    }

    [Fact]
    public void A_program_of_supervisor_has_its_own_environment()
    {
        var launch = Assert.Single(Launches(ConfigFormat.Supervisor, ("supervisord.conf", "[program:web]\ncommand=gunicorn app -t %(ENV_T)s ; a comment\nenvironment=T=\"12\",U=\"%(here)s\"\n")));
        Assert.Equal("gunicorn app -t 12", Show(launch));
        Assert.IsType<EnvironmentValue.Unknown>(launch.Environment.Find("U"));
    }

    static IReadOnlyList<Launch> Launches(ConfigFormat format, params (string Path, string Text)[] files)
    {
        var workspace = Workspaces.Of(format, files[0]);
        foreach (var (path, text) in files.Skip(1))
            ((InMemoryFileSystem)workspace.FileSystem).Add("/w/" + path, text);
        return workspace.Launches;
    }

    static string Show(Launch launch) => string.Join(' ', [launch.Program, .. launch.Arguments.Select(a => a.Text ?? $"?{a.KnownPrefix}"), .. launch.IsComplete ? Array.Empty<string>() : ["…"]]);

    static string Show(LaunchFile file) => file switch { LaunchFile.Found found => found.Path, LaunchFile.Absent => "absent", _ => "unknown" };
}
