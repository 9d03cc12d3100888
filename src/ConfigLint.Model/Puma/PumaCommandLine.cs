using ConfigLint.Model.Launches;

namespace ConfigLint.Model.Puma;

/// <summary>A word that an option has for its value, or the option itself when it takes none.</summary>
internal sealed record PumaOptionValue(PumaOption Option, LaunchWord Word, string? Text);

/// <summary>The command line of a process that is Puma: <c>puma</c>, <c>pumactl start</c>, <c>rails server</c>.</summary>
internal sealed class PumaCommandLine
{
    private readonly List<PumaOptionValue> _values = [];

    private PumaCommandLine(Launch launch, bool isRails)
    {
        Launch = launch;
        IsRails = isRails;
    }

    public Launch Launch { get; }

    /// <summary>Started by <c>rails server</c>, which has an address of its own and tells Puma which environment it is.</summary>
    public bool IsRails { get; }

    /// <summary>Every option that is given is known.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>Null when the launch does not start Puma.</summary>
    public static PumaCommandLine? Read(Launch launch)
    {
        var (switches, first) = (launch.Program, launch.Arguments) switch
        {
            ("puma", _) => (PumaOptions.Puma, 0),
            ("rails", [{ Text: "server" or "s" }, ..]) => (PumaOptions.Rails, 1),
            ("pumactl", _) when launch.Arguments.Any(word => word.Text == "start") => (PumaOptions.Pumactl, 0),
            _ => (null, 0),
        };
        if (switches is null)
            return null;
        var line = new PumaCommandLine(launch, switches == PumaOptions.Rails) { IsComplete = launch.IsComplete };
        line.ReadWords(switches, [.. launch.Arguments.Skip(first)]);
        return line._values.Exists(value => value.Option == PumaOption.Elsewhere) ? null : line;
    }

    public IEnumerable<PumaOptionValue> All(PumaOption option) => _values.Where(value => value.Option == option);

    /// <summary>The one that counts: the last.</summary>
    public PumaOptionValue? Last(PumaOption option) => All(option).LastOrDefault();

    private void ReadWords(IReadOnlyList<PumaSwitch> switches, IReadOnlyList<LaunchWord> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            if (word.Text is not { } text)
            {
                ReadStart(switches, word);
                continue;
            }
            if (text == "--")
                return;
            if (text.Length < 2 || text[0] != '-')
                continue;
            ReadOption(switches, words, text, ref i);
        }
    }

    /// <summary>A word of which only the start is known, such as <c>--port=$PORT</c>.</summary>
    private void ReadStart(IReadOnlyList<PumaSwitch> switches, LaunchWord word)
    {
        var start = word.KnownPrefix;
        if (start is [not '-', ..])
            return;
        var isWhole = start.StartsWith("--", StringComparison.Ordinal) ? start.Contains('=', StringComparison.Ordinal) : start.Length > 1;
        // Else it may be any option, or the file of the application.
        if (isWhole && Find(switches, start, out _) is { Argument: not PumaArgument.None } found)
            _values.Add(new PumaOptionValue(found.Meaning, word, null));
        else
            IsComplete = false;
    }

    private void ReadOption(IReadOnlyList<PumaSwitch> switches, IReadOnlyList<LaunchWord> words, string text, ref int i)
    {
        var word = words[i];
        // "-qs" is "-q -s".
        for (var rest = text; rest is not null;)
        {
            if (Find(switches, rest, out var attached) is not { } found)
            {
                IsComplete = false;
                return;
            }
            var isShort = !rest.StartsWith("--", StringComparison.Ordinal);
            rest = isShort && attached is not null && found.Argument == PumaArgument.None ? "-" + attached : null;
            if (rest is not null)
                attached = null;
            if (attached is null && i + 1 < words.Count && (found.Argument == PumaArgument.Required || (found.Argument == PumaArgument.Optional && words[i + 1].Text is not ['-', ..])))
            {
                word = words[++i];
                attached = word.Text;
            }
            _values.Add(new PumaOptionValue(found.Meaning, word, attached));
        }
    }

    /// <summary>Long names may be cut short as long as they are one's own, as Ruby's OptionParser takes them.</summary>
    private static PumaSwitch? Find(IReadOnlyList<PumaSwitch> switches, string text, out string? attached)
    {
        attached = null;
        if (!text.StartsWith("--", StringComparison.Ordinal))
        {
            attached = text.Length > 2 ? text[2..] : null;
            return switches.FirstOrDefault(option => option.Short == text[1]);
        }
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? text[2..] : text[2..equals];
        attached = equals < 0 ? null : text[(equals + 1)..];
        if (switches.FirstOrDefault(option => option.Long == name) is { } exact)
            return exact;
        return switches.Where(option => option.Long.StartsWith(name, StringComparison.Ordinal)).ToList() is [var only] ? only : null;
    }
}
