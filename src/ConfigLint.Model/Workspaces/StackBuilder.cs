using ConfigLint.Model.Nginx;

namespace ConfigLint.Model;

/// <summary>Turns the files of a workspace into stacks: each binder reads the files of its server, then links join what they found.</summary>
public static class StackBuilder
{
    private static readonly IServerBinder[] Binders = [new NginxBinder()];

    public static IReadOnlyList<Stack> Build(Workspace workspace)
    {
        var elements = new List<ModelElement>();
        foreach (var binder in Binders)
            binder.Bind(workspace, elements);
        return [new Stack("", workspace, elements, [], [])];
    }
}

/// <summary>Reads the files of one server into model elements.</summary>
internal interface IServerBinder
{
    void Bind(Workspace workspace, List<ModelElement> elements);
}
