using ConfigLint.Syntax.Text;

namespace ConfigLint.Analysis;

/// <summary>A change of text that removes a finding.</summary>
public sealed record Fix
{
    /// <param name="title">An imperative phrase with a capital and without a full stop: "Write 127.0.0.1".</param>
    /// <param name="isSafe">The server still accepts the file and nothing but the finding changes.</param>
    /// <exception cref="ArgumentException">The title is empty, starts lower-case or ends in a full stop, or there is no edit.</exception>
    public Fix(string title, bool isSafe, params IReadOnlyList<FileEdit> edits)
    {
        if (title.Length == 0 || char.IsLower(title[0]) || title.EndsWith('.'))
            throw new ArgumentException($"not a fix title: \"{title}\"", nameof(title));
        if (edits.Count == 0)
            throw new ArgumentException("a fix needs an edit", nameof(edits));
        Title = title;
        IsSafe = isSafe;
        Edits = edits;
    }

    public string Title { get; }

    public bool IsSafe { get; }

    public IReadOnlyList<FileEdit> Edits { get; }
}

/// <summary>An edit and the file it belongs to.</summary>
public readonly record struct FileEdit(SourceText Source, TextEdit Edit)
{
    public static FileEdit Replace(Location location, string text) => new(location.Source, new TextEdit(location.Span, text));

    public static FileEdit Insert(SourceText source, int position, string text) => new(source, TextEdit.Insert(position, text));

    public static FileEdit Delete(Location location) => Replace(location, "");
}
