namespace ConfigLint.Model.Aws;

/// <summary>Reads CloudFormation and SAM templates.</summary>
internal sealed class CloudFormationBinder : IServerBinder
{
    public IReadOnlyList<BoundConfiguration> Bind(Workspace workspace) => workspace.CloudFormation;

    internal static IReadOnlyList<BoundConfiguration> Read(Workspace workspace)
    {
        var bound = new List<BoundConfiguration>();
        foreach (var file in workspace.Files.FindAll(f => f.Format == ConfigFormat.Yaml))
        {
            var resources = CloudFormationResource.Read(file).ToList();
            var services = resources.FindAll(r => r.Type == "AWS::ECS::Service").ConvertAll(r => new EcsService(r));
            var byTask = services.ToLookup(s => s.Task, StringComparer.Ordinal);
            var listeners = resources.Where(r => r.Type == "AWS::ElasticLoadBalancingV2::Listener")
                .ToLookup(r => CloudFormationResource.ReferenceOf(r.Properties?.Get("LoadBalancerArn")), StringComparer.Ordinal);
            var uses = new TargetGroupUses(resources);
            var elements = resources.SelectMany(r => ElementsOf(r, listeners[r.LogicalId], byTask[r.LogicalId], uses)).ToList();
            if (elements.Count > 0)
                bound.Add(new BoundConfiguration(file, [.. elements, .. services]));
        }
        return bound;
    }

    private static IEnumerable<ModelElement> ElementsOf(CloudFormationResource resource, IEnumerable<CloudFormationResource> listeners, IEnumerable<EcsService> services, TargetGroupUses uses) => resource.Type switch
    {
        "AWS::ElasticLoadBalancingV2::LoadBalancer" => [new AwsLoadBalancer(resource, [.. listeners])],
        "AWS::ElasticLoadBalancing::LoadBalancer" => AwsTemplateHealthChecks.OfClassic(resource) is { } check ? [new AwsLoadBalancer(resource, []), check] : [new AwsLoadBalancer(resource, [])],
        "AWS::ElasticLoadBalancingV2::TargetGroup" => [new AwsTargetGroup(resource), AwsTemplateHealthChecks.OfTargetGroup(resource, uses)],
        "AWS::ECS::TaskDefinition" => EcsContainer.ReadAll(resource, services),
        _ => [],
    };
}
