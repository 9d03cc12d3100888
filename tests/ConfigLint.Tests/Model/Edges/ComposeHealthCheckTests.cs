using ConfigLint.Model.Containers.Compose;
using ConfigLint.Model.HealthChecks;
using static ConfigLint.Tests.Model.Edges.EdgeModels;

namespace ConfigLint.Tests.Model.Edges;

public class ComposeHealthCheckTests
{
    [Theory]
    // test, path (with * when nobody wrote it) and port
    [InlineData("[CMD, curl, -f, 'http://localhost:8000/login']", "/login 8000")]
    [InlineData("[CMD-SHELL, 'curl -f http://localhost/ || exit 1']", "/ 80")]
    [InlineData("curl --fail http://localhost || exit 1", "/* 80")]
    [InlineData("wget -qO- https://127.0.0.1/up?x=1", "/up?x=1 443")]
    [InlineData("/usr/bin/curl -s localhost:3000/ping", "/ping 3000")]
    [InlineData("[CMD, curl, 'http://other:8000/login']", "?")]
    [InlineData("[CMD, pg_isready]", "?")]
    [InlineData("curl http://localhost:${PORT}/", "?")]
    public void The_address_that_is_asked_is_read(string test, string expected)
    {
        var check = Check($"test: {test}");
        Assert.Equal(expected, check!.Path.TryGet(out var path) ? $"{path}{(check.Path.IsDefault ? "*" : "")} {check.Port.Value}" : "?");
        Assert.Equal(HealthCheckDialect.Container, check.Dialect);
    }

    [Theory]
    [InlineData("test: NONE")]
    [InlineData("test: [NONE]")]
    [InlineData("disable: true")]
    [InlineData("test: [CMD, curl, localhost]\n      disable: true")]
    [InlineData("interval: 5s")]
    public void Without_a_test_there_is_none(string lines) => Assert.Null(Check(lines));

    [Fact]
    public void Times_are_dockers_or_its_defaults()
    {
        var check = Check("test: [CMD, x]\n      interval: 1m30s\n      retries: 5\n      start_period: 10s")!;
        Assert.Equal(("90 s", "30 s*", "10 s", 5), (Show(check.Interval), Show(check.Timeout), Show(check.StartPeriod), check.UnhealthyThreshold.Value));
    }

    static ComposeHealthCheck? Check(string lines) =>
        Of(("compose.yml", $"services:\n  web:\n    image: x\n    healthcheck:\n      {lines}\n")).OfType<ComposeHealthCheck>().SingleOrDefault();
}
