using ConfigLint.Model.Values;
using ConfigLint.Syntax.Python;

namespace ConfigLint.Model.Gunicorn;

/// <summary>What a configuration file gives Gunicorn, in the environment of one process.</summary>
public sealed class GunicornConfigFile
{
    private readonly PythonScope _names;

    private GunicornConfigFile(SourceFile file, PythonScope names)
    {
        File = file;
        _names = names;
        Given = [.. GunicornOptions.All.Select(option => Find(option.Name)).OfType<GunicornGiven>().Where(given => given.At != default).OrderBy(given => given.At)];
    }

    public SourceFile File { get; }

    /// <summary>The settings that the file assigns, with the values that they have at its end, by place.</summary>
    public IReadOnlyList<GunicornGiven> Given { get; }

    /// <summary>Any name may be assigned by means that cannot be followed, such as <c>from x import *</c> or <c>locals()[name] = value</c>.</summary>
    public bool AssignsAnything => _names.Lost is not null;

    /// <summary>Null when the file certainly does not assign the setting.</summary>
    public GunicornGiven? Find(string setting) =>
        _names.Find(setting) is { } binding ? new GunicornGiven(setting, binding.Value, binding.At, binding.Written) : null;

    internal static GunicornConfigFile Read(SourceFile file, IProcessEnvironment environment) =>
        new(file, file.Tree.Root is PythonFile root ? PythonInterpreter.Follow(root, environment) : Unread());

    private static PythonScope Unread()
    {
        var scope = new PythonScope();
        scope.LoseAll("the file is not read as Python, and another language");
        return scope;
    }
}
