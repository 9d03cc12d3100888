using ConfigLint.Model.Aws;
using ConfigLint.Model.HealthChecks;
using ConfigLint.Model.Values;
using static ConfigLint.Tests.Model.Edges.EdgeModels;

namespace ConfigLint.Tests.Model.Edges;

public class AwsModelTests
{
    [Theory]
    // properties, idle time-out
    [InlineData("Scheme: internal", "60 s*")]
    [InlineData("LoadBalancerAttributes: [{ Key: idle_timeout.timeout_seconds, Value: '120' }]", "120 s")]
    [InlineData("LoadBalancerAttributes: [{ Key: idle_timeout.timeout_seconds, Value: 30 }]", "30 s")]
    [InlineData("LoadBalancerAttributes: [{ Key: idle_timeout.timeout_seconds, Value: !Ref T }]", "?")]
    [InlineData("LoadBalancerAttributes: [{ Key: deletion_protection.enabled, Value: 'true' }]", "60 s*")]
    [InlineData("LoadBalancerAttributes: !If [A, [], []]", "?")]
    [InlineData("LoadBalancerAttributes: [!If [A, { Key: a, Value: b }, !Ref AWS::NoValue]]", "?")]
    [InlineData("LoadBalancerAttributes: [{ Fn::If: [A, B, C] }]", "?")]
    [InlineData("Type: network", "?")]
    [InlineData("Type: !Ref T", "?")]
    public void The_idle_time_out_is_an_attribute(string properties, string idle) =>
        Assert.Equal(idle, Show(Resource("AWS::ElasticLoadBalancingV2::LoadBalancer", properties).OfType<AwsLoadBalancer>().Single().IdleTimeout));

    [Fact]
    public void A_balancer_listens_where_its_listeners_do()
    {
        var elements = Of(("t.yaml", "Resources:\n  Lb: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer }\n  L: { Type: AWS::ElasticLoadBalancingV2::Listener, Properties: { LoadBalancerArn: !Ref Lb, Port: 443, Protocol: HTTPS } }\n"));
        Assert.Equal("*:443", Assert.Single(elements.OfType<AwsLoadBalancer>().Single().Listeners).Address!.ToString());
    }

    [Fact]
    public void A_target_group_has_a_health_check()
    {
        var elements = Resource(
            "AWS::ElasticLoadBalancingV2::TargetGroup",
            "Port: 8080\n      Protocol: HTTP\n      HealthCheckPath: /up\n      HealthCheckIntervalSeconds: '10'\n      HealthCheckTimeoutSeconds: !Ref T\n      UnhealthyThresholdCount: 4\n      HealthCheckPort: traffic-port");
        var check = elements.OfType<HealthCheck>().Single();
        Assert.Equal(("/up", "8080", "10 s", "?", 4), (check.Path.Value, check.Port.Value, Show(check.Interval), Show(check.Timeout), check.UnhealthyThreshold.Value));
        Assert.Equal((HealthCheckDialect.AwsApplicationLoadBalancer, HealthCheckProtocol.Http), (check.Dialect, check.Protocol));
        Assert.Equal("300 s*", Show(elements.OfType<AwsTargetGroup>().Single().DeregistrationDelay));
    }

    [Fact]
    public void A_classic_balancer_has_one_address_to_check()
    {
        var elements = Resource("AWS::ElasticLoadBalancing::LoadBalancer", "ConnectionSettings: { IdleTimeout: 30 }\n      HealthCheck: { Target: 'HTTP:80/index.php', Interval: '10', Timeout: '5' }");
        var check = elements.OfType<HealthCheck>().Single();
        Assert.Equal((HealthCheckProtocol.Http, "80", "/index.php", "10 s"), (check.Protocol, check.Port.Value, check.Path.Value, Show(check.Interval)));
        Assert.Equal("30 s", Show(elements.OfType<AwsLoadBalancer>().Single().IdleTimeout));
    }

    [Fact]
    public void A_task_definition_has_containers_and_the_service_says_how_many()
    {
        var elements = Of(("t.yaml", """
            Resources:
              Task:
                Type: AWS::ECS::TaskDefinition
                Properties:
                  Cpu: "512"
                  Memory: "1024"
                  ContainerDefinitions:
                    - Name: web
                      Image: shop:1
                      PortMappings: [{ ContainerPort: 8000 }]
                      Command: [gunicorn, !Ref App]
                      StopTimeout: 60
                      Environment: [{ Name: A, Value: "1" }, { Name: B, Value: !Ref X }]
              Service:
                Type: AWS::ECS::Service
                Properties: { TaskDefinition: !Ref Task, DesiredCount: 3, HealthCheckGracePeriodSeconds: 90, LoadBalancers: [{ TargetGroupArn: !Ref Group }] }
            """));
        var container = elements.OfType<EcsContainer>().Single();
        Assert.Equal(("shop:1", 1024L * 1024 * 1024, 0.5, 3, "60 s"), (container.Image, container.MemoryLimit.Value, container.CpuLimit.Value, container.Replicas.Value, Show(container.StopGrace)));
        Assert.Equal(["gunicorn", null], container.Command!);
        Assert.Equal([8000], container.Ports);
        Assert.Equal("1", Assert.IsType<EnvironmentValue.Set>(container.Find("A")).Value);
        Assert.IsType<EnvironmentValue.Unknown>(container.Find("B"));
        Assert.IsType<EnvironmentValue.Unset>(container.Find("C"));
        var service = elements.OfType<EcsService>().Single();
        Assert.Equal(("90 s", "Group"), (Show(service.HealthCheckGrace), Assert.Single(service.TargetGroups)));
    }

    static List<ConfigLint.Model.ModelElement> Resource(string type, string properties) => Of(("t.yaml", $"Resources:\n  X:\n    Type: {type}\n    Properties:\n      {properties}\n"));
}
