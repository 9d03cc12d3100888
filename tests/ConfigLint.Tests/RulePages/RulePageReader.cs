using System.Text;

namespace ConfigLint.Tests.RulePages;

/// <summary>Reads a page's Markdown: headings, and the fences below them.</summary>
sealed class RulePageReader
{
    static readonly Lazy<IReadOnlyList<RulePage>> Pages = new(() => [.. Repository.Files("CL*.md", "rules").Select(path => Read(path, File.ReadAllText(Repository.At(path))))]);

    readonly string _path;
    readonly string[] _lines;
    readonly StringBuilder _prose = new();
    readonly List<PageCase> _cases = [];
    readonly List<string> _problems = [];
    string? _heading;
    OpenCase? _open;
    int _at;

    RulePageReader(string path, string text)
    {
        _path = path;
        _lines = text.ReplaceLineEndings("\n").Split('\n');
    }

    /// <summary>Every page of rules/.</summary>
    public static IReadOnlyList<RulePage> All => Pages.Value;

    /// <param name="path">From the repository's root.</param>
    public static RulePage Read(string path, string text) => new RulePageReader(path, text).Read();

    RulePage Read()
    {
        for (; _at < _lines.Length; _at++)
        {
            var line = _lines[_at];
            if (line.StartsWith("```", StringComparison.Ordinal))
                ReadFence(line);
            else if (line.StartsWith("# ", StringComparison.Ordinal))
                ReadTitle(line);
            else if (line.StartsWith("## ", StringComparison.Ordinal))
                BeginSection(line[3..].Trim());
            else if (line.Trim() == "### Fixed")
                BeginFixed();
            else if (_open is null)
                _prose.Append(line).Append('\n');
        }
        EndCase();
        foreach (var twice in _cases.CountBy(c => c.Title).Where(count => count.Value > 1))
            Problem($"two cases are called \"{twice.Key}\"");
        return new RulePage(_path, _heading ?? "", _prose.ToString(), _cases, _problems);
    }

    void ReadTitle(string line)
    {
        if (_heading is not null)
            Problem("a second heading of the first level");
        _heading ??= line[2..].Trim();
    }

    void BeginSection(string title)
    {
        EndCase();
        if (KindOf(title) is { } kind)
            _open = new OpenCase(kind, title, _at + 1);
        else
            _prose.Append("## ").Append(title).Append('\n');
    }

    void BeginFixed()
    {
        if (_open is null || _open.Fixed is not null)
            Problem("\"### Fixed\" belongs once under a \"## Bad\" case");
        else
            _open.Fixed = [];
    }

    void EndCase()
    {
        if (_open is not { } done)
            return;
        _open = null;
        if (done.Files.Count == 0)
            Problem($"\"{done.Title}\" (line {done.Line}) has no file: write ```nginx file=nginx.conf");
        if (done.Fixed is not null && done.Kind != CaseKind.Bad)
            Problem($"\"{done.Title}\" (line {done.Line}) has a \"### Fixed\", which only a bad case can have");
        _cases.Add(new PageCase(done.Kind, done.Title, done.Line, done.Files, done.Listed, done.Fixed));
    }

    void ReadFence(string opening)
    {
        var begin = _at;
        var ticks = opening.TakeWhile(c => c == '`').Count();
        var text = new StringBuilder();
        for (_at++; ; _at++)
        {
            if (_at == _lines.Length)
            {
                Problem($"the fence of line {begin + 1} is never closed");
                return;
            }
            var line = _lines[_at].TrimEnd();
            if (line.Length >= ticks && line.All(c => c == '`'))
                break;
            text.Append(_lines[_at]).Append('\n');
        }
        var info = opening[ticks..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var path = Array.Find(info, word => word.StartsWith("file=", StringComparison.Ordinal))?["file=".Length..];
        if (path is not null)
            AddFile(info[0], path, text.ToString(), begin);
        else if (info is ["expect"])
            AddListed(text.ToString(), begin);
    }

    void AddFile(string language, string path, string text, int begin)
    {
        var files = _open?.Fixed ?? _open?.Files;
        var format = PageFormats.Of(language, path);
        if (files is null)
            Problem($"line {begin + 1}: a fence with file= belongs under \"## Bad\", \"## Good\" or \"## Near miss\"");
        else if (format is null)
            Problem($"line {begin + 1}: \"{language}\" is no language of the page format");
        else if (path.StartsWith('/') || path.Split('/').Any(part => part is "" or "." or ".."))
            Problem($"line {begin + 1}: file={path} must be a plain relative path");
        else if (files.Exists(file => file.Path == path))
            Problem($"line {begin + 1}: file={path} is there twice");
        else
            files.Add(new PageFile(path, format.Value, text));
    }

    void AddListed(string text, int begin)
    {
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (ExpectationReader.ReadListed(line) is { } expectation && _open is not null)
                _open.Listed.Add(expectation);
            else
                Problem($"line {begin + 1}: this is no expectation of a case: {line}");
        }
    }

    void Problem(string text) => _problems.Add(text);

    static CaseKind? KindOf(string title)
    {
        foreach (var (word, kind) in new[] { ("Bad", CaseKind.Bad), ("Good", CaseKind.Good), ("Near miss", CaseKind.NearMiss) })
        {
            if (title == word || (title.StartsWith(word, StringComparison.Ordinal) && title[word.Length] is ':' or ' '))
                return kind;
        }
        return null;
    }

    sealed class OpenCase(CaseKind kind, string title, int line)
    {
        public CaseKind Kind => kind;

        public string Title => title;

        public int Line => line;

        public List<PageFile> Files { get; } = [];

        public List<Expectation> Listed { get; } = [];

        public List<PageFile>? Fixed { get; set; }
    }
}
