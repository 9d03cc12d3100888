using ConfigLint.Model;
using ConfigLint.Syntax;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Analysis;

/// <summary>One rule, name or series in a suppression.</summary>
/// <param name="Text">As written.</param>
/// <param name="IdPrefix">With which the IDs of the meant rules begin; null when no known rule is meant.</param>
internal sealed record SuppressionEntry(SuppressionComment Comment, TextSpan Span, string Text, string? IdPrefix)
{
    /// <summary>It switched a finding off, or an Enable ended it.</summary>
    public bool IsUsed { get; set; }

    public bool Means(string ruleId) => IdPrefix is not null && ruleId.StartsWith(IdPrefix, StringComparison.Ordinal);
}

/// <summary>The suppressions of one file and which of them a finding meets.</summary>
internal sealed class FileSuppressions
{
    private readonly SyntaxTree _tree;
    private readonly List<(SuppressionComment Comment, List<SuppressionEntry> Entries)> _all = [];
    private readonly Dictionary<int, List<SuppressionEntry>> _byLine = [];
    private readonly List<SuppressionEntry> _forFile = [];
    private readonly List<SuppressionEntry> _ranges = [];

    // Each answer is kept: a hostile file has very many comments and very many findings.
    private readonly Dictionary<(int Line, string RuleId), SuppressionEntry?> _lineAnswers = [];
    private readonly Dictionary<string, List<SuppressionEntry>> _rangeAnswers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SuppressionEntry?> _fileAnswers = new(StringComparer.Ordinal);

    private FileSuppressions(SyntaxTree tree, List<SuppressionComment> comments, RuleNames names)
    {
        _tree = tree;
        foreach (var comment in comments)
        {
            var entries = comment.Rules.Select(span => Entry(comment, span, names)).ToList();
            // Without names it ends every suppression.
            if (comment.Kind == SuppressionKind.Enable && entries.Count == 0)
                entries.Add(new SuppressionEntry(comment, comment.Span, "", ""));
            _all.Add((comment, entries));
            Place(comment, entries);
        }
        MarkUsefulEnables();
    }

    public SourceText Source => _tree.Source;

    /// <summary>In the order of the text.</summary>
    public IReadOnlyList<(SuppressionComment Comment, List<SuppressionEntry> Entries)> Comments => _all;

    /// <summary>Null when the file has none; then its tree is not touched.</summary>
    public static FileSuppressions? Read(SourceFile file, RuleNames names)
    {
        if (!SuppressionReader.MayHold(file.Source))
            return null;
        var comments = SuppressionReader.Read(file.Tree);
        return comments.Count == 0 ? null : new FileSuppressions(file.Tree, comments, names);
    }

    /// <summary>The narrowest suppression that switches a finding off.</summary>
    public SuppressionEntry? Find(string ruleId, Location at) =>
        OnLine(ruleId, at.Start.Line)
        ?? (_byLine.Count > 0 ? OnLine(ruleId, Source.GetLinePosition(StatementFinder.StartOf(_tree.Root, at.Span.Start)).Line) : null)
        ?? InRange(ruleId, at.Span.Start)
        ?? ForFile(ruleId);

    private SuppressionEntry Entry(SuppressionComment comment, TextSpan span, RuleNames names)
    {
        var text = Source.ToString(span);
        return new SuppressionEntry(comment, span, text, names.Resolve(text));
    }

    private void Place(SuppressionComment comment, List<SuppressionEntry> entries)
    {
        switch (comment.Kind)
        {
            case SuppressionKind.File:
                _forFile.AddRange(entries);
                break;
            case SuppressionKind.Disable or SuppressionKind.Enable:
                _ranges.AddRange(entries);
                break;
            case SuppressionKind.Line or SuppressionKind.NextLine when comment.Line > 0:
                if (!_byLine.TryGetValue(comment.Line, out var onLine))
                    _byLine.Add(comment.Line, onLine = []);
                onLine.AddRange(entries);
                break;
        }
    }

    // An Enable has a use when something that it means was switched off before.
    private void MarkUsefulEnables()
    {
        var open = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in _ranges)
        {
            if (entry.IdPrefix is not { } prefix)
                continue;
            if (entry.Comment.Kind == SuppressionKind.Disable)
            {
                open.Add(prefix);
                continue;
            }
            entry.IsUsed = open.Any(other => other.StartsWith(prefix, StringComparison.Ordinal) || prefix.StartsWith(other, StringComparison.Ordinal));
            open.RemoveWhere(other => other.StartsWith(prefix, StringComparison.Ordinal));
        }
    }

    private SuppressionEntry? OnLine(string ruleId, int line)
    {
        if (!_byLine.TryGetValue(line, out var entries))
            return null;
        if (!_lineAnswers.TryGetValue((line, ruleId), out var entry))
            _lineAnswers.Add((line, ruleId), entry = entries.Find(e => e.Means(ruleId)));
        return entry;
    }

    private SuppressionEntry? InRange(string ruleId, int position)
    {
        if (_ranges.Count == 0)
            return null;
        if (!_rangeAnswers.TryGetValue(ruleId, out var entries))
            _rangeAnswers.Add(ruleId, entries = _ranges.FindAll(e => e.Means(ruleId)));
        var (low, high) = (0, entries.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (entries[middle].Span.Start <= position)
                low = middle + 1;
            else
                high = middle;
        }
        return low > 0 && entries[low - 1].Comment.Kind == SuppressionKind.Disable ? entries[low - 1] : null;
    }

    private SuppressionEntry? ForFile(string ruleId)
    {
        if (!_fileAnswers.TryGetValue(ruleId, out var entry))
            _fileAnswers.Add(ruleId, entry = _forFile.Find(e => e.Means(ruleId)));
        return entry;
    }
}
