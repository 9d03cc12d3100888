using ConfigLint.Model.Values;
using ConfigLint.Syntax.Python;

namespace ConfigLint.Model.Gunicorn;

/// <summary>The state of a module while its statements are followed: its names, and what has been done to the environment.</summary>
internal sealed class PythonModule
{
    private const int MaxContainers = 100;

    /// <summary>What can assign any name.</summary>
    private static readonly string[] Dangerous = ["globals", "locals", "vars", "exec", "eval", "setattr", "__import__", "importlib", "__dict__"];

    private readonly IProcessEnvironment _environment;
    private readonly HashSet<string> _touched = new(StringComparer.Ordinal);
    private readonly HashSet<string> _containers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);
    private string? _unsure;
    private bool _isEnvironmentLost;
    private bool _hasDangerousFunction;

    /// <summary>A hook sets settings when the server is up.</summary>
    public bool HooksChangeSettings { get; private set; }

    public PythonModule(PythonFile file, IProcessEnvironment environment)
    {
        _environment = environment;
        foreach (var definition in file.DescendantsAndSelf().OfType<PythonDefinition>())
            Note(definition);
    }

    public PythonScope Scope { get; set; } = new();

    /// <summary>Runs a block on its own scope over this one, to be joined later.</summary>
    public PythonScope Branch(PythonScope from, Action run)
    {
        var before = Scope;
        var branch = Scope = new PythonScope(from);
        run();
        Scope = before;
        return branch;
    }

    public void Set(string name, PythonBinding binding)
    {
        if (PythonValues.IsContainer(binding.Value.Value) && _containers.Add(name) && _containers.Count > MaxContainers)
            Scope.LoseAll("the file has too many lists");
        Scope.Set(name, binding);
    }

    /// <summary>Text that is not followed holds a name that could assign any other.</summary>
    public static bool IsDangerous(ReadOnlySpan<char> text)
    {
        for (var start = 0; start < text.Length; start++)
        {
            var end = start;
            while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
                end++;
            if (end > start && Dangerous.AsSpan().Contains(text[start..end].ToString()))
                return true;
            start = end;
        }
        return false;
    }

    public static bool IsDangerousName(string name) => Array.IndexOf(Dangerous, name) >= 0;

    public void LoseAll(string what) => Scope.LoseAll($"{what} may assign it");

    /// <summary>Some call may change the lists and dictionaries that it can reach.</summary>
    public void ForgetContainers()
    {
        foreach (var name in _containers)
        {
            if (Scope.Find(name) is { } binding && PythonValues.IsContainer(binding.Value.Value))
                Scope.Forget(name, "a call may change it");
        }
    }

    /// <summary>A function of this file may be called.</summary>
    public void CallOwnFunctions()
    {
        ForgetContainers();
        if (_hasDangerousFunction)
            LoseAll("a function of this file");
        foreach (var name in _written)
            Scope.Forget(name, "a function of this file may assign it");
    }

    public EnvironmentValue Environment(string variable) => _isEnvironmentLost || _touched.Contains(variable)
        ? new EnvironmentValue.Unknown("the file changes the environment")
        : _environment.Find(variable) is EnvironmentValue.Unset && _unsure is { } reason ? new EnvironmentValue.Unknown(reason) : _environment.Find(variable);

    /// <param name="variable">Null: any.</param>
    public void TouchEnvironment(string? variable)
    {
        if (variable is null)
            _isEnvironmentLost = true;
        else
            _touched.Add(variable);
    }

    /// <summary>load_dotenv() sets what is not set yet.</summary>
    public void FillEnvironment(string what) => _unsure = $"{what} may set it";

    /// <summary>Functions are not followed; what they could do is noted for the time that one is called.</summary>
    private void Note(PythonDefinition definition)
    {
        var text = definition.Source.AsSpan(definition.Span);
        _hasDangerousFunction |= IsDangerous(text);
        HooksChangeSettings |= text.Contains(".cfg.set(", StringComparison.Ordinal) || text.Contains(".cfg.settings", StringComparison.Ordinal);
        foreach (var line in text.EnumerateLines())
        {
            var trimmed = line.TrimStart();
            if (!trimmed.StartsWith("global "))
                continue;
            foreach (var name in trimmed["global ".Length..].ToString().Split('#', ';')[0].Split(','))
                _written.Add(name.Trim());
        }
    }
}
