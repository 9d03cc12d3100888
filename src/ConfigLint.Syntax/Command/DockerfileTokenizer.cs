using Superpower;
using Superpower.Model;

namespace ConfigLint.Syntax.Command;

/// <summary>
/// The tokens of one instruction: its name (Keyword), flags (Name), then words, an exec form's brackets, strings and commas,
/// or a command line as one Opaque token. Source: line_parsers.go and split_command.go of moby/buildkit.
/// </summary>
internal sealed class DockerfileTokenizer : Tokenizer<SyntaxKind>
{
    private readonly string _text;
    private readonly int _end;
    private readonly char _escape;
    private int _at;
    private State _state = State.Keyword;
    private DockerfileArguments _arguments;

    /// <summary>Behind ONBUILD; only one instruction deep.</summary>
    private bool _isInner;

    public DockerfileTokenizer(JoinedText line, char escape)
    {
        _text = line.Text;
        _at = line.Start;
        _end = line.Start + line.Text.AsSpan(line.Start, line.End - line.Start).TrimEnd().Length;
        _escape = escape;
    }

    private enum State
    {
        Keyword,
        Flags,
        Arguments,
        Json,
    }

    public TokenList<SyntaxKind> TokenizeAll()
    {
        var tokens = new List<Token<SyntaxKind>>();
        while (Next(out var kind, out var start))
            tokens.Add(new Token<SyntaxKind>(kind, new Superpower.Model.TextSpan(_text, new Position(start, 1, start + 1), _at - start)));
        return new TokenList<SyntaxKind>([.. tokens]);
    }

    protected override IEnumerable<Result<SyntaxKind>> Tokenize(Superpower.Model.TextSpan span)
    {
        while (Next(out var kind, out var start))
        {
            var from = new Superpower.Model.TextSpan(_text, new Position(start, 1, start + 1), _end - start);
            yield return Result.Value(kind, from, from.Skip(_at - start));
        }
    }

    private bool Next(out SyntaxKind kind, out int start)
    {
        while (_at < _end && char.IsWhiteSpace(_text[_at]))
            _at++;
        start = _at;
        kind = SyntaxKind.None;
        if (_at >= _end)
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
        var start = _at;
        SkipRun();
        _arguments = DockerfileKeywords.ArgumentsOf(_text.AsSpan(start, _at - start));
        var isOuter = !_isInner && _arguments == DockerfileArguments.Instruction;
        _state = isOuter ? State.Keyword : State.Flags;
        _isInner = isOuter;
        return SyntaxKind.Keyword;
    }

    /// <summary>Words that start with "--" stand before all others; quotes may hold blanks.</summary>
    private bool Flag()
    {
        if (!_text.AsSpan(_at, _end - _at).StartsWith("--") || _arguments is DockerfileArguments.Text or DockerfileArguments.Instruction)
        {
            _state = State.Arguments;
            return false;
        }
        _at = WordScanner.FindEnd(_text, _at, _end, CommandDialect.Dockerfile, '\\', out _, out _);
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
            case DockerfileArguments.Command or DockerfileArguments.WordsOrJson when _text[_at] == '[' && JsonStrings.IsArray(_text, _at, _end):
                // Only the first argument can open an array: IsArray wants it to end with the line.
                _state = State.Json;
                _at++;
                return SyntaxKind.OpenBracket;
            case DockerfileArguments.Command:
                _at = _end;
                return SyntaxKind.Opaque;
            case DockerfileArguments.Text or DockerfileArguments.Instruction:
                _at = _end;
                return SyntaxKind.Word;
            case DockerfileArguments.Settings:
                _at = WordScanner.FindEnd(_text, _at, _end, CommandDialect.Dockerfile, _escape, out var fault, out _);
                return fault is null ? SyntaxKind.Word : SyntaxKind.Bad;
            default:
                SkipRun();
                return SyntaxKind.Word;
        }
    }

    private SyntaxKind Json()
    {
        var c = _text[_at];
        _at = c == '"' ? JsonStrings.StringEnd(_text, _at, _end) : _at + 1;
        return c switch { '"' => SyntaxKind.Quoted, ',' => SyntaxKind.Comma, _ => SyntaxKind.CloseBracket };
    }

    private void SkipRun()
    {
        while (_at < _end && !char.IsWhiteSpace(_text[_at]))
            _at++;
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
