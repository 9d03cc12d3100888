using System.Collections.Immutable;
using ConfigLint.Model.Launches;
using ConfigLint.Model.Values;
using ConfigLint.Syntax.Command;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Model.Containers;

/// <summary>What a Dockerfile makes of one of its stages: the instructions of the stages that it is built on, then its own.</summary>
internal sealed class DockerImage : IProcessEnvironment
{
    private const int MostCopies = 8;

    private readonly IFileSystem _files;
    private readonly Dictionary<string, EnvironmentValue> _arguments = new(StringComparer.Ordinal);

    // What a stage inherits is shared with the stage below it: a chain of thousands would copy the square of their number.
    private ImmutableDictionary<string, EnvironmentValue> _environment = ImmutableDictionary.Create<string, EnvironmentValue>(StringComparer.Ordinal);
    private ImmutableList<FileMapping> _mappings = [];
    private ImmutableList<DockerfileInstruction> _runs = [];

    private DockerImage(IFileSystem files, SourceFile file, string context)
    {
        _files = files;
        File = file;
        Context = context;
    }

    public SourceFile File { get; }

    /// <summary>The folder from which COPY takes files.</summary>
    public string Context { get; }

    /// <summary>The image that the first of its stages starts from; null when a variable without a default names it.</summary>
    public string? BaseImage { get; private set; }

    public string? WorkingDirectory { get; private set; }

    public DockerfileCommand? Entrypoint { get; private set; }

    public DockerfileCommand? Command { get; private set; }

    /// <summary>As written; null when it is not, empty when a variable decides it.</summary>
    public string? StopSignal { get; private set; }

    /// <summary>What runs shell forms: <c>/bin/sh</c> unless SHELL says otherwise.</summary>
    public string Shell { get; private set; } = "/bin/sh";

    /// <summary>COPY, ADD and volumes, later ones over earlier ones.</summary>
    public IReadOnlyList<FileMapping> Mappings => _mappings;

    /// <param name="context">The build context's folder.</param>
    /// <param name="target">The stage; null: the last.</param>
    /// <returns>Null for a Dockerfile without such a stage.</returns>
    public static DockerImage? Build(IFileSystem files, SourceFile file, string context, string? target = null)
    {
        if (file.Tree.Root is not Dockerfile dockerfile)
            return null;
        var built = new DockerStages();
        var globals = GlobalArguments(files, file, context, dockerfile);
        foreach (var stage in dockerfile.Stages)
        {
            var image = new DockerImage(files, file, context);
            image.Apply(stage, globals, built);
            var name = stage.From.Name?.Literal;
            built.Add(name, image);
            if (target is not null && string.Equals(name, target, StringComparison.OrdinalIgnoreCase))
                return image;
        }
        return target is null ? built.Last : null;
    }

    public EnvironmentValue Find(string name) => _environment.GetValueOrDefault(name) ?? new EnvironmentValue.Unset();

    /// <param name="depth">How many images it was copied through.</param>
    public LaunchFile FindFile(string path, int depth = 0)
    {
        var full = ContainerPath.Combine(WorkingDirectory, path);
        if (full is null || depth > MostCopies)
            return new LaunchFile.Unknown("the working directory is not known");
        var isCovered = false;
        for (var i = _mappings.Count - 1; i >= 0; i--)
        {
            switch (_mappings[i].Find(_files, full, depth))
            {
                case LaunchFile.Absent:
                    isCovered = true;
                    break;
                case { } found:
                    return found;
            }
        }
        var name = FilePaths.NameOf(full);
        if (_runs.Any(run => run.Source.AsSpan(run.Span).Contains(name, StringComparison.Ordinal)))
            return new LaunchFile.Unknown($"a RUN names {name}");
        return isCovered ? new LaunchFile.Absent() : new LaunchFile.Unknown("the image's own files are not known");
    }

    /// <summary>Whether some mapping brings a whole folder to this path.</summary>
    public bool HasFolder(string path) => _mappings.Any(m => m.Source is { } source && ContainerPath.Combine("/", path) is { } full
        && (full == m.Target || full.StartsWith(m.Target.TrimEnd('/') + "/", StringComparison.Ordinal)) && (m.Stage is not null || _files.DirectoryExists(source + full[m.Target.TrimEnd('/').Length..])));

    /// <summary>Those before the first stage.</summary>
    private static Dictionary<string, EnvironmentValue> GlobalArguments(IFileSystem files, SourceFile file, string context, Dockerfile dockerfile)
    {
        var globals = new Dictionary<string, EnvironmentValue>(StringComparer.Ordinal);
        var nothing = new DockerImage(files, file, context);
        foreach (var arguments in dockerfile.Instructions.TakeWhile(i => i is not DockerfileFrom).OfType<DockerfileSettings>())
            nothing.Set(arguments, globals, globals);
        return globals;
    }

    private void Apply(DockerfileStage stage, Dictionary<string, EnvironmentValue> globals, DockerStages built)
    {
        var from = stage.From.Image is { } word ? WordExpander.Expand(word, At, new LayeredEnvironment(globals, UntoldEnvironment.Instance)).Text : null;
        if (from is not null && built.Named(from) is { } parent)
            Inherit(parent);
        else
            BaseImage = from;
        var hasCommand = false;
        foreach (var instruction in stage.Instructions)
        {
            switch (instruction)
            {
                case DockerfileSettings { Keyword: "ENV" } settings:
                    SetEnvironment(settings);
                    break;
                case DockerfileSettings { Keyword: "ARG" } settings:
                    Set(settings, _arguments, globals);
                    break;
                case DockerfileCommand { Keyword: "CMD" } command:
                    (Command, hasCommand) = (command, true);
                    break;
                case DockerfileCommand { Keyword: "ENTRYPOINT" } entrypoint:
                    // An inherited CMD belongs to an inherited ENTRYPOINT (BuildKit, dispatchEntrypoint).
                    (Entrypoint, Command) = (entrypoint, hasCommand ? Command : null);
                    break;
                case DockerfileCommand { Keyword: "SHELL", Arguments: [{ Literal: { } shell }, ..] }:
                    Shell = shell;
                    break;
                case DockerfileCommand { Keyword: "RUN" }:
                    _runs = _runs.Add(instruction);
                    break;
                case DockerfileWords { Keyword: "WORKDIR", Words: [var folder] }:
                    WorkingDirectory = Expand(folder) is { } path ? ContainerPath.Combine(WorkingDirectory ?? "/", path) : null;
                    break;
                case DockerfileWords { Keyword: "STOPSIGNAL", Words: [var signal] }:
                    StopSignal = Expand(signal) ?? "";
                    break;
                case DockerfileWords { Keyword: "COPY" or "ADD", Words.Count: > 1 } copy:
                    Copy(copy, built);
                    break;
            }
        }
    }

    private void Inherit(DockerImage parent)
    {
        BaseImage = parent.BaseImage;
        WorkingDirectory = parent.WorkingDirectory;
        Entrypoint = parent.Entrypoint;
        Command = parent.Command;
        Shell = parent.Shell;
        StopSignal = parent.StopSignal;
        _mappings = parent._mappings;
        _runs = parent._runs;
        _environment = parent._environment;
    }

    private void Copy(DockerfileWords copy, DockerStages built)
    {
        if (Expand(copy.Words[^1]) is not { } target || ContainerPath.Combine(WorkingDirectory ?? "/", target) is not { } full)
            return;
        var intoFolder = target.EndsWith('/') || target is "." or ".." || copy.Words.Count > 2 || full == WorkingDirectory;
        var from = copy.Flag("from")?.Value;
        var stage = from?.Literal is { } name ? built.Named(name) ?? built.Numbered(name) : null;
        foreach (var word in copy.Words.SkipLast(1))
        {
            var source = Expand(word);
            if (source is null || source.Contains("://", StringComparison.Ordinal) || (from is not null && stage is null))
                _mappings = _mappings.Add(new FileMapping(null, full, intoFolder));
            else if (stage is not null)
                _mappings = _mappings.Add(new FileMapping(ContainerPath.Combine("/", source), full, intoFolder, stage));
            else
                _mappings = _mappings.Add(new FileMapping(ContainerPath.Combine(Context, source.TrimStart('/')), full, intoFolder));
        }
    }

    private void SetEnvironment(DockerfileSettings settings)
    {
        foreach (var setting in settings.Settings)
            _environment = _environment.SetItem(setting.Name, Evaluate(setting, _arguments) ?? new EnvironmentValue.Unknown("a build argument without a default"));
    }

    private void Set(DockerfileSettings settings, Dictionary<string, EnvironmentValue> into, Dictionary<string, EnvironmentValue> also)
    {
        foreach (var setting in settings.Settings)
        {
            var isArgument = settings.Keyword == "ARG";
            var value = Evaluate(setting, also)
                ?? (isArgument && also.TryGetValue(setting.Name, out var outer) ? outer : new EnvironmentValue.Unknown("a build argument without a default"));
            // Whoever builds the image may pass another value.
            into[setting.Name] = isArgument && value is EnvironmentValue.Set set ? set with { IsFallback = true } : value;
        }
    }

    /// <summary>Null when no value is written.</summary>
    private EnvironmentValue? Evaluate(DockerfileSetting setting, Dictionary<string, EnvironmentValue> also) => setting.Value is { } word
        ? WordExpander.Evaluate(word, At, new LayeredEnvironment(_environment, new LayeredEnvironment(also, UntoldEnvironment.Instance)))
        : null;

    private string? Expand(WordText word) => WordExpander.Expand(word, At, new LayeredEnvironment(_environment, new LayeredEnvironment(_arguments, UntoldEnvironment.Instance))).Text;

    private Location At(TextSpan span) => new(File.Source, span);
}
