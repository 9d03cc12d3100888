using ConfigLint.Model;
using ConfigLint.Model.Puma;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Tests.Model.Puma;

public sealed class PumaCorpusTests
{
    /// <summary>
    /// Read by hand from the files: threads, workers, persistent_timeout, worker_timeout, listeners, preload_app!. "?" stands for what the
    /// file leaves to conditions, to code that is not there, to a command line, or to a default that differs between versions.
    /// </summary>
    [Theory]
    [InlineData("Shopify+maintenance_tasks/test/dummy/config/puma.rb", "5-5 ? ? 60 *:3000 ?")]
    // GovukPuma.configure_rails(self) may set anything.
    [InlineData("alphagov+publishing-api/config/puma.rb", "?-? ? ? ? ? ?")]
    // Workers are two thirds of the processors, worker_timeout is for development only.
    [InlineData("basecamp+once-campfire/config/puma.rb", "5-5 ? ? ? 0.0.0.0:3000 ?")]
    // The environment and two variables choose between socket and port; the workers are set in a case.
    [InlineData("huginn+huginn/config/puma.rb", "1-1 ? ? ? ? ?")]
    [InlineData("huginn+huginn/deployment/heroku/puma.rb", "1-1 ? ? 15 0.0.0.0:3000 ?")]
    // "workers = …" only sets a variable.
    [InlineData("nickjj+docker-rails-example/config/puma.rb", "3-3 ? ? ? 0.0.0.0:8000 yes")]
    [InlineData("puma+puma/benchmarks/local/sinatra/puma.rb", "?-? 1 ? 60 ? ?")]
    [InlineData("puma+puma/test/config/settings.rb", "3-5 ? ? 60 *:3000 ?")]
    [InlineData("puma+puma/test/config/with_integer_convert.rb", "4-8 2 6 90 ? ?")]
    // Port 0: the system chooses.
    [InlineData("puma+puma/test/config/app.rb", "?-? ? ? 60 ? ?")]
    // Puma.cli_config._options[:workers] = 4
    [InlineData("puma+puma/test/config/cli_config.rb", "?-? ? ? ? ? ?")]
    [InlineData("puma+puma/test/config/ssl_config.rb", "?-? ? ? 60 tls:0.0.0.0:9292 ?")]
    [InlineData("puma+puma/test/config/worker_respawn.rb", "?-? ? ? 60 ? no")]
    [InlineData("puma+puma/test/config/workers_0.rb", "?-? 0 ? 60 ? ?")]
    [InlineData("puma+puma/test/config/t3_conf.rb", "?-? 3 ? 60 ? ?")]
    [InlineData("ruby-china+homeland/config/puma-backup.rb", "3-3 ? ? 60 *:7001 yes")]
    [InlineData("ruby-china+homeland/config/puma-master.rb", "3-3 4 ? 60 *:7000 yes")]
    [InlineData("ruby-china+homeland/config/puma.rb", "3-3 ? ? 60 *:3000 ?")]
    // Everything but threads and port depends on RAILS_ENV.
    [InlineData("rubygems+rubygems.org/config/puma.rb", "3-3 ? ? ? 0.0.0.0:3000 ?")]
    [InlineData("seuros+capistrano-puma/test/app/config/puma.rb", "?-? ? ? 60 *:3000 ?")]
    [InlineData("travis-ci+travis-api/config/puma-config.rb", "0-16 ? ? 60 unix:/tmp/nginx.socket ?")]
    public void Settings_of_real_files_are_what_a_reader_finds(string path, string expected)
    {
        var server = PumaModel.OfFile(File.ReadAllText(Path.Combine(SharedCorpus.Root, "puma", path)));
        var found = $"{PumaModel.Show(server.MinThreads)}-{PumaModel.Show(server.MaxThreads)} {PumaModel.Show(server.Workers)} {PumaModel.Show(server.PersistentTimeout)} "
            + $"{PumaModel.Show(server.WorkerTimeout)} {PumaModel.ShowBinds(server)} {PumaModel.Show(server.PreloadApp)}";
        Assert.Equal(expected, found);
    }

    [Fact]
    public void In_production_the_branches_of_rubygems_org_are_known()
    {
        var ruby = File.ReadAllText(Path.Combine(SharedCorpus.Root, "puma/rubygems+rubygems.org/config/puma.rb"));
        var environment = new TestEnvironment(("RAILS_ENV", "production"), ("WEB_CONCURRENCY", "3"));
        var server = PumaModel.OfCommand("puma", environment: environment, files: ("config/puma.rb", ruby))!;
        Assert.Equal(3, server.Workers.Value);
        Assert.IsType<Origin.Environment>(server.Workers.Origin);
        Assert.Equal(60, server.WorkerTimeout.Value.TotalSeconds);
        Assert.Equal("production", server.Environment.Value);
        Assert.Equal(9, server.Concurrency.Value);
    }

    [Fact]
    public void Every_file_is_read_without_a_syntax_error()
    {
        foreach (var file in SharedCorpus.All.Where(file => file.Format == "puma"))
        {
            var workspace = new Workspace(new InMemoryFileSystem(), WorkspaceOptions.Default);
            workspace.Add("/w/puma.rb", SourceText.FromBytes(File.ReadAllBytes(file.FullPath), "puma.rb"), ConfigFormat.Puma);
            Assert.NotEmpty(StackBuilder.Build(workspace)[0].Elements);
            Assert.Empty(workspace.Files[0].Tree.Errors);
        }
    }

    [Fact]
    public void Nothing_throws_on_mutations_and_the_work_is_bounded()
    {
        var seeds = SharedCorpus.All.Where(file => file.Format == "puma").Select(file => file.FullPath).ToList();
        var environment = new TestEnvironment(("RAILS_ENV", "production"), ("SECRET", null));
        Mutations.Check(seeds, "(){}[]#\"'|&?:=<>!@$%*+-/~., \n0aifdoend", source =>
        {
            var workspace = new Workspace(new InMemoryFileSystem(), WorkspaceOptions.Default);
            var file = workspace.Add("/w/puma.rb", source, ConfigFormat.Puma);
            Touch(Assert.IsType<PumaServer>(Assert.Single(PumaBinder.Bind(workspace, [])).Elements[0]));
            Assert.NotNull(PumaConfigFile.Read(file, environment));
            Assert.NotNull(RubyEvaluator.EvaluateText(source.Text, environment));
            return file.Tree;
        });
    }

    static void Touch(PumaServer server) => _ = (
        server.MinThreads, server.Concurrency, server.KeepAlive, server.DrainTime, server.PreloadApp, server.Environment, server.Binds, server.FirstDataTimeout,
        server.WorkerBootTimeout, server.WorkerCheckInterval, server.WrittenThreads.Count(), server.RequestLimit);
}
