namespace ConfigLint.Syntax.Command;

/// <summary>
/// The tokens of one instruction: its name (Keyword), flags (Name), then words, an exec form's brackets, strings and commas,
/// or a command line as one Opaque token. Source: line_parsers.go and split_command.go of moby/buildkit.
/// </summary>
internal sealed class DockerfileTokenizer : RangeTokenizer
{
    private readonly char _escape;
    private State _state = State.Keyword;
    private DockerfileArguments _arguments;

    /// <summary>Behind ONBUILD; only one instruction deep.</summary>
    private bool _isInner;

    public DockerfileTokenizer(JoinedText line, char escape)
        : base(line.Text, line.Start, line.Start + line.Text.AsSpan(line.Start, line.End - line.Start).TrimEnd().Length) => _escape = escape;

    private enum State
    {
        Keyword,
        Flags,
        Arguments,
        Json,
    }

    protected override bool Next(out SyntaxKind kind, out int start)
    {
        while (At < End && char.IsWhiteSpace(Text[At]))
            At++;
        start = At;
        kind = SyntaxKind.None;
        if (At >= End)
            return false;
        kind = _state switch
        {
            State.Keyword => Keyword(),
            State.Flags when Flag() => SyntaxKind.Name,
            State.Json => Json(),
            _ => Argument(),
        };
        return true;
    }

    private SyntaxKind Keyword()
    {
        var start = At;
        SkipRun();
        _arguments = DockerfileKeywords.ArgumentsOf(Text.AsSpan(start, At - start));
        var isOuter = !_isInner && _arguments == DockerfileArguments.Instruction;
        _state = isOuter ? State.Keyword : State.Flags;
        _isInner = isOuter;
        return SyntaxKind.Keyword;
    }

    /// <summary>Words that start with "--" stand before all others; quotes may hold blanks.</summary>
    private bool Flag()
    {
        if (!Text.AsSpan(At, End - At).StartsWith("--") || _arguments is DockerfileArguments.Text or DockerfileArguments.Instruction)
        {
            _state = State.Arguments;
            return false;
        }
        At = WordScanner.FindEnd(Text, At, End, CommandDialect.Dockerfile, '\\', out _, out _);
        return true;
    }

    private SyntaxKind Argument()
    {
        switch (_arguments)
        {
            case DockerfileArguments.HealthCheck:
                SkipRun();
                _arguments = DockerfileArguments.Command;
                return SyntaxKind.Word;
            case DockerfileArguments.Command or DockerfileArguments.WordsOrJson when Text[At] == '[' && JsonStrings.IsArray(Text, At, End):
                // Only the first argument can open an array: IsArray wants it to end with the line.
                _state = State.Json;
                At++;
                return SyntaxKind.OpenBracket;
            case DockerfileArguments.Command:
                At = End;
                return SyntaxKind.Opaque;
            case DockerfileArguments.Text or DockerfileArguments.Instruction:
                At = End;
                return SyntaxKind.Word;
            case DockerfileArguments.Settings:
                At = WordScanner.FindEnd(Text, At, End, CommandDialect.Dockerfile, _escape, out var fault, out _);
                return fault is null ? SyntaxKind.Word : SyntaxKind.Bad;
            default:
                SkipRun();
                return SyntaxKind.Word;
        }
    }

    private SyntaxKind Json()
    {
        var c = Text[At];
        At = c == '"' ? JsonStrings.StringEnd(Text, At, End) : At + 1;
        return c switch { '"' => SyntaxKind.Quoted, ',' => SyntaxKind.Comma, _ => SyntaxKind.CloseBracket };
    }

    private void SkipRun()
    {
        while (At < End && !char.IsWhiteSpace(Text[At]))
            At++;
    }
}

/// <summary>How the arguments of an instruction are cut.</summary>
internal enum DockerfileArguments
{
    /// <summary>By white space, quotes or not: FROM, EXPOSE.</summary>
    Words,

    /// <summary>As words, or a JSON array: COPY, ADD, VOLUME.</summary>
    WordsOrJson,

    /// <summary>Words with quotes: ENV, ARG, LABEL.</summary>
    Settings,

    /// <summary>A JSON array, or a command line: RUN, CMD, ENTRYPOINT, SHELL.</summary>
    Command,

    /// <summary>A word, then as <see cref="Command"/>.</summary>
    HealthCheck,

    /// <summary>All of the line: USER, WORKDIR, STOPSIGNAL, MAINTAINER.</summary>
    Text,

    /// <summary>Another instruction: ONBUILD.</summary>
    Instruction,
}

internal static class DockerfileKeywords
{
    public static DockerfileArguments ArgumentsOf(ReadOnlySpan<char> keyword) => keyword.ToString().ToUpperInvariant() switch
    {
        "RUN" or "CMD" or "ENTRYPOINT" or "SHELL" => DockerfileArguments.Command,
        "HEALTHCHECK" => DockerfileArguments.HealthCheck,
        "ENV" or "ARG" or "LABEL" => DockerfileArguments.Settings,
        "COPY" or "ADD" or "VOLUME" => DockerfileArguments.WordsOrJson,
        "FROM" or "EXPOSE" => DockerfileArguments.Words,
        "ONBUILD" => DockerfileArguments.Instruction,
        _ => DockerfileArguments.Text,
    };

    public static bool IsKnown(string keyword) => keyword is "USER" or "WORKDIR" or "STOPSIGNAL" or "MAINTAINER" || ArgumentsOf(keyword) != DockerfileArguments.Text;
}
