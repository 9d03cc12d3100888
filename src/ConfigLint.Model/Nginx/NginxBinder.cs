namespace ConfigLint.Model.Nginx;

/// <summary>Finds the main files and snippets among the nginx files and binds each.</summary>
internal sealed class NginxBinder : IServerBinder
{
    public void Bind(Workspace workspace, List<ModelElement> elements)
    {
    }
}
