namespace ConfigLint.Syntax.Ruby;

/// <summary>
/// Finds what closes what: brackets, <c>#{ }</c>, and the words that want an <c>end</c>. It knows the roles that the tokenizer gave to the
/// words (<c>if</c> of a block or behind a statement, <c>do</c> of a loop, <c>def x = 1</c>), so no grammar has to be complete for it.
/// </summary>
internal sealed partial class RubyMatcher
{
    // A closing token is not looked for further out than this: the cost stays linear.
    private const int MaxSearch = 200;

    private const int MaxErrors = 1000;

    private readonly string _text;
    private readonly List<SyntaxToken> _tokens;
    private readonly List<Role> _roles = [];
    private readonly Stack<Opener> _open = new();
    private readonly Stack<int> _scopes = new();
    private int _definedName = -3;
    private int _lost;
    private int _next;
    private int _openStrings;
    private int _lineStart;
    private int _indentAt;

    public RubyMatcher(string text, List<SyntaxToken> tokens)
    {
        _text = text;
        _tokens = tokens;
    }

    private enum Role : byte
    {
        None,
        Open,
        Close,

        /// <summary>Starts a loop: a <c>do</c> in its head belongs to it.</summary>
        OpenLoop,
        OpenDef,
        OpenScope,
        Do,

        /// <summary><c>else</c>, <c>when</c>, <c>rescue</c>, …: stands in the column of what it belongs to.</summary>
        Middle,

        /// <summary>The equals sign of <c>def name = value</c>.</summary>
        EndlessDef,

        /// <summary>A string was given up here: what is open in it is not missed.</summary>
        Abandon,
    }

    public Dictionary<int, RubyEnd> Ends { get; } = [];

    public List<SyntaxError> Errors { get; } = [];

    /// <summary><c>else</c>, <c>when</c>, <c>then</c>, … and not the <c>rescue</c> behind a statement.</summary>
    public bool IsMiddle(int index) => _roles[index] == Role.Middle;

    /// <summary>The last token is new; the one before it has its role by now.</summary>
    public void OnToken()
    {
        StepOver(_tokens.Count - 1);
        var role = _tokens[^1].Kind switch
        {
            SyntaxKind.OpenParen or SyntaxKind.OpenBracket or SyntaxKind.OpenBrace or SyntaxKind.InterpolationStart or SyntaxKind.StringStart => Role.Open,
            SyntaxKind.CloseParen or SyntaxKind.CloseBracket or SyntaxKind.CloseBrace or SyntaxKind.InterpolationEnd or SyntaxKind.StringEnd => Role.Close,
            SyntaxKind.Equals when IsBehindDefinedName() => Role.EndlessDef,
            _ => Role.None,
        };
        _roles.Add(role);
    }

    public void OnKeyword(ReadOnlySpan<char> word, bool isBlockForm) => _roles[^1] = word switch
    {
        "class" or "module" => Role.OpenScope,
        "begin" or "case" => Role.Open,
        "def" => Role.OpenDef,
        "for" => Role.OpenLoop,
        "if" or "unless" when isBlockForm => Role.Open,
        "while" or "until" when isBlockForm => Role.OpenLoop,
        "do" => Role.Do,
        "end" => Role.Close,
        "else" or "elsif" or "when" or "ensure" or "then" => Role.Middle,
        "rescue" or "in" when isBlockForm => Role.Middle,
        _ => Role.None,
    };

    public void OnDefinedName() => _definedName = _tokens.Count - 1;

    public void OnAbandonedStrings()
    {
        if (_roles.Count > 0)
            _roles[^1] = Role.Abandon;
    }

    /// <summary>The index of the innermost open definition, which has variables of its own; -1 outside of all.</summary>
    public int Scope => _scopes.TryPeek(out var scope) ? scope : -1;

    /// <summary>All tokens are there.</summary>
    public void Finish()
    {
        StepOver(_tokens.Count);
        var unclosed = _open.Count;
        if (unclosed == 0)
            return;
        // Once more, now that it is known how many closing words are lost: indentation shows where.
        _lost = unclosed;
        _open.Clear();
        _scopes.Clear();
        (_openStrings, _lineStart, _indentAt, _next) = (0, 0, 0, 0);
        Ends.Clear();
        Errors.Clear();
        StepOver(_tokens.Count);
        while (_open.Count > 0)
            GiveUp(_tokens.Count, "");
    }

    private void StepOver(int end)
    {
        for (; _next < end; _next++)
        {
            if (_lost > 0)
                CloseLost(_next);
            Step(_next);
        }
    }

    private void Step(int index)
    {
        switch (_roles[index])
        {
            case Role.Open:
                Push(index, isLoop: false);
                break;
            case Role.OpenLoop:
                Push(index, isLoop: true);
                break;
            case Role.OpenDef or Role.OpenScope:
                Push(index, isLoop: false);
                break;
            case Role.Do:
                if (_open.TryPeek(out var loop) && loop.AwaitsDo)
                    loop.AwaitsDo = false;
                else
                    Push(index, isLoop: false);
                break;
            case Role.EndlessDef when _open.TryPeek(out var def) && _roles[def.Index] == Role.OpenDef:
                Pop();
                break;
            case Role.Close:
                Close(index);
                break;
            case Role.Abandon:
                Abandon(index);
                break;
            default:
                if (_tokens[index].Kind is SyntaxKind.EndOfLine or SyntaxKind.Semicolon && _open.TryPeek(out var top))
                    top.AwaitsDo = false;
                break;
        }
    }

    private void Push(int index, bool isLoop)
    {
        var opener = new Opener(index, CloserOf(_tokens[index].Kind), LineOf(_tokens[index].Start)) { AwaitsDo = isLoop };
        _openStrings += opener.Closer == SyntaxKind.StringEnd ? 1 : 0;
        if (_roles[index] is Role.OpenDef or Role.OpenScope)
            _scopes.Push(index);
        _open.Push(opener);
    }

    private Opener Pop()
    {
        var opener = _open.Pop();
        if (_roles[opener.Index] is Role.OpenDef or Role.OpenScope)
            _scopes.Pop();
        _openStrings -= opener.Closer == SyntaxKind.StringEnd ? 1 : 0;
        return opener;
    }

    private void Close(int index)
    {
        var kind = _tokens[index].Kind;
        var depth = 0;
        foreach (var opener in _open)
        {
            if (opener.Closer == kind)
            {
                for (; depth > 0; depth--)
                    GiveUp(index, $" before this \"{Text(index)}\"");
                Ends[Pop().Index] = new RubyEnd(index, IsMissing: false);
                return;
            }
            // Nothing in the code of a string closes what is open around the string.
            if (opener.Closer is SyntaxKind.InterpolationEnd or SyntaxKind.StringEnd || ++depth > MaxSearch)
                break;
        }
        if (kind is not (SyntaxKind.StringEnd or SyntaxKind.InterpolationEnd) && Errors.Count < MaxErrors)
            Errors.Add(new SyntaxError(_tokens[index].Span, $"unexpected \"{Text(index)}\": nothing is open that it could close"));
    }

    private bool IsBehindDefinedName()
    {
        var before = _tokens.Count - 2;
        if (before == _definedName)
            return true;
        // def name(…) = value: back over the parentheses, which are short.
        if (before < 0 || _tokens[before].Kind != SyntaxKind.CloseParen || before - _definedName > MaxSearch || _definedName < 0)
            return false;
        var depth = 0;
        for (var index = _definedName + 1; index <= before; index++)
        {
            depth += _tokens[index].Kind switch { SyntaxKind.OpenParen => 1, SyntaxKind.CloseParen => -1, _ => 0 };
            if (depth == 0)
                return index == before;
        }
        return false;
    }

    private static SyntaxKind CloserOf(SyntaxKind opener) => opener switch
    {
        SyntaxKind.OpenParen => SyntaxKind.CloseParen,
        SyntaxKind.OpenBracket => SyntaxKind.CloseBracket,
        SyntaxKind.OpenBrace => SyntaxKind.CloseBrace,
        SyntaxKind.InterpolationStart => SyntaxKind.InterpolationEnd,
        SyntaxKind.StringStart => SyntaxKind.StringEnd,
        _ => SyntaxKind.Keyword,
    };

    private string Text(int index) => _text[_tokens[index].Start..Math.Min(_tokens[index].End, _tokens[index].Start + 20)];

    private sealed class Opener(int index, SyntaxKind closer, (int Start, int Indent) line)
    {
        public int Index { get; } = index;

        /// <summary>The kind of token that closes it; a keyword is <c>end</c>.</summary>
        public SyntaxKind Closer { get; } = closer;

        public int Indent { get; } = line.Indent;

        public int LineStart { get; } = line.Start;

        public bool AwaitsDo { get; set; }
    }
}
