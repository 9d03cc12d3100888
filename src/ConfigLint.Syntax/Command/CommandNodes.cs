using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax.Command;

/// <summary>A command line: simple commands and what joins them. Compound commands (if, for, case) are not told apart from simple ones.</summary>
public sealed class CommandLine : SyntaxNode
{
    private readonly SyntaxNode[] _members;
    private readonly int _position;

    /// <param name="position">Where the line stands when it is empty.</param>
    internal CommandLine(SourceText source, CommandDialect dialect, SyntaxNode[] members, int position)
        : base(source)
    {
        Dialect = dialect;
        _members = members;
        _position = position;
        Commands = [.. members.OfType<SimpleCommand>()];
        foreach (var member in members)
            member.SetParent(this);
    }

    public CommandDialect Dialect { get; }

    public IReadOnlyList<SimpleCommand> Commands { get; }

    public override TextSpan Span => _members.Length == 0
        ? new TextSpan(_position, 0)
        : TextSpan.FromBounds(_members[0].Span.Start, _members[^1].Span.End);

    public override int ChildCount => _members.Length;

    public override SyntaxNodeOrToken ChildAt(int index) => _members[index];
}

/// <summary><c>NAME=value… program argument… &gt;file</c> and the operator behind it.</summary>
public sealed class SimpleCommand : SyntaxNode
{
    private static readonly string[] Reserved =
        ["if", "then", "elif", "else", "fi", "for", "while", "until", "do", "done", "case", "esac", "in", "function", "{", "}", "!", "[["];

    private readonly SyntaxNode[] _items;
    private readonly CommandWord[] _words;

    /// <param name="separator">The operator or line break behind it, or missing.</param>
    /// <param name="operator">The separator without a continuation in it.</param>
    internal SimpleCommand(SourceText source, CommandDialect dialect, SyntaxNode[] items, SyntaxToken separator, string @operator)
        : base(source)
    {
        _items = items;
        Separator = separator;
        Operator = separator.Kind == SyntaxKind.EndOfLine ? "\n" : @operator;
        var words = items.OfType<CommandWord>().ToArray();
        var assignments = dialect == CommandDialect.Shell ? words.TakeWhile(word => word.IsAssignment).Count() : 0;
        Assignments = words[..assignments];
        _words = words[assignments..];
        if (dialect == CommandDialect.Systemd && _words.Length > 0)
        {
            var program = _words[0].Raw;
            Prefix = program[..^program.TrimStart("@-:+!|").Length].ToString();
        }
        foreach (var item in items)
            item.SetParent(this);
    }

    /// <summary>Environment of this command alone, <c>PORT=80 app</c>: shell only.</summary>
    public IReadOnlyList<CommandWord> Assignments { get; }

    /// <summary>The program and its arguments, "exec" and other wrappers among them.</summary>
    public IReadOnlyList<CommandWord> Words => _words;

    public IEnumerable<CommandRedirection> Redirections => _items.OfType<CommandRedirection>();

    /// <summary>systemd's characters before the program's path, of <c>@ - : + ! |</c>; with "@" the second word is the program's own name.</summary>
    public string Prefix { get; } = "";

    /// <summary>The first word without systemd's prefix; null when there is none.</summary>
    public WordText? Program => _words.Length == 0 ? null : _words[0].Content.Skip(Prefix.Length);

    /// <summary>True when the shell is replaced: <c>exec program</c>.</summary>
    public bool IsExec => _words.Length > 1 && _words[0].Content.Literal == "exec";

    /// <summary>True for a piece of a compound command: <c>if test -f x</c>, <c>then run</c>.</summary>
    public bool StartsWithReservedWord => _words.Length > 0 && Array.IndexOf(Reserved, _words[0].Raw.ToString()) >= 0;

    public SyntaxToken Separator { get; }

    /// <summary>"&amp;&amp;", ";" and so on; "\n" for a line break, empty at the end.</summary>
    public string Operator { get; }

    public override TextSpan Span => TextSpan.FromBounds(_items[0].Span.Start, Separator.IsMissing ? _items[^1].Span.End : Separator.End);

    public override int ChildCount => _items.Length + (Separator.IsMissing ? 0 : 1);

    public override SyntaxNodeOrToken ChildAt(int index) => index < _items.Length ? _items[index] : Separator;
}

/// <summary>One word.</summary>
public sealed class CommandWord : SyntaxNode
{
    private readonly SyntaxToken _token;
    private readonly JoinedText _joined;
    private readonly TextSpan _place;
    private readonly CommandDialect _dialect;
    private WordText? _content;

    /// <param name="place">Where the word stands in the joined text.</param>
    internal CommandWord(SyntaxToken token, JoinedText joined, TextSpan place, CommandDialect dialect)
        : base(joined.Source)
    {
        _token = token;
        _joined = joined;
        _place = place;
        _dialect = dialect;
    }

    /// <summary>The word taken apart, when it is first asked for: most words are never looked at.</summary>
    public WordText Content => _content ??= WordReader.Read(_joined, _place.Start, _place.End, _dialect);

    /// <summary>The word as its reader sees it: lines joined.</summary>
    internal ReadOnlySpan<char> Raw => _joined.Text.AsSpan(_place.Start, _place.Length);

    /// <summary>True for <c>NAME=…</c> with an unquoted name; cut it with <see cref="WordText.TrySplit"/>.</summary>
    public bool IsAssignment
    {
        get
        {
            var text = Raw;
            var at = 0;
            while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '_'))
                at++;
            return at > 0 && at < text.Length && text[at] == '=' && !char.IsAsciiDigit(text[0]);
        }
    }

    public override TextSpan Span => _token.Span;

    public override int ChildCount => 1;

    public override SyntaxNodeOrToken ChildAt(int index) => _token;
}

/// <summary><c>2&gt;&amp;1</c>, <c>&lt; file</c>, <c>&lt;&lt;EOF</c>.</summary>
public sealed class CommandRedirection : SyntaxNode
{
    private readonly SyntaxToken _operator;

    internal CommandRedirection(SourceText source, SyntaxToken token, string @operator, CommandWord? target)
        : base(source)
    {
        _operator = token;
        Operator = @operator;
        Target = target;
        target?.SetParent(this);
    }

    /// <summary>With the number of the file before it: <c>2&gt;</c>.</summary>
    public string Operator { get; }

    public CommandWord? Target { get; }

    public override TextSpan Span => TextSpan.FromBounds(_operator.Start, Target?.Span.End ?? _operator.End);

    public override int ChildCount => Target is null ? 1 : 2;

    public override SyntaxNodeOrToken ChildAt(int index) => index == 0 || Target is null ? _operator : Target;
}
