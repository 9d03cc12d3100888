using ConfigLint.Model;

namespace ConfigLint.Tests.Model.Links;

/// <summary>A pass to the port of a server reaches the passes that its paths can meet there, and no others.</summary>
public sealed class PassReachTests
{
    [Theory]
    [InlineData("location /files { root /srv; }", "location / { proxy_pass http://app:7000; }", "http://127.0.0.1:81/files", false)]
    [InlineData("location /files { root /srv; }", "location / { proxy_pass http://app:7000; }", "http://127.0.0.1:81/other", true)]
    [InlineData("location /files { root /srv; }", "location / { proxy_pass http://app:7000; }", "http://127.0.0.1:81", true)]
    [InlineData("location /files { root /srv; }", "location /files/thumb { proxy_pass http://app:7000; }", "http://127.0.0.1:81/files", true)]
    [InlineData("location /files { root /srv; }", "location ~ thumb { proxy_pass http://app:7000; }", "http://127.0.0.1:81/files", true)]
    [InlineData("location /files { try_files $uri @app; }", "location @app { proxy_pass http://app:7000; }", "http://127.0.0.1:81/files", true)]
    [InlineData("location /files { try_files $uri =404; }", "location @app { proxy_pass http://app:7000; }", "http://127.0.0.1:81/files", false)]
    [InlineData("location /files { error_page 404 = @app; }", "location @app { proxy_pass http://app:7000; }", "http://127.0.0.1:81/files", true)]
    [InlineData("location /files { rewrite ^ /app/x; }", "location /app { proxy_pass http://app:7000; }", "http://127.0.0.1:81/files", true)]
    [InlineData("location /files { rewrite ^ /_$kind; } location /_big { root /srv; }", "location / { proxy_pass http://app:7000; }", "http://127.0.0.1:81/files", false)]
    [InlineData("location /files { rewrite ^ /_$kind; }", "location / { proxy_pass http://app:7000; }", "http://127.0.0.1:81/files", true)]
    [InlineData("location /files { rewrite ^ $there; }", "location /app { proxy_pass http://app:7000; }", "http://127.0.0.1:81/files", true)]
    [InlineData("location /files { root /srv; }", "location / { proxy_pass http://app:7000; }", "http://127.0.0.1:81$request_uri", true)]
    public void The_path_that_is_sent_decides(string location, string inner, string target, bool isReached)
    {
        var stack = Assert.Single(StackBuilder.Build(Workspaces.Of(ConfigFormat.Nginx, ("etc/nginx/conf.d/x.conf", $$"""
            server { listen 80; location /in { proxy_pass {{target}}; } }
            server { listen 81; {{location}} {{inner}} }
            """))));
        Assert.Equal(isReached, stack.Links.Any(l => l.To is ProxyHop { Target.Raw: "http://app:7000" }));
    }
}
