using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax.Command;

/// <summary>A Procfile: one process type a line, <c>web: command</c>. Other lines are passed over, as foreman, honcho and Heroku do.</summary>
public sealed class Procfile : FileNode
{
    internal Procfile(SourceText source, SyntaxNode[] members)
        : base(source, members)
    {
    }

    public IEnumerable<ProcfileEntry> Entries => Members.OfType<ProcfileEntry>();
}

/// <summary><c>name: command</c></summary>
public sealed class ProcfileEntry : SyntaxNode
{
    private readonly SyntaxToken _name;
    private readonly SyntaxToken _colon;

    internal ProcfileEntry(SourceText source, SyntaxToken name, SyntaxToken colon, CommandLine command)
        : base(source)
    {
        _name = name;
        _colon = colon;
        Command = command;
        command.SetParent(this);
    }

    /// <summary>"web" is the one that gets requests; "release" runs once before.</summary>
    public string Name => Source.ToString(_name.Span);

    public TextSpan NameSpan => _name.Span;

    public CommandLine Command { get; }

    public override TextSpan Span => TextSpan.FromBounds(_name.Start, Math.Max(_colon.End, Command.Span.End));

    public override int ChildCount => 3;

    public override SyntaxNodeOrToken ChildAt(int index) => index switch { 0 => _name, 1 => _colon, _ => Command };
}

public static class ProcfileParser
{
    /// <summary>Lines that match <c>^[A-Za-z0-9_-]+:\s*.+$</c> (foreman's Procfile.parse).</summary>
    public static SyntaxTree ParseText(SourceText source)
    {
        var members = new List<SyntaxNode>();
        for (var line = 1; line <= source.LineCount; line++)
            ReadLine(source, source.GetLineSpan(line), members);
        return new SyntaxTree(new Procfile(source, [.. members]), hasErrors: true);
    }

    private static void ReadLine(SourceText source, TextSpan line, List<SyntaxNode> members)
    {
        var text = source.AsSpan(line);
        if (text.IsWhiteSpace() || text[0] == '#')
            return;
        var nameEnd = 0;
        while (nameEnd < text.Length && (char.IsAsciiLetterOrDigit(text[nameEnd]) || text[nameEnd] is '_' or '-'))
            nameEnd++;
        if (nameEnd == 0 || nameEnd == text.Length || text[nameEnd] != ':' || text[(nameEnd + 1)..].IsWhiteSpace())
        {
            members.Add(new SkippedTokens(source, [new SyntaxToken(SyntaxKind.Opaque, line.Start, line.End)]));
            return;
        }
        var colon = line.Start + nameEnd;
        var command = CommandParser.ParseLine(source, TextSpan.FromBounds(colon + 1, line.End), CommandDialect.Shell);
        members.Add(new ProcfileEntry(
            source,
            new SyntaxToken(SyntaxKind.Name, line.Start, colon),
            new SyntaxToken(SyntaxKind.Colon, colon, colon + 1),
            command));
    }
}
