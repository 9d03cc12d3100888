namespace ConfigLint.Tests.Model.Puma;

public sealed class PumaConfigTests
{
    [Theory]
    [InlineData("threads 1, 2\nthreads 3, 4", "4")]
    [InlineData("threads 1, 2 if ENV['X']", "?")]
    [InlineData("threads 1, 2\nthreads 1, 2 if ENV['X']", "2")]
    [InlineData("if ENV['X'] then threads 1, 2 else threads 1, 2 end", "2")]
    [InlineData("if ENV['X'] then threads 1, 2 else threads 1, 3 end", "?")]
    [InlineData("threads 1, 2 if false", "?")]
    [InlineData("threads 7", "7")]
    [InlineData("threads(*counts)", "?")]
    [InlineData("n = 4\nif ENV['X']\n  n = 8\nend\nthreads n, n", "?")]
    [InlineData("n = if ENV['X'] then 4 else 4 end\nthreads n, n", "4")]
    [InlineData("threads 1, 2\nraise 'no' unless ENV['X']\nthreads 3, 4", "4")]
    [InlineData("threads 1, 2\nbegin\n  require 'x'\nrescue LoadError\n  threads 3, 4\nend", "?")]
    [InlineData("threads 1, 2\nbegin\n  require 'x'\nrescue LoadError\n  puts 'no'\nend", "2")]
    // What is not understood may have set anything before, and nothing behind it.
    [InlineData("threads 1, 2\nacme_defaults", "?")]
    [InlineData("acme_defaults\nthreads 1, 2", "2")]
    [InlineData("threads 1, 2\nAcme.configure(self)", "?")]
    [InlineData("threads 1, 2\nAcme.configure(:web)", "2")]
    [InlineData("threads 1, 2\neval File.read('x')", "?")]
    [InlineData("threads 1, 2\ninstance_eval File.read('x')", "?")]
    [InlineData("threads 1, 2\nload 'x.rb'", "?")]
    [InlineData("threads 1, 2\n@options[:max_threads] = 9", "?")]
    [InlineData("threads 1, 2\nplugin :heroku", "?")]
    [InlineData("threads 1, 2\nplugin :tmp_restart\nrequire 'x'\nrequire_relative 'y'", "2")]
    [InlineData("threads 1, 2\nputs 'x'\nSignal.trap(:INT) { exit }", "2")]
    // Hooks run later; other blocks may run at once.
    [InlineData("threads 1, 2\non_worker_boot do\n  threads 3, 4\nend", "2")]
    [InlineData("threads 1, 2\n[3].each { |n| threads n, n }", "?")]
    [InlineData("def count\n  8\nend\nthreads 1, 2\nx = count", "2")]
    [InlineData("def apply\n  threads 5, 6\nend\nthreads 1, 2\napply", "?")]
    [InlineData("def apply\n  threads 5, 6\nend\nthreads 1, 2", "2")]
    [InlineData("threads 1, 2\n__END__\nthreads 3, 4", "2")]
    public void The_last_call_wins_and_conditions_leave_only_what_they_share(string ruby, string most) =>
        Assert.Equal(most, PumaModel.Show(PumaModel.OfFile(ruby).MaxThreads));

    [Theory]
    [InlineData("port 3000\nbind 'tcp://127.0.0.1:4000'", "*:3000 127.0.0.1:4000")]
    [InlineData("port 3000, '127.0.0.1'", "127.0.0.1:3000")]
    [InlineData("set_default_host '127.0.0.1'\nport 3000", "127.0.0.1:3000")]
    [InlineData("bind 'unix:///var/run/app.sock?umask=0111'", "unix:/run/app.sock")]
    [InlineData("bind 'unix://tmp/app.sock'", "?")]
    [InlineData("bind \"unix://#{Dir.pwd}/app.sock\"", "?")]
    [InlineData("bind 'tcp://[::]:3000'", "[::]:3000")]
    [InlineData("bind 'ssl://0.0.0.0:9292?key=a&cert=b'", "tls:0.0.0.0:9292")]
    [InlineData("port 3000\nclear_binds!\nport 4000", "*:4000")]
    [InlineData("port 3000\nport 4000 if ENV['X']", "?")]
    [InlineData("port ENV.fetch('PORT') { 3000 }", "*:3000")]
    [InlineData("port 'abc'", "?")]
    [InlineData("port 3000\nbind_to_activated_sockets", "?")]
    public void Listeners_add_up(string ruby, string expected) => Assert.Equal(expected, PumaModel.ShowBinds(PumaModel.OfFile(ruby)));

    [Fact]
    public void A_backlog_stands_in_the_query()
    {
        var binds = PumaModel.OfFile("bind 'tcp://0.0.0.0:1?backlog=64&low_latency=true'\nbind 'unix:///a'\nbind Acme.url").Binds!;
        Assert.Equal([64, 1024, null], binds.Select(bind => bind.Backlog));
        Assert.Equal("true", binds[0].Query["low_latency"]);
    }

    [Theory]
    [InlineData("", "6.6.1", "20")]
    [InlineData("", "7.0.0", "65")]
    [InlineData("", null, "?")]
    [InlineData("persistent_timeout 30", null, "30")]
    [InlineData("queue_requests false", null, "0")]
    [InlineData("queue_requests false\npersistent_timeout 30", "7.0.0", "0")]
    [InlineData("enable_keep_alives false", "7.0.0", "0")]
    [InlineData("enable_keep_alives false if ENV['X']", "7.0.0", "?")]
    public void Keep_alive_is_that_of_the_version_unless_it_is_written_or_off(string ruby, string? version, string expected) =>
        Assert.Equal(expected, PumaModel.Show(PumaModel.OfFile(ruby, version).KeepAlive));

    [Theory]
    [InlineData("workers 2", "30")]
    [InlineData("workers 2\nworker_shutdown_timeout 60", "60")]
    [InlineData("workers 2\nforce_shutdown_after 10", "10")]
    [InlineData("workers Etc.nprocessors\nworker_shutdown_timeout 60", "60")]
    // One process waits for ever.
    [InlineData("workers 0", "?")]
    [InlineData("workers 0\nforce_shutdown_after 10", "10")]
    [InlineData("workers 0\nforce_shutdown_after :immediately", "0")]
    [InlineData("worker_shutdown_timeout 60", "?")]
    public void The_drain_time_depends_on_the_mode(string ruby, string expected) => Assert.Equal(expected, PumaModel.Show(PumaModel.OfFile(ruby).DrainTime));

    [Fact]
    public void Requests_have_no_limit_and_the_worker_timeout_is_none()
    {
        var server = PumaModel.OfFile("workers 2\nthreads 5, 5\nworker_timeout 6");
        Assert.Equal(TimeSpan.Zero, server.RequestLimit.Value);
        Assert.Equal(6, server.WorkerTimeout.Value.TotalSeconds);
        Assert.Equal(10, server.Concurrency.Value);
    }

    [Fact]
    public void The_version_comes_from_the_lock_file_and_other_rubies_have_other_defaults()
    {
        const string Lock = "GEM\n  specs:\n    puma (7.1.0)\n";
        Assert.Equal("65", PumaModel.Show(PumaModel.OfFiles(null, ("config/puma.rb", ""), ("Gemfile.lock", Lock)).PersistentTimeout));
        Assert.Equal("5", PumaModel.Show(PumaModel.OfCommand("puma", files: [("config/puma.rb", ""), ("Gemfile.lock", Lock)])!.MaxThreads));
        Assert.Equal("?", PumaModel.Show(PumaModel.OfCommand("puma", files: [("config/puma.rb", ""), (".ruby-version", "jruby-9.4")])!.MaxThreads));
    }

    [Fact]
    public void Reading_a_file_has_no_effect_outside()
    {
        var folder = Directory.CreateTempSubdirectory("configlint-puma").FullName;
        try
        {
            var before = Environment.GetEnvironmentVariables().Count;
            var server = PumaModel.OfFile($"""
                File.write("{folder}/a", "x")
                FileUtils.touch("{folder}/b")
                system("touch {folder}/c")
                `touch {folder}/d`
                %x(touch {folder}/e)
                exec "touch {folder}/f" if false
                spawn("touch", "{folder}/g")
                IO.popen("touch {folder}/h")
                open("|touch {folder}/i")
                Kernel.system "touch {folder}/j"
                File.open("{folder}/k", "w") {"{ |f| f.puts 1 }"}
                ENV["CONFIGLINT_TEST_SIDE_EFFECT"] = "x"
                FileUtils.rm_rf("{folder}")
                eval "File.write('{folder}/l', 'x')"
                ObjectSpace.each_object(Class) {"{ |c| c.allocate }"}
                at_exit {"{ File.write('" + folder + "/m', 'x') }"}
                threads 1, 2
                """);
            Assert.Equal("2", PumaModel.Show(server.MaxThreads));
            Assert.True(Directory.Exists(folder));
            Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
            Assert.Null(Environment.GetEnvironmentVariable("CONFIGLINT_TEST_SIDE_EFFECT"));
            Assert.Equal(before, Environment.GetEnvironmentVariables().Count);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
