using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax.Command;

/// <summary>An env file (.env, compose's env_file): one variable a line.</summary>
public sealed class EnvFile : FileNode
{
    internal EnvFile(SourceText source, SyntaxNode[] members)
        : base(source, members)
    {
    }

    public IEnumerable<EnvEntry> Entries => Members.OfType<EnvEntry>();
}

/// <summary><c>[export] NAME=value</c>, or a name alone, which passes on what the environment has.</summary>
public sealed class EnvEntry : SyntaxNode
{
    private readonly SyntaxToken[] _tokens;
    private readonly SyntaxToken _value;

    /// <param name="tokens">"export" if it is there, the name, "=" and the value if they are there, then what is refused.</param>
    /// <param name="value">Missing for a name alone and for an empty value.</param>
    internal EnvEntry(SourceText source, SyntaxToken[] tokens, SyntaxToken name, bool hasValue, SyntaxToken value, WordText content)
        : base(source)
    {
        _tokens = tokens;
        _value = value;
        NameSpan = name.Span;
        HasValue = hasValue;
        Content = content;
    }

    public string Name => Source.ToString(NameSpan);

    public TextSpan NameSpan { get; }

    public bool HasValue { get; }

    /// <summary>The value without quotes, escapes and comment, as compose reads it.</summary>
    public WordText Content { get; }

    /// <summary>As written, quotes included: what <c>docker run --env-file</c> passes on, which knows no quotes.</summary>
    public TextSpan RawSpan => _value.Span;

    public bool IsQuoted => _value.Kind == SyntaxKind.Quoted;

    public override TextSpan Span => TextSpan.FromBounds(_tokens[0].Start, _tokens[^1].End);

    public override int ChildCount => _tokens.Length;

    public override SyntaxNodeOrToken ChildAt(int index) => _tokens[index];
}

/// <summary>Reads env files as compose does (compose-go's dotenv/parser.go); never throws.</summary>
public static class EnvFileParser
{
    public static SyntaxTree ParseText(SourceText source) => new(new Reader(source).Read(), hasErrors: true);

    private sealed class Reader(SourceText source)
    {
        private readonly string _text = source.Text;
        private readonly List<SyntaxNode> _members = [];
        private int _at;

        public EnvFile Read()
        {
            if (_text.StartsWith('\uFEFF'))
                _at = 1;
            while (true)
            {
                while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
                    _at++;
                if (_at == _text.Length)
                    return new EnvFile(source, [.. _members]);
                if (_text[_at] == '#')
                    _at = LineEnd();
                else
                    ReadEntry();
            }
        }

        private void ReadEntry()
        {
            var tokens = new List<SyntaxToken>();
            var export = "export".Length;
            if (_text.AsSpan(_at).StartsWith("export") && _at + export < _text.Length && _text[_at + export] is ' ' or '\t')
            {
                tokens.Add(new SyntaxToken(SyntaxKind.Keyword, _at, _at + export));
                _at += export;
                SkipBlanks();
            }
            var name = ReadName();
            if (name.IsMissing)
            {
                Skip(tokens);
                return;
            }
            tokens.Add(name);
            SkipBlanks();
            var hasValue = _at < _text.Length && _text[_at] is '=' or ':';
            var value = SyntaxToken.Missing(name.End);
            if (hasValue)
            {
                tokens.Add(new SyntaxToken(SyntaxKind.Equals, _at, ++_at));
                SkipBlanks();
                value = ReadValue(out var fault);
                if (value.IsMissing)
                    value = SyntaxToken.Missing(tokens[^1].End);
                else
                    tokens.Add(value);
                Add(tokens, name, hasValue, value, fault);
            }
            else
            {
                Add(tokens, name, hasValue, value, fault: null);
            }
        }

        private void Add(List<SyntaxToken> tokens, SyntaxToken name, bool hasValue, SyntaxToken value, string? fault)
        {
            SkipBlanks();
            var rest = TrimmedLineEnd();
            SyntaxError? error = fault is null ? null : new SyntaxError(value.Span, fault);
            if (rest > _at && _text[_at] != '#')
            {
                var bad = new SyntaxToken(SyntaxKind.Bad, _at, rest);
                tokens.Add(bad);
                error ??= new SyntaxError(bad.Span, hasValue ? "unexpected text after the closing quote" : "\"=\" is missing after the name");
            }
            _at = LineEnd();
            var isDouble = value.Kind == SyntaxKind.Quoted && _text[value.Start] == '"';
            var inner = value.Kind == SyntaxKind.Quoted ? TextSpan.FromBounds(value.Start + 1, value.End - 1) : value.Span;
            var joined = JoinedText.From(source, inner);
            var content = value.Kind == SyntaxKind.Quoted && !isDouble
                ? new WordText(value.Span, [WordPart.Literal(value.Span, source.ToString(inner), source.ToString(inner))])
                : WordReader.ReadDotenv(joined, inner.Start, inner.End, isDouble);
            var entry = new EnvEntry(source, [.. tokens], name, hasValue, value, content);
            if (error is not null)
                entry.AddError(error);
            _members.Add(entry);
        }

        private SyntaxToken ReadName()
        {
            var start = _at;
            while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] is '_' or '.' or '-' or '[' or ']'))
                _at++;
            return _at > start ? new SyntaxToken(SyntaxKind.Name, start, _at) : default;
        }

        /// <summary>A quoted value may span lines; a plain one ends with its line or before a "#" behind a blank.</summary>
        private SyntaxToken ReadValue(out string? fault)
        {
            fault = null;
            var start = _at;
            if (_at < _text.Length && _text[_at] is '"' or '\'')
            {
                var quote = _text[_at];
                for (var i = _at + 1; i < _text.Length; i++)
                {
                    if (_text[i] == '\\')
                    {
                        i++;
                    }
                    else if (_text[i] == quote)
                    {
                        _at = i + 1;
                        return new SyntaxToken(SyntaxKind.Quoted, start, _at);
                    }
                }
                fault = $"the closing {quote} is missing";
                _at = TrimmedLineEnd();
                return new SyntaxToken(SyntaxKind.Bad, start, _at);
            }
            var end = TrimmedLineEnd();
            var comment = start;
            while (comment < end && !(_text[comment] == '#' && char.IsWhiteSpace(_text[comment - 1])))
                comment++;
            end = comment;
            while (end > start && char.IsWhiteSpace(_text[end - 1]))
                end--;
            _at = end;
            return end > start ? new SyntaxToken(SyntaxKind.Word, start, end) : SyntaxToken.Missing(start);
        }

        private void Skip(List<SyntaxToken> tokens)
        {
            var end = TrimmedLineEnd();
            if (end > _at)
                tokens.Add(new SyntaxToken(SyntaxKind.Bad, _at, end));
            _at = LineEnd();
            var skipped = new SkippedTokens(source, [.. tokens]);
            skipped.AddError(new SyntaxError(tokens[^1].Span, "a variable's name is expected: letters, digits, \"_\" and \".\""));
            _members.Add(skipped);
        }

        private void SkipBlanks()
        {
            while (_at < _text.Length && _text[_at] is ' ' or '\t')
                _at++;
        }

        private int LineEnd()
        {
            var offset = _text.AsSpan(_at).IndexOf('\n');
            return offset < 0 ? _text.Length : _at + offset;
        }

        private int TrimmedLineEnd()
        {
            var end = LineEnd();
            while (end > _at && char.IsWhiteSpace(_text[end - 1]))
                end--;
            return end;
        }
    }
}
