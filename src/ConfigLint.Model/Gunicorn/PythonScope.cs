using ConfigLint.Model.Values;
using ConfigLint.Syntax.Python;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Model.Gunicorn;

/// <summary>What a module-level name holds.</summary>
/// <param name="At">The statement that assigns it; the default location when that is not known.</param>
/// <param name="Written">The expression whose value it is, when the statement gives it to this name as a whole.</param>
internal sealed record PythonBinding(Evaluated Value, Location At = default, PythonExpression? Written = null);

/// <summary>The names of a module at one point of its run. A branch is a scope over the one it started from, and is joined into it.</summary>
internal sealed class PythonScope(PythonScope? outer = null)
{
    private readonly Dictionary<string, PythonBinding> _own = new(StringComparer.Ordinal);

    /// <summary>Why nothing is known of names but those assigned since; null when that did not happen.</summary>
    public string? Lost { get; private set; }

    /// <summary>The run does not come past this point: raise, sys.exit().</summary>
    public bool HasEnded { get; set; }

    public IReadOnlyDictionary<string, PythonBinding> Own => _own;

    /// <summary>Null when the name is certainly not assigned.</summary>
    public PythonBinding? Find(string name)
    {
        string? lost = null;
        for (var scope = this; scope is not null; scope = scope.Outer)
        {
            // No file is known to take "os" away from itself when it assigns settings in bulk.
            if (scope._own.TryGetValue(name, out var binding) && (lost is null || IsModule(binding)))
                return binding;
            lost ??= scope.Lost;
        }
        return lost is null ? null : new PythonBinding(Evaluated.Unknown(lost));
    }

    public void Set(string name, PythonBinding binding) => _own[name] = binding;

    public void Forget(string name, string reason) => _own[name] = new PythonBinding(Evaluated.Unknown(reason));

    public void LoseAll(string reason)
    {
        foreach (var name in _own.Where(own => !IsModule(own.Value)).Select(own => own.Key).ToList())
            _own.Remove(name);
        Lost = reason;
    }

    /// <summary>Goes on where any of the branches may have come to; all of them stand directly over this scope.</summary>
    public void Join(IReadOnlyList<PythonScope> branches)
    {
        var living = branches.Where(branch => !branch.HasEnded).ToList();
        if (living.Count == 0)
        {
            HasEnded = true;
            return;
        }
        var joined = living.SelectMany(branch => branch._own.Keys).Distinct().ToDictionary(name => name, name => Join([.. living.Select(branch => branch.Find(name))]));
        if (living.Find(branch => branch.Lost is not null)?.Lost is { } lost)
            LoseAll(lost);
        foreach (var (name, binding) in joined)
            _own[name] = binding;
    }

    private PythonScope? Outer { get; } = outer;

    private static PythonBinding Join(List<PythonBinding?> bindings)
    {
        if (bindings.Contains(null))
            return new PythonBinding(Evaluated.Unknown("it is assigned in one branch only"));
        var joined = PythonValues.Join([.. bindings.Select(binding => binding!.Value)]);
        return joined.Value.IsUnknown ? new PythonBinding(joined) : bindings[^1]! with { Value = joined };
    }

    private static bool IsModule(PythonBinding binding) => binding.Value.Value is ConfigValue.Object { What: "os" or "os.environ" or "os.getenv" or "multiprocessing" };
}
