using ConfigLint.Syntax.HAProxy;

namespace ConfigLint.Model.HAProxy;

/// <summary>The frontends of a file, by the backends that they lead to.</summary>
internal sealed class HAProxyFrontends
{
    private readonly Dictionary<HAProxySection, int> _own = [];
    private readonly ILookup<string, int> _leading;

    public HAProxyFrontends(IReadOnlyList<HAProxyFrontend> all)
    {
        All = all;
        for (var i = 0; i < all.Count; i++)
            _own.Add(all[i].Section, i);
        _leading = all.SelectMany((frontend, i) => frontend.Targets.Select(name => (Name: name, Place: i))).ToLookup(l => l.Name, l => l.Place, StringComparer.Ordinal);
    }

    public IReadOnlyList<HAProxyFrontend> All { get; }

    /// <summary>Those that send requests to a section, in the order of the file; a listen section is its own.</summary>
    public IEnumerable<HAProxyFrontend> Before(HAProxySection section)
    {
        var places = section.Name is { } name ? _leading[name] : [];
        return (_own.TryGetValue(section, out var own) ? places.Append(own) : places).Distinct().Order().Select(i => All[i]);
    }
}
