using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax.Command;

/// <summary>A whole Dockerfile.</summary>
public sealed class Dockerfile : FileNode
{
    private readonly DockerfileInstruction[] _instructions;

    internal Dockerfile(SourceText source, char escape, DockerfileInstruction[] instructions)
        : base(source, instructions)
    {
        Escape = escape;
        _instructions = instructions;
        Stages = FindStages(instructions);
    }

    /// <summary>The character that continues lines: a backslash, or a backtick by "# escape=`".</summary>
    public char Escape { get; }

    public IReadOnlyList<DockerfileInstruction> Instructions => _instructions;

    /// <summary>What each FROM starts; ARGs before the first FROM belong to none.</summary>
    public IReadOnlyList<DockerfileStage> Stages { get; }

    private static List<DockerfileStage> FindStages(DockerfileInstruction[] instructions)
    {
        var stages = new List<DockerfileStage>();
        for (var i = 0; i < instructions.Length; i++)
        {
            if (instructions[i] is not DockerfileFrom from)
                continue;
            var next = Array.FindIndex(instructions, i + 1, instruction => instruction is DockerfileFrom);
            stages.Add(new DockerfileStage(from, instructions[(i + 1)..(next < 0 ? instructions.Length : next)]));
            i = next < 0 ? instructions.Length : next - 1;
        }
        return stages;
    }
}

/// <summary>A FROM and the instructions up to the next one. The last stage is the image unless a target is named.</summary>
public sealed record DockerfileStage(DockerfileFrom From, IReadOnlyList<DockerfileInstruction> Instructions);

/// <summary><c>--name=value</c> or <c>--name</c> before the arguments.</summary>
public sealed record DockerfileFlag(string Name, WordText? Value, TextSpan Span);

/// <summary>One instruction, continued lines and here-documents among it.</summary>
public abstract class DockerfileInstruction : SyntaxNode
{
    private readonly SyntaxNodeOrToken[] _children;

    private protected DockerfileInstruction(DockerfileParts parts)
        : base(parts.Source)
    {
        _children = [.. parts.Children];
        Keyword = parts.Keyword;
        KeywordSpan = parts.KeywordSpan;
        Flags = parts.Flags;
        Heredocs = parts.Heredocs;
        foreach (var child in _children)
            child.Node?.SetParent(this);
    }

    /// <summary>In upper case.</summary>
    public string Keyword { get; }

    public TextSpan KeywordSpan { get; }

    public IReadOnlyList<DockerfileFlag> Flags { get; }

    /// <summary>The bodies of here-documents, each with the line that ends it.</summary>
    public IReadOnlyList<TextSpan> Heredocs { get; }

    /// <summary>The flag without its dashes: <c>Flag("from")</c>.</summary>
    public DockerfileFlag? Flag(string name) => Flags.LastOrDefault(flag => flag.Name == name);

    public override TextSpan Span => TextSpan.FromBounds(Start(_children[0]), End(_children[^1]));

    public override int ChildCount => _children.Length;

    public override SyntaxNodeOrToken ChildAt(int index) => _children[index];

    private static int Start(SyntaxNodeOrToken child) => child.Node?.Span.Start ?? child.Token.Start;

    private static int End(SyntaxNodeOrToken child) => child.Node?.Span.End ?? child.Token.End;
}

/// <summary><c>FROM [--platform=…] image [AS name]</c></summary>
public sealed class DockerfileFrom : DockerfileInstruction
{
    internal DockerfileFrom(DockerfileParts parts)
        : base(parts)
    {
        Image = parts.Words.Count > 0 ? parts.Words[0] : null;
        if (parts.Words.Count == 3)
            Name = parts.Words[2];
    }

    /// <summary>The image, or the name of an earlier stage.</summary>
    public WordText? Image { get; }

    /// <summary>The stage's name; stages without one are known by their number.</summary>
    public WordText? Name { get; }
}

/// <summary>A name and its value in ENV, ARG or LABEL; no value: an ARG without a default.</summary>
public sealed record DockerfileSetting(string Name, WordText? Value);

/// <summary>ENV, ARG, LABEL: <c>name=value…</c>, <c>ENV name value</c>, <c>ARG name</c>.</summary>
public sealed class DockerfileSettings : DockerfileInstruction
{
    internal DockerfileSettings(DockerfileParts parts, IReadOnlyList<DockerfileSetting> settings)
        : base(parts) => Settings = settings;

    public IReadOnlyList<DockerfileSetting> Settings { get; }
}

/// <summary>RUN, CMD, ENTRYPOINT, SHELL, HEALTHCHECK.</summary>
public sealed class DockerfileCommand : DockerfileInstruction
{
    internal DockerfileCommand(DockerfileParts parts)
        : base(parts)
    {
        IsExecForm = parts.IsJson;
        Arguments = parts.IsJson ? parts.Json : [];
        ShellForm = parts.Line;
        IsNone = Keyword == "HEALTHCHECK" && parts.Words is [{ Literal: { } type }, ..] && type.Equals("NONE", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>True for a JSON array: the program is started without a shell.</summary>
    public bool IsExecForm { get; }

    /// <summary>The exec form's strings, known as they are: nothing is replaced in them.</summary>
    public IReadOnlyList<WordText> Arguments { get; }

    /// <summary>The shell form, which the image's shell runs; null for the exec form.</summary>
    public CommandLine? ShellForm { get; }

    /// <summary>True for a shell form that was meant as an exec form: <c>CMD ['app']</c>.</summary>
    public bool LooksLikeExecForm => ShellForm is { Span: { Length: > 0 } span } && Source.Text[span.Start] == '[' && Source.AsSpan(span).TrimEnd() is [.., ']'];

    /// <summary>True for HEALTHCHECK NONE.</summary>
    public bool IsNone { get; }
}

/// <summary>Any other instruction: COPY, ADD, EXPOSE, VOLUME; USER, WORKDIR, STOPSIGNAL with all of the line as one word.</summary>
public sealed class DockerfileWords : DockerfileInstruction
{
    internal DockerfileWords(DockerfileParts parts)
        : base(parts) => Words = parts.IsJson ? parts.Json : parts.Words;

    /// <summary>For COPY and ADD the sources, then the destination.</summary>
    public IReadOnlyList<WordText> Words { get; }
}

/// <summary><c>ONBUILD instruction</c>: runs when another image is built from this one.</summary>
public sealed class DockerfileOnBuild : DockerfileInstruction
{
    internal DockerfileOnBuild(DockerfileParts parts, DockerfileInstruction? instruction)
        : base(parts) => Instruction = instruction;

    public DockerfileInstruction? Instruction { get; }
}
