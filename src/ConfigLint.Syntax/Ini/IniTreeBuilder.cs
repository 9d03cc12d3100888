using ConfigLint.Syntax.Text;
using Superpower.Model;

namespace ConfigLint.Syntax.Ini;

/// <summary>The loop around the statement parser: sections, recovery at the end of a line, and the messages.</summary>
internal sealed class IniTreeBuilder
{
    private readonly SourceText _source;
    private readonly IniDialect _dialect;
    private readonly IniTokenizer _tokenizer;
    private readonly List<SyntaxNode> _members = [];
    private TokenList<SyntaxKind> _rest;
    private IniSection? _section;
    private bool _hasErrors;

    public IniTreeBuilder(SourceText source, IniDialect dialect)
    {
        _source = source;
        _dialect = dialect;
        _tokenizer = IniTokenizer.For(dialect, source.Text);
        _rest = _tokenizer.TokenizeAll();
    }

    private bool IsPhp => _dialect is IniDialect.Php or IniDialect.PhpIni;

    public SyntaxTree Build()
    {
        while (!_rest.IsAtEnd)
        {
            var next = _rest.ConsumeToken();
            if (next.Value.Kind == SyntaxKind.EndOfLine)
            {
                _rest = next.Remainder;
                continue;
            }
            var result = IniParser.Statement(_rest);
            _rest = result.Remainder;
            Add(result.Value);
        }
        return new SyntaxTree(new IniFile(_source, _dialect, [.. _members]), _hasErrors);
    }

    private void Add(in IniStatement statement)
    {
        if (!statement.Name.IsMissing)
            AddEntry(statement);
        else if (!statement.OpenBracket.IsMissing)
            AddSection(statement);
        else
            AddSkipped(statement);
    }

    private void AddSection(in IniStatement statement)
    {
        var name = statement.Bracketed;
        var last = name.Length > 0 ? name[^1].End : statement.OpenBracket.End;
        var close = statement.CloseBracket.IsMissing ? SyntaxToken.Missing(last) : statement.CloseBracket;
        SyntaxToken[] rest = statement.EqualsSign.IsMissing ? statement.Value : [statement.EqualsSign, .. statement.Value];
        SyntaxToken[] tail = statement.Tail.IsMissing ? rest : [.. rest, statement.Tail];
        _section = new IniSection(_source, _dialect, [statement.OpenBracket, .. name, close, .. tail], name.Length);
        _members.Add(_section);
        var fault = TailFault(statement);
        if (fault is not null)
            Report(_section, statement.Tail.Span, fault);
        else if (close.IsMissing)
            Report(_section, statement.OpenBracket.Span, "the section header is not closed: \"]\" is expected in this line");
        else if (rest.Length > 0)
            Report(_section, rest[0].Span, "unexpected \"=\": a key is expected");
    }

    private void AddEntry(in IniStatement statement)
    {
        var tokens = new List<SyntaxToken>(3 + statement.Value.Length) { statement.Name };
        Range? sub = null;
        if (!statement.OpenBracket.IsMissing)
        {
            tokens.Add(statement.OpenBracket);
            tokens.AddRange(statement.Bracketed);
            sub = 2..tokens.Count;
            tokens.Add(statement.CloseBracket.IsMissing ? SyntaxToken.Missing(tokens[^1].End) : statement.CloseBracket);
        }
        if (!statement.EqualsSign.IsMissing)
            tokens.Add(statement.EqualsSign);
        var valueStart = tokens.Count;
        tokens.AddRange(statement.Value);
        var value = valueStart..tokens.Count;
        if (!statement.Tail.IsMissing)
            tokens.Add(statement.Tail);
        var entry = new IniEntry(_source, _dialect, _section, [.. tokens], sub, !statement.EqualsSign.IsMissing, value);
        _members.Add(entry);
        _section?.Add(entry);
        CheckEntry(entry, statement);
    }

    private void CheckEntry(IniEntry entry, in IniStatement statement)
    {
        if (_dialect == IniDialect.Php && entry.Key.StartsWith('#'))
        {
            // Meant as a comment, and refused as an unknown key: CL3008 says so, and what else is wrong in the line does not matter.
            TailFault(statement);
            if (!statement.OpenBracket.IsMissing && !entry.HasValue)
                SkipLine();
        }
        else if (TailFault(statement) is { } fault)
        {
            Report(entry, statement.Tail.Span, fault);
        }
        else if (!statement.OpenBracket.IsMissing && statement.CloseBracket.IsMissing)
        {
            Report(entry, statement.OpenBracket.Span, "\"]\" is missing after the key's subscript");
        }
        else if (!statement.OpenBracket.IsMissing && !entry.HasValue)
        {
            Report(entry, statement.CloseBracket.Span, "\"=\" is missing after \"]\"");
            SkipLine();
        }
        else if (_dialect == IniDialect.Php && !entry.HasValue)
        {
            Report(entry, entry.KeySpan, $"\"=\" is missing after \"{Excerpt.Of(entry.Key)}\" (FPM: value is NULL for a ZEND_INI_PARSER_ENTRY)");
        }
        else if (IsPhp && entry.IsExpression && IniExpression.FindFault(entry.ValueTokens, _source.Text) is { } token)
        {
            var found = token.Kind == SyntaxKind.Operator ? $"unexpected \"{_source.ToString(token.Span)}\"" : "the expression is not complete";
            Report(entry, token.Span, $"{found}: put quotes around a value with & | ^ ~ ! ( or )");
        }
    }

    private void AddSkipped(in IniStatement statement)
    {
        var tokens = new List<SyntaxToken>(statement.Bracketed);
        if (!statement.CloseBracket.IsMissing)
            tokens.Add(statement.CloseBracket);
        if (!statement.EqualsSign.IsMissing)
            tokens.Add(statement.EqualsSign);
        tokens.AddRange(statement.Value);
        if (!statement.Tail.IsMissing)
            tokens.Add(statement.Tail);
        var skipped = new SkippedTokens(_source, [.. tokens]);
        _members.Add(skipped);
        var fault = TailFault(statement) ?? (statement.EqualsSign.IsMissing ? null : "unexpected \"=\": a key is expected before it");
        if (fault is not null)
            Report(skipped, tokens[0].Span, fault);
    }

    /// <summary>Skips what is left of a line in which the server has already stopped.</summary>
    private void SkipLine()
    {
        var tokens = new List<SyntaxToken>();
        while (!_rest.IsAtEnd)
        {
            var next = _rest.ConsumeToken();
            if (next.Value.Kind == SyntaxKind.EndOfLine)
                break;
            if (next.Value.Kind == SyntaxKind.Bad)
                _tokenizer.TakeFault();
            tokens.Add(IniParser.ToSyntaxToken(next.Value));
            _rest = next.Remainder;
        }
        if (tokens.Count > 0)
            _members.Add(new SkippedTokens(_source, [.. tokens]));
    }

    private string? TailFault(in IniStatement statement) => statement.Tail.Kind == SyntaxKind.Bad ? _tokenizer.TakeFault() : null;

    private void Report(SyntaxNode node, TextSpan span, string message)
    {
        node.AddError(new SyntaxError(span, message));
        _hasErrors = true;
    }
}
