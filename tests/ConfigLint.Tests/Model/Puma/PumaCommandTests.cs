using ConfigLint.Model;
using ConfigLint.Model.Launches;
using ConfigLint.Model.Puma;

namespace ConfigLint.Tests.Model.Puma;

public sealed class PumaCommandTests
{
    static readonly (string, string) File = ("config/puma.rb", "threads 1, 2\nworkers 3\nport 4000\nworker_timeout 90\n");

    [Theory]
    [InlineData("puma", "1-2 3 *:4000")]
    [InlineData("puma -t 5:6 -w 7 -p 8000", "5-6 7 *:8000")]
    [InlineData("puma -t5:6 -w7 -p8000", "5-6 7 *:8000")]
    [InlineData("puma --threads=5:6 --workers=7 --port=8000", "5-6 7 *:8000")]
    // OptionParser takes what is unique; a single number stands for both.
    [InlineData("puma --thr 5 --wor 7 --por 8000", "5-5 7 *:8000")]
    [InlineData("puma -qv -w 2 config.ru", "1-2 2 *:4000")]
    [InlineData("puma -qw2", "1-2 2 *:4000")]
    // Addresses of the command line replace those of the file, and add up among themselves.
    [InlineData("puma -b unix:///run/a.sock -b tcp://127.0.0.1:5000 -p 6000", "1-2 3 unix:/run/a.sock 127.0.0.1:5000 *:6000")]
    [InlineData("puma --no-config", "0-5 0 *:9292")]
    [InlineData("puma -C -", "0-5 0 *:9292")]
    [InlineData("puma -C config/puma.rb -w 1", "1-2 1 *:4000")]
    [InlineData("puma -C missing.rb -w 1", "?-? 1 ?")]
    [InlineData("puma -C ? -w 1", "?-? 1 ?")]
    [InlineData("puma --control-url unix:///c.sock -w 1 --control-token t --fork-worker=5 -f -S s", "1-2 1 *:4000")]
    [InlineData("puma --bind-to-activated-sockets only", "1-2 3 ?")]
    // A word that is not known may be any option.
    [InlineData("puma ?", "?-? ? ?")]
    [InlineData("puma -w ?", "1-2 ? *:4000")]
    [InlineData("puma --workers=?", "1-2 ? *:4000")]
    [InlineData("puma -w? -p?", "1-2 ? ?")]
    [InlineData("puma --wo?", "?-? ? ?")]
    [InlineData("puma config?", "1-2 3 *:4000")]
    [InlineData("puma --acme", "?-? ? ?")]
    [InlineData("pumactl -F config/puma.rb start", "1-2 3 *:4000")]
    public void Options_beat_the_file_which_beats_the_defaults(string command, string expected) =>
        Assert.Equal(expected, Show(PumaModel.OfCommand(command, "6.4.0", files: File)!));

    [Theory]
    [InlineData("rails server", "1-2 3 127.0.0.1:4000")]
    [InlineData("rails s -p 5000 -b 127.0.0.2", "1-2 3 127.0.0.2:5000")]
    [InlineData("rails s -p 5000 -e production", "1-2 3 *:5000")]
    [InlineData("rails s -p 5000 -e development", "1-2 3 localhost:5000")]
    // localhost in development, all addresses elsewhere.
    [InlineData("rails s -p 5000", "1-2 3 ?")]
    public void Rails_has_an_address_of_its_own(string command, string expected) =>
        Assert.Equal(expected, Show(PumaModel.OfCommand(command, files: ("config/puma.rb", "threads 1, 2\nworkers 3\nport 4000, '127.0.0.1'"))!));

    [Theory]
    [InlineData("gunicorn app:app")]
    [InlineData("rails console")]
    [InlineData("rails server -u thin")]
    [InlineData("puma --version")]
    [InlineData("pumactl status")]
    public void Other_commands_start_no_Puma(string command) => Assert.Null(PumaModel.OfCommand(command, files: [File]));

    [Fact]
    public void Behind_rails_server_is_Puma_only_if_something_says_so() => Assert.Null(PumaModel.OfCommand("rails server"));

    [Theory]
    [InlineData("WEB_CONCURRENCY", "4", "0-5 4 *:9292")]
    [InlineData("WEB_CONCURRENCY", "auto", "0-5 ? *:9292")]
    [InlineData("WEB_CONCURRENCY", null, "0-5 ? *:9292")]
    [InlineData("PUMA_MAX_THREADS", "9", "0-9 0 *:9292")]
    [InlineData("MAX_THREADS", "9", "0-9 0 *:9292")]
    [InlineData("MIN_THREADS", "3", "3-5 0 *:9292")]
    [InlineData("RAILS_MAX_THREADS", "9", "0-5 0 *:9292")]
    public void The_environment_changes_defaults(string variable, string? value, string expected) =>
        Assert.Equal(expected, Show(PumaModel.OfCommand("puma", "6.4.0", new TestEnvironment((variable, value)))!));

    [Fact]
    public void The_environment_does_not_change_what_is_written() =>
        Assert.Equal("1-2 3 *:4000", Show(PumaModel.OfCommand("puma", null, new TestEnvironment(("WEB_CONCURRENCY", "9"), ("MAX_THREADS", "9")), LaunchKind.SystemdUnit, File)!));

    [Fact]
    public void What_the_stack_sets_for_the_file_is_known_and_says_where()
    {
        var server = PumaModel.OfCommand("puma", null, new TestEnvironment(("N", "8"), ("PORT", "5000")), LaunchKind.SystemdUnit, ("config/puma.rb", "threads 1, ENV.fetch('N', 2)\nport ENV['PORT'] || 3000\nworkers ENV['W'] || 2"))!;
        Assert.Equal("1-8 2 *:5000", Show(server));
        Assert.Equal(new Origin.Environment("N", TestEnvironment.Place), server.MaxThreads.Origin);
        Assert.Equal("W", Assert.IsType<Origin.EnvironmentDefault>(server.Workers.Origin).Variable);
    }

    [Fact]
    public void A_platform_that_reads_Procfiles_may_set_variables() =>
        Assert.Equal("?-? ? *:9292", Show(PumaModel.OfCommand("puma", "6.4.0", kind: LaunchKind.Procfile)!));

    [Theory]
    [InlineData("5.6.5", "20")]
    [InlineData("7.1.0", "30")]
    [InlineData(null, "?")]
    public void PUMA_PERSISTENT_TIMEOUT_counts_from_Puma_7_on(string? version, string expected) =>
        Assert.Equal(expected, PumaModel.Show(PumaModel.OfCommand("puma", version, new TestEnvironment(("PUMA_PERSISTENT_TIMEOUT", "30")))!.KeepAlive));

    [Theory]
    [InlineData("puma", "5.6.5", null, "no")]
    [InlineData("puma --preload", "5.6.5", null, "yes")]
    // Seen on 5.6.5: only workers of the environment switch it on.
    [InlineData("puma -w 2", "5.6.5", null, "no")]
    [InlineData("puma", "5.6.5", "2", "yes")]
    [InlineData("puma -w 2", "7.0.0", null, "yes")]
    [InlineData("puma -w 2 --prune-bundler", "7.0.0", null, "no")]
    [InlineData("puma -w 2", null, null, "?")]
    [InlineData("puma -w 1", null, null, "no")]
    public void Whether_the_app_is_loaded_before_the_fork_depends_on_version_and_workers(string command, string? version, string? concurrency, string expected) =>
        Assert.Equal(expected, PumaModel.Show(PumaModel.OfCommand(command, version, concurrency is null ? null : new TestEnvironment(("WEB_CONCURRENCY", concurrency)))!.PreloadApp));

    [Theory]
    [InlineData("puma -e staging", null, "2")]
    [InlineData("puma", "staging", "2")]
    [InlineData("puma -e production", "staging", "1")]
    // Nothing says which environment it is, and there is a file for one.
    [InlineData("puma", null, "?")]
    public void A_file_named_after_the_environment_comes_first(string command, string? rails, string expected)
    {
        var environment = rails is null ? null : new TestEnvironment(("RAILS_ENV", rails));
        var server = PumaModel.OfCommand(command, null, environment, LaunchKind.SystemdUnit, ("config/puma.rb", "workers 1"), ("config/puma/staging.rb", "workers 2"))!;
        Assert.Equal(expected, PumaModel.Show(server.Workers));
    }

    [Fact]
    public void A_file_that_a_command_reads_stands_not_for_itself_as_well()
    {
        var workspace = PumaModel.Workspace(null, File, ("config/puma-other.rb", "workers 1"));
        Assert.Equal(2, PumaBinder.Bind(workspace, []).Count);
        Assert.NotNull(PumaModel.OfCommand("puma", files: File)!.Config);
    }

    [Fact]
    public void Refused_numbers_of_threads_are_found_on_the_command_line_too()
    {
        var server = PumaModel.OfCommand("puma -t 5:2", files: File)!;
        Assert.Equal([(1, 2), (5, 2)], server.WrittenThreads.Select(pair => (pair.Least, pair.Most)));
    }

    [Fact]
    public void Every_setting_is_described_with_its_origin()
    {
        var server = PumaModel.OfCommand("puma -w 2", "7.0.0", null, LaunchKind.SystemdUnit, ("config/puma.rb", "threads 1, ENV.fetch('N', 4)\nport 3000"))!;
        var lines = server.DescribeSettings().Select(setting => $"{setting.Name} = {setting.Value ?? "unknown"} ({setting.Origin})").ToList();
        Assert.Contains("workers = 2 (app.service:1:11)", lines);
        Assert.Contains("max_threads = 4 (config/puma.rb:1:1, when $N is not set)", lines);
        Assert.Contains("persistent_timeout = 65 s (Puma's default from 7.0)", lines);
        Assert.Contains("bind = *:3000 (config/puma.rb:2:1)", lines);
        Assert.Contains("environment = unknown (nothing that was read sets it)", lines);
    }

    static string Show(PumaServer server) => $"{PumaModel.Show(server.MinThreads)}-{PumaModel.Show(server.MaxThreads)} {PumaModel.Show(server.Workers)} {PumaModel.ShowBinds(server)}";
}
