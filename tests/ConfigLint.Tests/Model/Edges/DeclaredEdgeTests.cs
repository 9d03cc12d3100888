using ConfigLint.Cli.Configuration;
using ConfigLint.Model;
using ConfigLint.Model.Edges;
using ConfigLint.Syntax.Text;
using static ConfigLint.Tests.Model.Edges.EdgeModels;

namespace ConfigLint.Tests.Model.Edges;

public class DeclaredEdgeTests
{
    [Theory]
    [InlineData("cloudflare", "120 s*", "900 s*")]
    [InlineData("cloudfront", "30 s*", "5 s*")]
    [InlineData("aws-alb", "60 s*", "60 s*")]
    [InlineData("gcp-https-lb", "30 s*", "600 s*")]
    [InlineData("heroku", "30 s*", "90 s*")]
    [InlineData("azure-app-gateway", "?", "?")]
    [InlineData("custom", "?", "?")]
    public void A_declared_edge_has_the_documented_limits(string kind, string response, string idle)
    {
        var edge = Declared(new DeclaredHop(kind, null, null, null, path => path.EndsWith("haproxy.cfg", StringComparison.Ordinal), At));
        Assert.Equal((response, idle), (Show(edge!.ResponseTimeout), Show(edge.IdleTimeout)));
    }

    [Fact]
    public void What_is_declared_goes_before_the_table()
    {
        var edge = Declared(new DeclaredHop("cloudfront", TimeSpan.FromSeconds(9), TimeSpan.FromSeconds(8), true, _ => true, At));
        Assert.Equal(("8 s", "9 s", true), (Show(edge!.ResponseTimeout), Show(edge.IdleTimeout), edge.SendsProxyHeader));
    }

    [Fact]
    public void An_edge_in_front_of_nothing_is_not_there() =>
        Assert.Null(Declared(new DeclaredHop("heroku", null, null, null, _ => false, At)));

    [Fact]
    public void Every_kind_that_can_be_declared_is_in_the_table() =>
        Assert.Equal(SettingsValues.Edges.Order(), HostedEdges.All.Select(e => e.Kind).Order());

    static Location At => new(SourceText.From("hops", ".configlint.yml"), default);

    static DeclaredEdge? Declared(DeclaredHop hop) => StackBuilder
        .Build(Workspaces.Of(ConfigFormat.HAProxy, new WorkspaceOptions { Hops = [hop] }, ("haproxy.cfg", "listen a\n bind :80\n server s 127.0.0.1:1\n")))
        .SelectMany(s => s.Elements).OfType<DeclaredEdge>().SingleOrDefault();
}
