using ConfigLint.Syntax.Text;
using Superpower.Model;

namespace ConfigLint.Syntax.Apache;

/// <summary>How the second pass may mend a file whose sections do not balance.</summary>
/// <param name="LostTags">How many closing tags may be supplied where the indentation shows that one is lost.</param>
internal readonly record struct ApacheRecovery(int LostTags)
{
    public static readonly ApacheRecovery None = new(-1);

    public bool IsOn => LostTags >= 0;
}

/// <summary>The loop around the line parser: owns nesting (an explicit stack, no recursion), recovery and the messages.</summary>
internal sealed partial class ApacheTreeBuilder
{
    private readonly SourceText _source;
    private readonly ApacheRecovery _recovery;
    private readonly List<ApacheFrame> _frames = [];
    private readonly List<SyntaxError> _longLines;
    private readonly ApacheMacros _macros = new();
    private TokenList<SyntaxKind> _rest;
    private int _lostTags;
    private bool _hasErrors;

    public ApacheTreeBuilder(SourceText source, TokenList<SyntaxKind> tokens, List<SyntaxError> longLines, ApacheRecovery recovery)
    {
        _source = source;
        _rest = tokens;
        _longLines = longLines;
        _recovery = recovery;
        _lostTags = Math.Max(recovery.LostTags, 0);
    }

    /// <summary>How many sections were still open at the end of the file.</summary>
    public int UnclosedSections { get; private set; }

    /// <summary>How many faults of nesting were reported.</summary>
    public int BalanceErrors { get; private set; }

    private ApacheFrame Top => _frames[^1];

    public SyntaxTree Build()
    {
        _frames.Add(ApacheFrame.ForFile());
        while (!_rest.IsAtEnd)
        {
            var tokens = ReadLine();
            if (tokens.Length > 0)
                Add(tokens);
        }
        CloseAll();
        var file = new ApacheFile(_source, [.. Top.Members]);
        foreach (var error in _longLines)
            Report(file, error);
        return new SyntaxTree(file, _hasErrors);
    }

    private SyntaxToken[] ReadLine()
    {
        var result = ApacheParser.Statement(_rest);
        _rest = result.Remainder;
        return result.Value;
    }

    private void Add(SyntaxToken[] tokens)
    {
        switch (LineKindOf(tokens))
        {
            case SyntaxKind.Bad:
                Skip(tokens, new SyntaxError(tokens[0].Span, "unexpected byte order mark: Apache takes it for a part of the first directive, save the file as UTF-8 without it"));
                break;
            case SyntaxKind.Opaque:
                Top.Members.Add(new ApacheRawBody(_source, tokens[0]));
                break;
            case SyntaxKind.LessThan:
                Open(ApacheOpenTag.Create(_source, tokens));
                break;
            case SyntaxKind.LessThanSlash:
                Close(new ApacheCloseTag(_source, tokens));
                break;
            default:
                AddDirective(tokens);
                break;
        }
    }

    private SyntaxKind LineKindOf(SyntaxToken[] tokens)
    {
        var first = tokens[0];
        if (first.Kind != SyntaxKind.Quoted || first.Length < 2 || _source.Text[first.Start + 1] != '<')
            return first.Kind;
        return ApacheText.Decode(_source, first).StartsWith("</", StringComparison.Ordinal) ? SyntaxKind.LessThanSlash : SyntaxKind.LessThan;
    }

    private void AddDirective(SyntaxToken[] tokens)
    {
        var directive = new ApacheDirective(_source, tokens);
        Top.Members.Add(directive);
        _macros.Note(directive, _frames);
    }

    private void Open(ApacheOpenTag tag)
    {
        if (_frames.Count > ApacheParser.MaxDepth)
        {
            SkipDeepSection(tag);
            return;
        }
        var frame = new ApacheFrame(tag, IndentOf(tag.Span.Start), Top);
        _macros.NoteTag(tag.Name, _frames);
        if (!frame.IsText)
            CheckTag(frame);
        if (IsClosedOnItsLine(frame))
        {
            Append(frame, closeTag: null);
            return;
        }
        CloseLostTwin(frame);
        _frames.Add(frame);
    }

    private static void CheckTag(ApacheFrame frame)
    {
        var tag = frame.Tag!;
        if (tag.Name.Contains('>'))
            frame.Errors.Add(new SyntaxError(tag.Span, $"unexpected \">\" inside the name: {ApacheFrame.Show(tag.Name)}; an opening and a closing tag each need a line of their own"));
        // A section that is tested at read time and false skips tags without looking at them.
        if (!frame.InConditional && ApacheTagCheck.FindFault(tag) is { } error)
            frame.Errors.Add(error);
    }

    private void SkipDeepSection(ApacheOpenTag tag)
    {
        var tokens = new List<SyntaxToken>(tag.Children().Select(c => c.Token));
        for (var open = 1; open > 0 && !_rest.IsAtEnd;)
        {
            var line = ReadLine();
            tokens.AddRange(line);
            open += line.Length == 0 ? 0 : LineKindOf(line) switch { SyntaxKind.LessThan => 1, SyntaxKind.LessThanSlash => -1, _ => 0 };
        }
        Skip([.. tokens], new SyntaxError(tag.Span, $"sections are nested deeper than {ApacheParser.MaxDepth}: this one is not analysed", SyntaxErrorKind.Limit));
    }

    /// <summary>Takes the innermost section off the stack and into the one around it.</summary>
    private void Pop(ApacheCloseTag? closeTag)
    {
        var frame = Top;
        _frames.RemoveAt(_frames.Count - 1);
        if (frame.Kind == ApacheSectionKind.Macro && !frame.IsText)
            _macros.Define(frame);
        else if (closeTag is null)
            ApacheMacros.MarkUnbalanced(_frames);
        Append(frame, closeTag);
    }

    private void Append(ApacheFrame frame, ApacheCloseTag? closeTag)
    {
        var section = new ApacheSection(frame.Tag!, frame.Kind, [.. frame.Members], closeTag);
        foreach (var error in frame.Errors)
            Report(section, error);
        Top.Members.Add(section);
    }

    private void Skip(SyntaxToken[] tokens, SyntaxError? error)
    {
        var skipped = new SkippedTokens(_source, tokens);
        if (error is not null)
            Report(skipped, error);
        Top.Members.Add(skipped);
    }

    private void Report(SyntaxNode node, SyntaxError error)
    {
        node.AddError(error);
        _hasErrors = true;
    }

    /// <summary>The column (from 0) of a place that is the first of its line, else -1.</summary>
    private int IndentOf(int position)
    {
        var at = position;
        while (at > 0 && _source.Text[at - 1] is ' ' or '\t')
            at--;
        return at == 0 || _source.Text[at - 1] is '\n' ? position - at : -1;
    }
}
