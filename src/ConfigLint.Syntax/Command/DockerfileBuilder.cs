using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax.Command;

/// <summary>What an instruction's node is made of.</summary>
internal sealed class DockerfileParts(SourceText source)
{
    public SourceText Source { get; } = source;

    public List<SyntaxNodeOrToken> Children { get; } = [];

    public string Keyword { get; set; } = "";

    public TextSpan KeywordSpan { get; set; }

    public List<DockerfileFlag> Flags { get; } = [];

    public IReadOnlyList<TextSpan> Heredocs { get; set; } = [];

    public List<WordText> Words { get; } = [];

    public bool IsJson { get; set; }

    public List<WordText> Json { get; } = [];

    public CommandLine? Line { get; set; }
}

/// <summary>Builds the node of one instruction and says what BuildKit would refuse in it.</summary>
internal sealed class DockerfileBuilder
{
    private readonly DockerfileLine _line;
    private readonly JoinedText _text;
    private readonly char _escape;
    private readonly bool _isPosixShell;
    private readonly DockerfileStatement _statement;

    /// <param name="isPosixShell">False when the shell form goes to PowerShell, cmd or another program, whose quotes are not ours to judge.</param>
    public DockerfileBuilder(DockerfileLine line, char escape, bool isPosixShell)
    {
        _isPosixShell = isPosixShell;
        _line = line;
        _text = line.Text;
        _escape = escape;
        _statement = DockerfileParser.Statement(new DockerfileTokenizer(_text, escape).TokenizeAll()).Value;
    }

    public DockerfileInstruction Build()
    {
        var isOnBuild = Is(_statement.Keyword, "ONBUILD");
        var instruction = isOnBuild ? BuildOnBuild() : BuildInstruction(_statement.Keyword);
        if (_line.Fault is not null)
            instruction.AddError(new SyntaxError(instruction.KeywordSpan, _line.Fault));
        return instruction;
    }

    private DockerfileOnBuild BuildOnBuild()
    {
        var inner = _statement.InnerKeyword.IsMissing ? null : BuildInstruction(_statement.InnerKeyword);
        var parts = Start(_statement.Keyword);
        if (inner is not null)
            parts.Children.Add(inner);
        var onBuild = new DockerfileOnBuild(parts, inner);
        if (inner is null)
            onBuild.AddError(new SyntaxError(onBuild.KeywordSpan, "ONBUILD requires an instruction"));
        else if (inner.Keyword is "ONBUILD" or "FROM" or "MAINTAINER")
            onBuild.AddError(new SyntaxError(inner.KeywordSpan, $"{inner.Keyword} isn't allowed as an ONBUILD trigger"));
        return onBuild;
    }

    private DockerfileInstruction BuildInstruction(SyntaxToken keyword)
    {
        var parts = Start(keyword);
        foreach (var flag in _statement.Flags)
            AddFlag(parts, flag);
        foreach (var argument in _statement.Arguments)
            AddArgument(parts, argument);
        parts.Heredocs = _line.Heredocs;
        foreach (var body in _line.Heredocs)
            parts.Children.Add(new SyntaxToken(SyntaxKind.Heredoc, body.Start, body.End));
        return Finish(parts);
    }

    private DockerfileInstruction Finish(DockerfileParts parts)
    {
        DockerfileInstruction instruction = parts.Keyword switch
        {
            "FROM" => new DockerfileFrom(parts),
            "ENV" or "ARG" or "LABEL" => new DockerfileSettings(parts, ReadSettings(parts)),
            "RUN" or "CMD" or "ENTRYPOINT" or "SHELL" or "HEALTHCHECK" => new DockerfileCommand(parts),
            _ => new DockerfileWords(parts),
        };
        foreach (var error in DockerfileChecks.Find(instruction, parts))
            instruction.AddError(error);
        foreach (var argument in _statement.Arguments.Where(argument => argument.Kind == SyntaxKind.Bad))
            instruction.AddError(new SyntaxError(Place(argument), "a quote is not closed"));
        return instruction;
    }

    private DockerfileParts Start(SyntaxToken keyword)
    {
        var parts = new DockerfileParts(_text.Source) { Keyword = Text(keyword).ToUpperInvariant(), KeywordSpan = Place(keyword) };
        parts.Children.Add(PlaceToken(keyword));
        return parts;
    }

    private void AddFlag(DockerfileParts parts, SyntaxToken token)
    {
        parts.Children.Add(PlaceToken(token));
        var word = WordReader.Read(_text, token.Start, token.End, CommandDialect.Dockerfile);
        parts.Flags.Add(word.TrySplit('=', out var name, out var value)
            ? new DockerfileFlag(name[2..], value, Place(token))
            : new DockerfileFlag(word.Value[2..], null, Place(token)));
    }

    private void AddArgument(DockerfileParts parts, SyntaxToken token)
    {
        switch (token.Kind)
        {
            case SyntaxKind.Opaque:
                parts.Line = CommandParser.Build(_text.Part(token.Start, token.End), CommandDialect.Shell, _isPosixShell);
                parts.Children.Add(parts.Line);
                return;
            case SyntaxKind.OpenBracket:
                parts.IsJson = true;
                break;
            case SyntaxKind.Quoted:
                parts.Json.Add(ReadJson(token, isLiteral: parts.Keyword is not ("COPY" or "ADD" or "VOLUME")));
                break;
            case SyntaxKind.Word or SyntaxKind.Bad:
                parts.Words.Add(WordReader.Read(_text, token.Start, token.End, CommandDialect.Dockerfile, _escape));
                break;
        }
        parts.Children.Add(PlaceToken(token));
    }

    private WordText ReadJson(SyntaxToken token, bool isLiteral)
    {
        var raw = Text(token);
        if (!isLiteral && !raw.Contains('\\', StringComparison.Ordinal))
            return WordReader.Read(_text, token.Start + 1, token.End - 1, CommandDialect.Dockerfile, _escape);
        return new WordText(Place(token), [WordPart.Literal(Place(token), JsonStrings.Decode(raw) ?? raw, raw)]);
    }

    private List<DockerfileSetting> ReadSettings(DockerfileParts parts)
    {
        var settings = new List<DockerfileSetting>();
        var arguments = _statement.Arguments;
        if (parts.Keyword != "ARG" && arguments.Length > 1 && !Text(arguments[0]).Contains('='))
        {
            // ENV name all the rest of the line.
            var value = WordReader.Read(_text, arguments[1].Start, arguments[^1].End, CommandDialect.Dockerfile, _escape);
            settings.Add(new DockerfileSetting(parts.Words[0].Value, value));
            return settings;
        }
        for (var i = 0; i < arguments.Length; i++)
        {
            var isPair = parts.Words[i].TrySplit('=', out var name, out var value);
            settings.Add(new DockerfileSetting(isPair ? name : parts.Words[i].Value, isPair ? value : null));
        }
        return settings;
    }

    private bool Is(SyntaxToken token, string keyword) => Text(token).Equals(keyword, StringComparison.OrdinalIgnoreCase);

    private string Text(SyntaxToken token) => _text.Text[token.Start..token.End];

    private SyntaxToken PlaceToken(SyntaxToken token)
    {
        var span = Place(token);
        return new SyntaxToken(token.Kind, span.Start, span.End);
    }

    private TextSpan Place(SyntaxToken token) => Place(token.Start, token.End);

    private TextSpan Place(int start, int end) => _text.ToSource(start, end);
}
