namespace ConfigLint.Syntax.Ruby;

/// <summary>
/// The names known to be local variables at a place in the file: Ruby reads <c>x /2</c> as a division for them, and as a call with a
/// regular expression for others.
/// Blocks see what is outside them and are not told apart.
/// </summary>
internal sealed class RubyLocals
{
    private readonly string _text;
    private readonly List<SyntaxToken> _tokens;
    private readonly RubyMatcher _matcher;
    private readonly Dictionary<int, HashSet<string>> _scopes = [];
    private Place _place;

    public RubyLocals(string text, List<SyntaxToken> tokens, RubyMatcher matcher)
    {
        _text = text;
        _tokens = tokens;
        _matcher = matcher;
    }

    private enum Place
    {
        Elsewhere,

        /// <summary>Names here are parameters.</summary>
        Def,
        Lambda,
        BlockParameters,
        For,

        /// <summary>The name behind <c>=&gt;</c> is a variable.</summary>
        Rescue,
    }

    public bool IsInBlockParameters => _place == Place.BlockParameters;

    public bool Contains(ReadOnlySpan<char> name) => _scopes.TryGetValue(_matcher.Scope, out var scope) && scope.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name);

    public void OnName(int index)
    {
        if (_place is Place.Def or Place.Lambda or Place.BlockParameters or Place.For
            || (_place == Place.Rescue && index > 0 && Text(_tokens[index - 1]) is "=>"))
            Declare(_tokens[index]);
    }

    public void OnLabel(int start, int end)
    {
        if (_place is Place.Def or Place.Lambda or Place.BlockParameters)
            Declare(new SyntaxToken(SyntaxKind.Label, start, end));
    }

    public void OnKeyword(ReadOnlySpan<char> word)
    {
        if (word is "def")
            _place = Place.Def;
        else if (word is "for")
            _place = Place.For;
        else if (word is "rescue")
            _place = Place.Rescue;
        else if (word is "in" or "do" or "then")
            _place = Place.Elsewhere;
    }

    public void OnArrow() => _place = Place.Lambda;

    public void OnOpenBrace()
    {
        if (_place == Place.Lambda)
            _place = Place.Elsewhere;
    }

    public void OnBlockBar(bool opens) => _place = opens ? Place.BlockParameters : Place.Elsewhere;

    public void EndStatement() => _place = _place == Place.BlockParameters ? _place : Place.Elsewhere;

    /// <summary>The last token is an assignment operator: what stands before it are variables.</summary>
    public void OnAssignment()
    {
        if (_place == Place.Def && _tokens.Count > 1 && _tokens[^2].Kind != SyntaxKind.CloseParen)
            return;
        for (var index = _tokens.Count - 2; index >= 0 && _tokens.Count - index < 60; index--)
        {
            var token = _tokens[index];
            if (token.Kind == SyntaxKind.Name && (index == 0 || _tokens[index - 1].Kind != SyntaxKind.Dot))
                Declare(token);
            else if (!(token.Kind is SyntaxKind.Comma or SyntaxKind.Variable || Text(token) is "*"))
                return;
            // Only commas lead to further targets.
            if (token.Kind is SyntaxKind.Name or SyntaxKind.Variable && index > 0 && !(_tokens[index - 1].Kind == SyntaxKind.Comma || Text(_tokens[index - 1]) is "*"))
                return;
        }
    }

    private void Declare(SyntaxToken name)
    {
        var text = Text(name);
        if (char.IsAsciiLetterLower(text[0]) || text[0] is '_' or > (char)127)
        {
            if (!_scopes.TryGetValue(_matcher.Scope, out var scope))
                _scopes[_matcher.Scope] = scope = [];
            scope.GetAlternateLookup<ReadOnlySpan<char>>().Add(text);
        }
    }

    private ReadOnlySpan<char> Text(SyntaxToken token) => _text.AsSpan(token.Start, token.Length);
}
