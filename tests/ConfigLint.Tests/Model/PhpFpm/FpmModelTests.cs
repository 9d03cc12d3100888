using ConfigLint.Model;
using ConfigLint.Model.PhpFpm;

namespace ConfigLint.Tests.Model.PhpFpm;

public sealed class FpmModelTests
{
    const string Pool = "[www]\nlisten = 9000\npm = static\npm.max_children = 20\n";

    [Fact]
    public void A_section_is_reopened_whatever_its_case_and_the_last_value_wins()
    {
        var pool = Assert.Single(Bind(("www.conf", $"{Pool}[global]\nlog_level = notice\n[WWW]\npm.max_children = 30\n")).Pools);
        Assert.Equal("www", pool.Section.Name);
        Assert.Equal(30, pool.MaxChildren.Value);
        Assert.True(pool.IsWhole);
    }

    [Fact]
    public void Keys_below_an_include_belong_to_the_section_that_the_included_file_left()
    {
        var fpm = Bind(
            ("etc/php-fpm.conf", "[global]\ninclude = /etc/php-fpm.d/*.conf\npm.max_requests = 500\n"),
            ("etc/php-fpm.d/www.conf", Pool));
        Assert.True(fpm.IsComplete);
        Assert.Empty(fpm.Global.Entries);
        Assert.Equal(500, Assert.Single(fpm.Pools).Section.Integer("pm.max_requests").Value);
    }

    [Fact]
    public void Below_an_include_that_was_not_read_no_section_is_known()
    {
        var fpm = Bind(("etc/php-fpm.conf", "[global]\ninclude = /srv/php/*.conf\nlog_level = notice\n[global]\ndaemonize = no\n"));
        Assert.False(fpm.IsComplete);
        Assert.Equal("log_level", Assert.Single(fpm.Loose).Key);
        Assert.Equal("daemonize", Assert.Single(fpm.Global.Entries).Key);
        Assert.False(fpm.ProcessControlTimeout.IsKnown);
    }

    [Fact]
    public void Without_a_www_conf_among_the_files_of_a_pattern_an_image_may_have_said_more_of_the_pool_www()
    {
        const string Main = "[global]\ninclude = /etc/php-fpm.d/*.conf\n";
        var overlay = Bind(("etc/php-fpm.conf", Main), ("etc/php-fpm.d/zz-docker.conf", "[www]\npm = dynamic\n[shop]\npm = dynamic\n"));
        Assert.True(overlay.IsComplete);
        Assert.False(overlay.Pools[0].Section.IsComplete);
        Assert.False(overlay.Pools[0].MinSpareServers.IsKnown);
        Assert.True(overlay.Pools[1].MinSpareServers.IsDefault);

        var whole = Bind(("etc/php-fpm.conf", Main), ("etc/php-fpm.d/www.conf", Pool), ("etc/php-fpm.d/zz-docker.conf", "[www]\nlisten = 9001\n"));
        Assert.True(whole.Pools[0].Section.IsComplete);
        Assert.True(whole.Pools[0].MinSpareServers.IsDefault);
        Assert.Equal("9001", whole.Pools[0].Listen.Value);
    }

    [Theory]
    // A file that includes is the main file, whatever its name.
    [InlineData("fpm.conf", "[global]\ninclude = /srv/php/*.conf\n", true)]
    [InlineData("etc/php-fpm.conf", "[www]\nlisten = 9000\n", true)]
    [InlineData("etc/php/8.2/fpm/php-fpm.conf", "[www]\nlisten = 9000\n", true)]
    [InlineData("usr/local/etc/php-fpm.conf", "[www]\nlisten = 9000\n", true)]
    [InlineData("docker/php-fpm.conf", "[global]\nlog_level = notice\n" + Pool, true)]
    // Copied into an image's php-fpm.d: the rest stands there.
    [InlineData("docker/php-fpm.conf", Pool, false)]
    [InlineData("docker/php-fpm.conf", "[global]\ndaemonize = no\n[www]\nlisten = 9000\n", false)]
    [InlineData("docker/php-fpm.conf", "[global]\nlog_level = notice\n" + Pool + "[shop]\npm = static\n", false)]
    [InlineData("docker/www.conf", Pool, false)]
    public void The_main_file_is_told_from_a_pool_file_by_what_it_holds_and_where_it_lies(string path, string text, bool isMain) =>
        Assert.Equal(isMain, Bind((path, text)).HasMain);

    [Fact]
    public void What_a_whole_main_file_does_not_include_from_its_own_folder_is_read_by_nobody()
    {
        var fpm = Bind(("conf/php-fpm.conf", "[global]\nlog_level = notice\n" + Pool), ("conf/www.conf", "[www]\nlisten = 9000\npm = dynamic\npm.max_children = 5\n"));
        Assert.Equal(20, Assert.Single(fpm.Pools).MaxChildren.Value);
    }

    [Fact]
    public void Values_of_two_pool_files_without_their_main_file_do_not_count_together()
    {
        var pool = Assert.Single(Bind(("docker/a.conf", "[www]\npm = dynamic\npm.max_children = 5\n"), ("docker/b.conf", "[www]\npm.max_spare_servers = 9\n")).Pools);
        Assert.True(pool.CountTogether(pool.ProcessManager.At, pool.MaxChildren.At));
        Assert.False(pool.CountTogether(pool.MaxChildren.At, pool.MaxSpareServers.At));
        Assert.False(pool.MinSpareServers.IsKnown);
    }

    [Fact]
    public void In_a_whole_tree_values_of_all_files_count_together()
    {
        var fpm = Bind(
            ("etc/php-fpm.conf", "[global]\ninclude = /etc/php-fpm.d/*.conf\n"),
            ("etc/php-fpm.d/www.conf", Pool),
            ("etc/php-fpm.d/zz.conf", "[www]\nlisten.backlog = 5\n"));
        var pool = Assert.Single(fpm.Pools);
        Assert.True(pool.CountTogether(pool.MaxChildren.At, pool.Backlog.At));
        Assert.Equal(5, pool.Backlog.Value);
        Assert.Equal(TimeSpan.Zero, pool.SlowlogTimeout.Value);
    }

    [Fact]
    public void The_pool_name_stands_for_a_variable_and_other_variables_are_unknown()
    {
        var pool = Assert.Single(Bind(("www.conf", "[shop]\nlisten = /run/$pool.sock\npm = Dynamic\npm.max_children = ${N}\n")).Pools);
        Assert.Equal(Address.Unix("/run/shop.sock"), pool.ListenAddress);
        Assert.True(pool.IsDynamic);
        Assert.False(pool.MaxChildren.IsKnown);
    }

    static FpmConfiguration Bind(params (string Path, string Text)[] files) =>
        Assert.Single(StackBuilder.Build(Workspaces.Of(ConfigFormat.PhpFpm, files)).SelectMany(stack => stack.Elements).OfType<FpmConfiguration>());
}
