namespace ConfigLint.Tests;

/// <summary>Damages texts at random, the same way for the same seed: inserts, deletes, replaces, doubles, splices, truncates.</summary>
internal sealed class TextMutator
{
    private readonly Random _random;
    private readonly IReadOnlyList<string> _seeds;
    private readonly IReadOnlyList<string> _fragments;

    /// <param name="fragments">What the language stumbles over: quotes, brackets, keywords, odd blanks.</param>
    public TextMutator(IReadOnlyList<string> seeds, IReadOnlyList<string> fragments, int seed)
    {
        _seeds = seeds;
        _fragments = fragments;
        _random = new Random(seed);
    }

    public string Next()
    {
        var text = _seeds[_random.Next(_seeds.Count)];
        if (text.Length > 6000)
            text = text.Substring(_random.Next(text.Length - 3000), 3000);
        for (var count = _random.Next(1, 4); count > 0; count--)
            text = Mutate(text);
        return text;
    }

    private string Mutate(string text)
    {
        var at = _random.Next(text.Length + 1);
        var length = Math.Min(text.Length - at, _random.Next(1, 12));
        switch (_random.Next(7))
        {
            case 0:
                return text.Insert(at, Fragment());
            case 1:
                return text.Remove(at, length);
            case 2:
                return text.Remove(at, Math.Min(1, length)).Insert(at, Fragment());
            case 3:
                return text.Insert(at, text.Substring(at, length));
            case 4:
                var other = _seeds[_random.Next(_seeds.Count)];
                var from = _random.Next(other.Length + 1);
                return text.Insert(at, other.Substring(from, Math.Min(other.Length - from, _random.Next(1, 200))));
            case 5:
                return text[..at];
            default:
                var target = _random.Next(text.Length - length + 1);
                return text.Remove(at, length).Insert(Math.Min(target, text.Length - length), text.Substring(at, length));
        }
    }

    private string Fragment() => _random.Next(8) == 0 ? ((char)_random.Next(1, 0x250)).ToString() : _fragments[_random.Next(_fragments.Count)];
}
