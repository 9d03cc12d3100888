using ConfigLint.Model;
using ConfigLint.Model.Apache;

namespace ConfigLint.Tests.Model.Apache;

/// <summary>What is proxied where, and with which time-outs.</summary>
public sealed class ApachePassTests
{
    static double? Seconds(Setting<TimeSpan> setting) => setting.IsKnown ? setting.Value.TotalSeconds : null;

    [Theory]
    [InlineData("", 60)]
    [InlineData("Timeout 30", 30)]
    [InlineData("Timeout 30\nProxyTimeout 20", 20)]
    [InlineData("Timeout 5m", 5)]
    public void A_read_time_out_comes_from_the_nearest_of_four_places(string main, double seconds)
    {
        var apache = ApacheModel.Whole($"{main}\n<VirtualHost *:80>\nProxyPass / http://h/\n</VirtualHost>\n");
        Assert.Equal(seconds, Seconds(apache.Passes[0].ReadTimeout));
        Assert.Equal(seconds, Seconds(apache.Passes[0].ConnectTimeout));
    }

    [Fact]
    public void A_virtual_host_and_a_parameter_come_before_the_main_server()
    {
        var apache = ApacheModel.Whole("ProxyTimeout 20\n<VirtualHost *:80>\nProxyTimeout 15\nProxyPass /a http://h/a timeout=10 connectiontimeout=500ms\nProxyPass / http://h/\n</VirtualHost>\n");
        Assert.Equal([10.0, 15.0], apache.Passes.Select(p => Seconds(p.ReadTimeout)));
        Assert.Equal([0.5, 15.0], apache.Passes.Select(p => Seconds(p.ConnectTimeout)));
        Assert.IsType<Origin.Written>(apache.Passes[1].ReadTimeout.Origin);
    }

    /// <summary>Seen live: a virtual host's "Timeout abc" answers 200 with the main server's time-out.</summary>
    [Fact]
    public void Zero_in_a_virtual_host_is_the_main_servers_value()
    {
        var apache = ApacheModel.Whole("Timeout 30\nKeepAliveTimeout 7\n<VirtualHost *:80>\nTimeout abc\nKeepAliveTimeout 0\nProxyPass / http://h/\n</VirtualHost>\n");
        Assert.Equal(30.0, Seconds(apache.Passes[0].ReadTimeout));
        Assert.Equal(7.0, Seconds(apache.Servers[1].KeepAlive));
    }

    [Theory]
    [InlineData("", 5.0)]
    [InlineData("KeepAlive Off", 0.0)]
    [InlineData("KeepAliveTimeout 500ms", 0.5)]
    [InlineData("KeepAliveTimeout 1m", null)]
    [InlineData("KeepAlive ${KEEP}", null)]
    public void Keep_alive_has_a_switch_and_a_time(string text, double? seconds) => Assert.Equal(seconds, Seconds(ApacheModel.Whole(text).Servers[0].KeepAlive));

    [Fact]
    public void Every_form_of_a_mapping_is_found()
    {
        var apache = ApacheModel.Whole("""
            ProxyPass "/no" "!"
            ProxyPass "/a" "http://10.0.0.1/a"
            ProxyPassMatch "^/b/(.*)$" "http://10.0.0.2:8080/$1"
            <Location "/c">
                ProxyPass "https://10.0.0.3/"
            </Location>
            <LocationMatch "^/(cable|ws)$">
                ProxyPass "ws://10.0.0.4/"
            </LocationMatch>
            <FilesMatch "\.php$">
                SetHandler "proxy:unix:/var/run/php/fpm.sock|fcgi://localhost"
            </FilesMatch>
            <Directory /srv>
                SetHandler "proxy:fcgi://127.0.0.1:9000"
                SetHandler None
            </Directory>
            RewriteRule "^/e/(.*)$" "http://10.0.0.5:81/$1" [L,P]
            RewriteRule "^/f/(.*)$" "http://%{HTTP_HOST}/$1" [proxy]
            RewriteRule "^/g$" "http://10.0.0.6/" [R]
            """);
        Assert.Equal(["/a", "^/b/(.*)$", "/c", "^/(cable|ws)$", @"\.php$", "/srv", "^/e/(.*)$", "^/f/(.*)$"], apache.Passes.Select(p => p.Source));
        Assert.Equal(
            ["10.0.0.1:80", "10.0.0.2:8080", "10.0.0.3:443", "10.0.0.4:80", "unix:/run/php/fpm.sock", "127.0.0.1:9000", "10.0.0.5:81", ""],
            apache.Passes.Select(p => string.Join(',', p.Target.Addresses)));
        Assert.Equal(
            [PassProtocol.Http, PassProtocol.Http, PassProtocol.Https, PassProtocol.WebSocket, PassProtocol.FastCgi, PassProtocol.FastCgi, PassProtocol.Http, PassProtocol.Http],
            apache.Passes.Select(p => p.Protocol));
        Assert.Equal([false, false, false, true, false, false, false, false], apache.Passes.Select(p => p.MayStream));
        Assert.False(apache.Passes[^1].Target.IsComplete);
    }

    [Fact]
    public void ProxySet_and_Proxy_sections_give_parameters_to_a_worker()
    {
        var apache = ApacheModel.Whole("""
            <Proxy "http://10.0.0.1/" ttl=3>
                ProxySet timeout=11
            </Proxy>
            ProxyPass "/a" "http://10.0.0.1/a"
            ProxyPass "/b" "http://10.0.0.2/"
            ProxySet "http://10.0.0.2/" timeout=12
            <Proxy "fcgi://localhost/" enablereuse=on>
                ProxySet timeout=13
            </Proxy>
            SetHandler "proxy:unix:/run/fpm.sock|fcgi://localhost"
            """);
        Assert.Equal([11.0, 12.0, 13.0], apache.Passes.Select(p => Seconds(p.ReadTimeout)));
        Assert.Equal("3", apache.Passes[0].Worker.Find("ttl")!.Value);
        Assert.True(apache.Passes[2].Worker.Has("enablereuse", "On"));
    }

    [Fact]
    public void A_URL_that_begins_with_an_earlier_one_shares_its_worker_within_the_virtual_host()
    {
        var apache = ApacheModel.Whole("""
            ProxyPass "/x" "http://10.0.0.1/x" timeout=10
            ProxyPass "/" "http://10.0.0.1/" timeout=20
            ProxyPass "/y" "http://10.0.0.1/y" timeout=30
            ProxyPass "/xy" "http://10.0.0.1/xy" timeout=40
            ProxyPass "/z" "http://10.0.0.1:8080/z" timeout=50
            <VirtualHost *:80>
                ProxyPass "/y" "http://10.0.0.1/y" timeout=60
            </VirtualHost>
            """);
        Assert.Equal([10.0, 20.0, 20.0, 10.0, 50.0, 60.0], apache.Passes.Select(p => Seconds(p.ReadTimeout)));
        Assert.Equal([0, 0, 1, 1, 0, 0], apache.Passes.Select(p => p.IgnoredParameters.Count));
    }

    [Fact]
    public void A_balancer_has_members_and_settings_from_several_places()
    {
        var apache = ApacheModel.Whole("""
            ProxyPass "/" "balancer://App/" timeout=1 stickysession=id
            <Proxy "balancer://app" lbmethod=bybusyness>
                BalancerMember "http://10.0.0.1:8000" timeout=10
                BalancerMember "http://10.0.0.2:8000" timeout=10 route=b
            </Proxy>
            BalancerMember "balancer://app" "http://10.0.0.3:8000" timeout=10
            """);
        var balancer = Assert.Single(apache.Balancers);
        var pass = Assert.Single(apache.Passes);
        Assert.Same(balancer, pass.Balancer);
        Assert.True(balancer.IsComplete);
        Assert.Equal(3, balancer.Members.Count);
        Assert.Equal(["lbmethod", "timeout", "stickysession"], balancer.Settings.Select(s => s.Key));
        Assert.Equal(3, pass.Target.Addresses.Count);
        // The timeout= of the ProxyPass is how long to wait for a free member.
        Assert.Equal(10.0, Seconds(pass.ReadTimeout));
    }

    [Theory]
    [InlineData("BalancerMember \"http://10.0.0.2\" timeout=20")]
    [InlineData("BalancerMember \"${MEMBER}\"")]
    [InlineData("<IfDefine MORE>\nBalancerMember \"http://10.0.0.2\"\n</IfDefine>")]
    [InlineData("IncludeOptional ${MEMBERS}")]
    public void Members_that_differ_or_are_not_all_known_have_no_common_time_out(string more)
    {
        var pass = Assert.Single(ApacheModel.Whole($"<Proxy balancer://app>\nBalancerMember http://10.0.0.1 timeout=10\n{more}\n</Proxy>\nProxyPass / balancer://app/\n").Passes);
        Assert.False(pass.ReadTimeout.IsKnown);
    }

    [Fact]
    public void A_balancer_that_no_file_defines_has_no_addresses()
    {
        var pass = Assert.Single(ApacheModel.Whole("ProxyPass / balancer://elsewhere/\n").Passes);
        Assert.Null(pass.Balancer);
        Assert.False(pass.Target.IsComplete);
        Assert.False(pass.ReadTimeout.IsKnown);
    }

    [Fact]
    public void Numbers_of_processes_need_a_known_MPM()
    {
        Assert.Null(ApacheModel.Whole("MaxRequestWorkers 100\n").ProcessesUnder(ApacheCondition.Always));
        var processes = ApacheModel.Whole("LoadModule mpm_event_module m\nMaxClients 100\n").ProcessesUnder(ApacheCondition.Always)!;
        Assert.Equal((16, 64, 25, 100), (processes.ServerLimit.Value, processes.ThreadLimit.Value, processes.ThreadsPerChild.Value, processes.MaxRequestWorkers.Value));
        Assert.Equal(400, ApacheModel.Whole("LoadModule mpm_event_module m\nThreadsPerChild 50\n").ProcessesUnder(ApacheCondition.Always)!.MaxRequestWorkers.Value);
        Assert.Equal(256, ApacheModel.Whole("LoadModule mpm_prefork_module m\n").ProcessesUnder(ApacheCondition.Always)!.ServerLimit.Value);
    }
}
