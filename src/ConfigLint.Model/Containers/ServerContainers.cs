using ConfigLint.Model.Launches;

namespace ConfigLint.Model.Containers;

/// <summary>In which of the containers of a stack a server runs on a file.</summary>
internal sealed class ServerContainers
{
    private readonly List<Container> _containers;
    private readonly ILookup<Container?, Launch> _launches;

    public ServerContainers(IReadOnlyList<ModelElement> elements)
    {
        _containers = [.. elements.OfType<Container>()];
        _launches = elements.OfType<Launch>().ToLookup(l => l.Container);
    }

    public IEnumerable<Container> Running(SourceFile file) => _containers.Where(c => c.Runs(file, _launches[c]));
}
