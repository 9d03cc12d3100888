using ConfigLint.Model;
using ConfigLint.Model.Apache;

namespace ConfigLint.Tests.Model.Apache;

/// <summary>Which directives are read: includes, read-time tests, Defines, macros.</summary>
public sealed class ApacheReadingTests
{
    [Fact]
    public void A_Debian_tree_is_read_as_one_server()
    {
        var (workspace, apache) = ApacheModel.Bind(
            ("host/etc/apache2/apache2.conf", "Timeout 300\nIncludeOptional mods-enabled/*.load\nIncludeOptional mods-enabled/*.conf\nInclude ports.conf\nIncludeOptional conf-enabled/*.conf\nIncludeOptional sites-enabled/*.conf\n"),
            ("host/etc/apache2/ports.conf", "Listen 80\n"),
            ("host/etc/apache2/mods-enabled/mpm_event.load", "LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so\n"),
            ("host/etc/apache2/mods-enabled/mpm_event.conf", "ThreadsPerChild 25\n"),
            ("host/etc/apache2/conf-enabled/timeouts.conf", "ProxyTimeout 20\n"),
            ("host/etc/apache2/sites-enabled/app.conf", "<VirtualHost *:80>\nProxyPass / http://10.0.0.1:8000/\n</VirtualHost>\n"),
            ("host/etc/apache2/sites-available/other.conf", "<VirtualHost *:80>\nProxyPass / http://10.0.0.2:8000/\n</VirtualHost>\n"));
        Assert.True(apache.IsComplete);
        Assert.Equal("event", apache.Mpm);
        Assert.Equal(6, apache.Files.Count);
        var pass = Assert.Single(apache.Passes);
        Assert.Equal(TimeSpan.FromSeconds(20), pass.ReadTimeout.Value);
        Assert.Equal("the main server", Assert.IsType<Origin.Inherited>(pass.ReadTimeout.Origin).From);
        Assert.Empty(workspace.Problems);
    }

    [Fact]
    public void A_RHEL_tree_is_relative_to_the_ServerRoot_above_conf()
    {
        var (_, apache) = ApacheModel.Bind(
            ("etc/httpd/conf/httpd.conf", "ServerRoot \"/etc/httpd\"\nListen 80\nInclude conf.modules.d/*.conf\nIncludeOptional conf.d/*.conf\n"),
            ("etc/httpd/conf.modules.d/00-mpm.conf", "LoadModule mpm_worker_module modules/mod_mpm_worker.so\n"),
            ("etc/httpd/conf.d/app.conf", "ProxyPass / http://10.0.0.1:8000/\n"));
        Assert.True(apache.IsComplete);
        Assert.Equal("worker", apache.Mpm);
        Assert.Single(apache.Passes);
    }

    [Fact]
    public void A_file_made_for_the_official_image_finds_its_neighbours()
    {
        var (_, apache) = ApacheModel.Bind(
            ("docker/httpd.conf", "ServerRoot \"/usr/local/apache2\"\nListen 80\nInclude conf/extra/proxy.conf\nInclude /usr/local/apache2/conf/more.conf\n"),
            ("docker/extra/proxy.conf", "ProxyPass /a/ http://10.0.0.1:8000/\n"),
            ("docker/more.conf", "ProxyPass /b/ http://10.0.0.1:8001/\n"));
        Assert.Equal(2, apache.Passes.Count);
        Assert.True(apache.IsComplete);
    }

    [Fact]
    public void An_included_folder_is_read_to_its_depth()
    {
        var (_, apache) = ApacheModel.Bind(
            ("etc/httpd/conf/httpd.conf", "ServerRoot /etc/httpd\nListen 80\nInclude sites\n"),
            ("etc/httpd/sites/b/one.conf", "ProxyPass /b/ http://10.0.0.1:8001/\n"),
            ("etc/httpd/sites/a.conf", "ProxyPass /a/ http://10.0.0.1:8000/\n"));
        Assert.Equal(["/a/", "/b/"], apache.Passes.Select(p => p.Source));
    }

    [Fact]
    public void A_missing_include_leaves_what_it_may_set_unknown_and_is_a_fault_where_the_tree_is_whole()
    {
        var (workspace, apache) = ApacheModel.Bind(("etc/apache2/apache2.conf", "Listen 80\nInclude extra.conf\nProxyPass / http://10.0.0.1/\n"));
        Assert.False(apache.IsComplete);
        Assert.False(apache.Passes[0].ReadTimeout.IsKnown);
        var problem = Assert.Single(workspace.Problems);
        Assert.Equal(("CL0005", false), (problem.RuleId, problem.IsNote));
    }

    [Fact]
    public void A_missing_include_of_a_tree_with_gaps_may_come_from_the_package()
    {
        var (workspace, _) = ApacheModel.Bind(("image/etc/apache2/apache2.conf", "IncludeOptional mods-enabled/*.load\nInclude ports.conf\n"));
        Assert.True(Assert.Single(workspace.Problems).IsNote);
    }

    [Theory]
    [InlineData("IncludeOptional extra.conf", true)]
    [InlineData("IncludeOptional *.local", true)]
    [InlineData("IncludeOptional conf-enabled/*.conf", false)]
    [InlineData("IncludeOptional ${EXTRA}", false)]
    public void An_optional_include_is_known_to_be_absent_where_its_folder_is_at_hand(string include, bool isComplete)
    {
        var (workspace, apache) = ApacheModel.Bind(("etc/apache2/apache2.conf", $"Listen 80\n{include}\nProxyPass / http://10.0.0.1/\n"));
        Assert.Equal(isComplete, apache.IsComplete);
        Assert.Empty(workspace.Problems);
    }

    [Fact]
    public void A_directive_behind_an_unread_include_counts_and_one_before_it_may_be_overridden()
    {
        var (_, apache) = ApacheModel.Bind(("httpd.conf", "Listen 80\nProxyTimeout 10\nInclude ${X}\nTimeout 20\nProxyPass / http://10.0.0.1/\n"));
        Assert.False(apache.Passes[0].ReadTimeout.IsKnown);
        Assert.Equal(TimeSpan.FromSeconds(20), apache.Servers[0].Timeout.Value);
    }

    [Theory]
    [InlineData("IfModule proxy_module", true)]
    [InlineData("IfModule mod_proxy.c", true)]
    [InlineData("IfModule !mod_proxy.c", false)]
    [InlineData("IfModule mod_rewrite.c", false)]
    [InlineData("IfModule !mod_rewrite.c", true)]
    [InlineData("IfModule mpm_event_module", true)]
    [InlineData("IfModule prefork.c", false)]
    [InlineData("IfModule mod_so.c", null)]
    [InlineData("IfDefine KNOWN", true)]
    [InlineData("IfDefine !KNOWN", false)]
    [InlineData("IfDefine FROM_COMMAND_LINE", null)]
    [InlineData("IfVersion >= 2.4", true)]
    [InlineData("IfVersion < 2.4", false)]
    [InlineData("IfVersion >=2.2.8", true)]
    [InlineData("IfVersion >= 2.4.30", null)]
    [InlineData("IfFile /etc/x", null)]
    public void A_read_time_test_is_true_false_or_open(string test, bool? holds)
    {
        var (_, apache) = ApacheModel.Bind(("httpd.conf",
            $"Listen 80\nLoadModule mpm_event_module m\nLoadModule proxy_module m\nDefine KNOWN\n<{test}>\nProxyTimeout 10\n</{test.Split(' ')[0]}>\nProxyPass / http://10.0.0.1/\n"));
        var timeout = apache.Passes[0].ReadTimeout;
        Assert.Equal(holds switch { true => 10, false => 60, null => null }, timeout.IsKnown ? (double?)timeout.Value.TotalSeconds : null);
    }

    [Fact]
    public void Without_the_LoadModule_lines_no_module_is_known_to_be_absent()
    {
        var (_, apache) = ApacheModel.Bind(("sites/a.conf", "<IfModule mod_ssl.c>\nProxyTimeout 10\nProxyPass / http://10.0.0.1/\n</IfModule>\n<IfModule !mod_ssl.c>\nProxyTimeout 20\nProxyPass / http://10.0.0.1/\n</IfModule>\nProxyPass /c http://10.0.0.2/\n"));
        Assert.Equal([10.0, 20.0, null], apache.Passes.Select(p => p.ReadTimeout.IsKnown ? (double?)p.ReadTimeout.Value.TotalSeconds : null));
        Assert.False(apache.Passes[0].Entry.IsCertain);
    }

    [Fact]
    public void A_Define_counts_from_its_line_on_and_a_name_of_the_environment_is_unknown()
    {
        var (_, apache) = ApacheModel.Bind(("httpd.conf",
            "Listen 80\nDefine HOST 10.0.0.1\nDefine URL http://${HOST}:8000/\nProxyPass /a/ ${URL} timeout=${T}\nDefine T 7\nProxyPass /b/ http://${HOST}:8001/ timeout=${T}\nUnDefine T\nProxyPass /c/ http://10.0.0.1:8002/ timeout=${T}\nProxyPass /d/ http://10.0.0.1:8003/ ${OPTIONS}\nProxyPass /e/ ${NOWHERE}\n"));
        Assert.Equal(["/a/", "/b/", "/c/", "/d/"], apache.Passes.Select(p => p.Source));
        Assert.Equal("10.0.0.1:8000", Assert.Single(apache.Passes[0].Target.Addresses).ToString());
        Assert.Equal([null, 7.0, null, null], apache.Passes.Select(p => p.ReadTimeout.IsKnown ? (double?)p.ReadTimeout.Value.TotalSeconds : null));
        Assert.True(apache.MayDefine("T"));
        Assert.False(apache.MayDefine("NOWHERE"));
    }

    [Fact]
    public void A_macro_is_read_where_it_is_used()
    {
        var (_, apache) = ApacheModel.Bind(("httpd.conf",
            "Listen 80\n<Macro App $name $port>\n<VirtualHost *:80>\nServerName $name.example\nProxyPass / http://127.0.0.1:$port/ timeout=9\n</VirtualHost>\n</Macro>\nUse app one 8001\nUse App two 8002\nUse App three\n"));
        Assert.Equal(["one.example", "two.example"], apache.Servers.Skip(1).SelectMany(s => s.Names));
        Assert.Equal(["127.0.0.1:8001", "127.0.0.1:8002"], apache.Passes.SelectMany(p => p.Target.Addresses).Select(a => a.ToString()));
        Assert.Equal(8, apache.Passes[0].At.Start.Line);
        Assert.Equal("Use app one 8001", apache.Passes[0].ReadTimeout.At!.Value.Text);
        Assert.False(apache.IsComplete);
    }

    [Fact]
    public void A_macro_that_uses_itself_and_a_file_that_includes_itself_end()
    {
        var (workspace, apache) = ApacheModel.Bind(("httpd.conf", "Listen 80\n<Macro M>\nUse M\nUse M\n</Macro>\nUse M\nInclude httpd.conf\n"));
        Assert.False(apache.IsComplete);
        Assert.Contains(workspace.Problems, p => p.RuleId == "CL0006");
    }

    /// <summary>Twelve files that include each other could be read in more orders than there is time for; Apache reads none of them.</summary>
    [Fact]
    public void Files_that_include_each_other_are_followed_to_the_first_cycle_only()
    {
        var files = Enumerable.Range(0, 12).Select(i => ($"conf/f{i}.conf", "Include conf/*.conf\n")).Prepend(("httpd.conf", "Listen 80\nInclude conf/*.conf\n")).ToArray();
        var (workspace, apache) = ApacheModel.Bind(files);
        Assert.Equal("conf/f0.conf:1:1", Assert.Single(workspace.Problems, p => p.RuleId == "CL0006").At.ToString());
        Assert.False(apache.IsComplete);
    }

    [Theory]
    [InlineData("httpd.conf", "ProxyPass / http://h/\n")]
    [InlineData("sites/app.conf", "<VirtualHost *:80>\nProxyPass / http://h/\n</VirtualHost>\n")]
    public void Nothing_missing_is_claimed_of_a_part(string path, string text)
    {
        var (_, apache) = ApacheModel.Bind((path, text));
        Assert.False(apache.IsMain);
        Assert.False(apache.Passes[0].ReadTimeout.IsKnown);
    }

    [Fact]
    public void Parts_of_one_folder_are_not_mixed()
    {
        var workspace = Workspaces.Of(ConfigFormat.Apache, ("examples/a.conf", "ProxyTimeout 1\n"), ("examples/b.conf", "ProxyPass / http://h/\n"));
        var parts = StackBuilder.Build(workspace).SelectMany(s => s.Elements).OfType<ApacheConfiguration>().ToList();
        Assert.Equal(2, parts.Count);
        Assert.False(parts.Single(p => p.Passes.Count == 1).Passes[0].ReadTimeout.IsKnown);
    }

    [Theory]
    [InlineData("ProxyTimeout 0")]
    [InlineData("ProxyTimeout abc")]
    [InlineData("KeepAliveTimeout 1m")]
    [InlineData("ProxyPass / http://h/ timeout=0")]
    [InlineData("ProxyPass / http://h/ ttl=abc")]
    [InlineData("ProxyPass / http://h/ ping=x")]
    [InlineData("ProxyPass / http://h/ acquire=0")]
    [InlineData("ProxyPass / http://h/ connectiontimeout=1m")]
    [InlineData("<Location /a/>\nProxyPass /b http://h/\n</Location>")]
    public void A_value_that_apache2_t_refuses_is_a_syntax_error(string text) =>
        Assert.Equal("CL0001", Assert.Single(ApacheModel.Bind(("a.conf", text)).Workspace.Problems).RuleId);

    [Theory]
    [InlineData("ProxyPass / http://h/ retry=abc")]
    [InlineData("Timeout -5")]
    [InlineData("ProxyTimeout ${T}")]
    [InlineData("ProxyTimeout @TIMEOUT@")]
    public void A_value_that_it_takes_or_that_is_not_known_is_none(string text) => Assert.Empty(ApacheModel.Bind(("a.conf", text)).Workspace.Problems);
}
