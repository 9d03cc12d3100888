using ConfigLint.Model.Launches;
using ConfigLint.Model.Values;
using ConfigLint.Syntax.Python;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Model.Gunicorn;

/// <summary>What somebody gave a setting.</summary>
/// <param name="At">The assignment, or the word of the command line.</param>
/// <param name="Written">The expression in the configuration file; null for an option.</param>
public sealed record GunicornGiven(string Name, Evaluated Value, Location At, PythonExpression? Written = null);

/// <summary>The options of a gunicorn command or of GUNICORN_CMD_ARGS, read as argparse reads them.</summary>
public sealed class GunicornCommandLine
{
    private readonly Dictionary<string, GunicornGiven> _given = new(StringComparer.Ordinal);

    private GunicornCommandLine(bool isComplete) => IsComplete = isComplete;

    public static GunicornCommandLine Empty { get; } = new(isComplete: true);

    /// <summary>Every word was understood: a setting without an option here is not given here.</summary>
    public bool IsComplete { get; private set; }

    public IReadOnlyCollection<GunicornGiven> Given => _given.Values;

    public GunicornGiven? Find(string setting) => _given.GetValueOrDefault(setting);

    public static GunicornCommandLine Parse(IReadOnlyList<LaunchWord> words, bool isComplete)
    {
        var line = new GunicornCommandLine(isComplete);
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].Text is not { } text)
                line.Partly(words[i]);
            else if (text == "--")
                break;
            else if (!IsOption(text))
                continue; // The application, or what is passed to it.
            else if (text.StartsWith("--", StringComparison.Ordinal))
                line.Long(words, ref i, text);
            else
                line.Short(words, ref i, text);
        }
        return line;
    }

    /// <summary>A word with a variable in it: of <c>--workers=$N</c> and <c>-w$N</c> the option is known.</summary>
    private void Partly(LaunchWord word)
    {
        var prefix = word.KnownPrefix;
        var flag = prefix.StartsWith("--", StringComparison.Ordinal) ? prefix.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals ? prefix[..equals] : null
            : prefix.Length > 1 && prefix[0] == '-' ? prefix[..2] : null;
        if (flag is not null && GunicornOptions.FindFlag(flag) is { Arity: not '0' } option)
            Give(option, word, null);
        else if (prefix.Length == 0 || prefix[0] == '-')
            IsComplete = false;
    }

    private void Long(IReadOnlyList<LaunchWord> words, ref int i, string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (GunicornOptions.FindFlag(equals < 0 ? text : text[..equals]) is not { } option)
            IsComplete = false;
        else if (equals >= 0)
            Give(option, words[i], text[(equals + 1)..]);
        else
            Take(option, words, ref i);
    }

    /// <summary><c>-w4</c>, <c>-w=4</c>, <c>-w 4</c>, and switches together: <c>-DR</c>.</summary>
    private void Short(IReadOnlyList<LaunchWord> words, ref int i, string text)
    {
        for (var at = 1; at < text.Length; at++)
        {
            if (GunicornOptions.FindFlag($"-{text[at]}") is not { } option)
            {
                IsComplete = false;
                return;
            }
            if (option.Arity == '0')
            {
                Give(option, words[i], null);
            }
            else
            {
                if (at + 1 == text.Length)
                    Take(option, words, ref i);
                else
                    Give(option, words[i], text[(at + 1)..].TrimStart('='));
                return;
            }
        }
    }

    private void Take(GunicornOption option, IReadOnlyList<LaunchWord> words, ref int i)
    {
        if (option.Arity == '0')
        {
            Give(option, words[i], null);
        }
        else if (i + 1 < words.Count && (words[i + 1].Text is not { } next || !IsOption(next)))
        {
            i++;
            Give(option, words[i], words[i].Text);
        }
        else if (option.Arity != '?')
        {
            IsComplete = false;
        }
    }

    private void Give(GunicornOption option, LaunchWord word, string? text)
    {
        ConfigValue value = option.Arity == '0' ? new ConfigValue.Boolean(!option.Flags[0].StartsWith("--no-send", StringComparison.Ordinal))
            : text is null ? new ConfigValue.Unknown("the word is not known")
            // type=int of argparse is int(text), base 10.
            : option.Kind == GunicornValueKind.Integer && PythonValues.ParseInteger(text, 10) is { } number ? new ConfigValue.Integer(number)
            : option.Kind == GunicornValueKind.Integer && PythonValues.ParseInteger(text, 0) is not null ? new ConfigValue.Object($"{text}, which is no decimal number")
            : new ConfigValue.Text(text);
        var at = word.At;
        if (option.Arity == '+')
        {
            var before = _given.GetValueOrDefault(option.Name);
            at = before?.At ?? at;
            value = new ConfigValue.Sequence([.. ((before?.Value.Value as ConfigValue.Sequence)?.Items ?? []).Take(PythonValues.MaxItems), value]);
        }
        _given[option.Name] = new GunicornGiven(option.Name, new Evaluated(value, word.Reads), at);
    }

    /// <summary>argparse takes a word with a blank, and a negative number, for a value.</summary>
    private static bool IsOption(string text) =>
        text.Length > 1 && text[0] == '-' && !text.Contains(' ', StringComparison.Ordinal) && !(char.IsAsciiDigit(text[1]) && text.AsSpan(1).IndexOfAnyExceptInRange('.', '9') < 0);
}
