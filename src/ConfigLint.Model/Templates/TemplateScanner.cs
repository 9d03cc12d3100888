using System.Buffers;
using ConfigLint.Syntax;
using ConfigLint.Syntax.Nginx;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Model;

/// <summary>Finds the first template mark of a file in one pass: time is linear however the file is made.</summary>
internal sealed class TemplateScanner
{
    /// <summary>A tag that does not end within this many characters is none.</summary>
    private const int LongestTag = 512;

    private static readonly SearchValues<char> Starts = SearchValues.Create("{<$@#");

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    private readonly string _text;
    private readonly ConfigFormat _format;
    private readonly bool _hasExtension;
    private readonly bool _isForConfigure;
    private readonly List<TextSpan> _programs;
    private HashSet<string>? _variables;
    private int _program;

    // Of the line that was last looked at, as far as it was.
    private int _seen;
    private int _lineStart;
    private bool _isComment;
    private int _doubleQuotes;
    private int _singleQuotes;

    /// <param name="hasExtension">The file's name says that it is a template.</param>
    public TemplateScanner(SourceText source, ConfigFormat format, bool hasExtension)
    {
        _text = source.Text;
        _format = format;
        _hasExtension = hasExtension;
        _isForConfigure = source.Path.EndsWith(".in", StringComparison.Ordinal);
        _programs = format == ConfigFormat.Nginx && _text.Contains("_by_lua_block", StringComparison.Ordinal) ? ProgramsIn(source) : [];
    }

    public TextSpan? FindMark()
    {
        for (var at = 0; at < _text.Length; at++)
        {
            var found = _text.AsSpan(at).IndexOfAny(Starts);
            if (found < 0)
                return null;
            at += found;
            LookAtLineUpTo(at);
            if (_isComment || IsInProgram(at) || (_format == ConfigFormat.Yaml && IsQuoted(at)))
                continue;
            var length = MarkLength(at);
            if (length > 0)
                return new TextSpan(at, length);
        }
        return null;
    }

    private int MarkLength(int at)
    {
        var line = _text.AsSpan(at, Math.Min(LongestTag, _text.Length - at));
        var lineEnd = line.IndexOf('\n');
        if (lineEnd >= 0)
            line = line[..lineEnd];
        if (line.StartsWith("{{"))
            return Closed(line, "}}");
        if (IsTag(line, "{%"))
            return Closed(line, "%}");
        if (IsTag(line, "<%"))
            return Closed(line, "%>");
        return line[0] switch
        {
            '@' when _isForConfigure => ConfigureVariable(line),
            '@' => Placeholder(line, 1, '@'),
            '#' when line.StartsWith("#{") => Placeholder(line, 2, '}'),
            '$' when _format is ConfigFormat.Nginx => Substitution(line),
            _ => 0,
        };
    }

    /// <summary>Rules against attacks search for tags with patterns such as <c>&lt;%[^%]*</c>: only what people write behind a tag counts.</summary>
    private bool IsTag(ReadOnlySpan<char> line, string open) =>
        line.StartsWith(open) && (_hasExtension || (line.Length > open.Length && line[open.Length] is ' ' or '-' or '=' && !line[open.Length..].StartsWith("=?")));

    private static int Closed(ReadOnlySpan<char> line, string close)
    {
        var end = line.IndexOf(close, StringComparison.Ordinal);
        return end < 0 ? 0 : end + close.Length;
    }

    /// <summary><c>@NAME@</c> and <c>#{NAME}</c>, as images with an entry point of their own write it.</summary>
    private int Placeholder(ReadOnlySpan<char> line, int start, char end)
    {
        if (_format is not (ConfigFormat.Nginx or ConfigFormat.Apache or ConfigFormat.PhpFpm))
            return 0;
        var length = UpperCase(line[start..]);
        return length > 1 && start + length < line.Length && line[start + length] == end ? start + length + 1 : 0;
    }

    /// <summary><c>@name@</c> or <c>@@Name@@</c> in a file for configure.</summary>
    private static int ConfigureVariable(ReadOnlySpan<char> line)
    {
        var start = line.StartsWith("@@") ? 2 : 1;
        var length = line[start..].IndexOfAnyExcept(NameCharacters) is >= 0 and var end ? end : line.Length - start;
        return length > 1 && start + length < line.Length && line[start + length] == '@' ? start + length + 1 : 0;
    }

    /// <summary>envsubst: <c>${NAME:-default}</c> always; <c>${NAME}</c> when nothing in the file sets such a variable, since nginx's own are lower-case.</summary>
    private int Substitution(ReadOnlySpan<char> line)
    {
        var isBraced = line.StartsWith("${");
        var start = isBraced ? 2 : 1;
        var length = UpperCase(line[start..]);
        if (length < 2 || (!isBraced && !_hasExtension))
            return 0;
        var end = start + length;
        if (!isBraced)
            return end;
        if (end < line.Length && line[end] == ':')
            return Closed(line, "}");
        if (end >= line.Length || line[end] != '}')
            return 0;
        return (_variables ??= FindVariables()).Contains(line.Slice(start, length).ToString()) ? 0 : end + 1;
    }

    /// <summary>The upper-case names that stand behind a dollar sign without braces, as in <c>set $NAME</c>.</summary>
    private HashSet<string> FindVariables()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var at = _text.IndexOf('$', StringComparison.Ordinal); at >= 0; at = _text.IndexOf('$', at + 1))
        {
            var length = UpperCase(_text.AsSpan(at + 1, Math.Min(LongestTag, _text.Length - at - 1)));
            if (length > 0)
                names.Add(_text.Substring(at + 1, length));
        }
        return names;
    }

    private static int UpperCase(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && (char.IsAsciiLetterUpper(text[length]) || text[length] == '_' || (length > 0 && char.IsAsciiDigit(text[length]))))
            length++;
        return length;
    }

    private void LookAtLineUpTo(int at)
    {
        var lineBreak = _text.AsSpan(_seen, at - _seen).LastIndexOf('\n');
        if (lineBreak >= 0)
        {
            _lineStart = _seen + lineBreak + 1;
            (_isComment, _doubleQuotes, _singleQuotes) = (false, 0, 0);
            _seen = _lineStart;
        }
        var more = _text.AsSpan(_seen, at - _seen);
        _doubleQuotes += more.Count('"');
        _singleQuotes += more.Count('\'');
        var isFirst = _seen == _lineStart;
        if (isFirst)
            _isComment |= more.TrimStart() is [';', ..];
        if (_text[at] == '#')
            _isComment |= (isFirst && more.IsWhiteSpace()) || (_format is ConfigFormat.Nginx or ConfigFormat.Yaml && at > 0 && char.IsWhiteSpace(_text[at - 1]));
        _seen = at;
    }

    // A scalar in quotes is plain YAML whatever it holds: Argo, GitHub and Ansible write their own expressions there.
    private bool IsQuoted(int at) => _doubleQuotes % 2 == 1 || _singleQuotes % 2 == 1 || (at > 0 && _text[at - 1] == '$');

    /// <summary>Marks are met in the order of the text, and so are the programs.</summary>
    private bool IsInProgram(int at)
    {
        while (_program < _programs.Count && _programs[_program].End <= at)
            _program++;
        return _program < _programs.Count && _programs[_program].Contains(at);
    }

    /// <summary>The Lua of an nginx file, whose templates and tables are its own business.</summary>
    private static List<TextSpan> ProgramsIn(SourceText source) =>
        [.. NginxParser.ParseText(source).Root.Tokens().Where(token => token.Kind == SyntaxKind.LuaBody).Select(token => token.Span)];
}
