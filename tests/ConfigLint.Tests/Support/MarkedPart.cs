namespace ConfigLint.Tests;

/// <summary>The part of a page between two marks: the tests write it, the text around it is written by hand.</summary>
/// <param name="Path">Of the page, from the repository's root.</param>
/// <param name="Name">What is between the marks.</param>
sealed record MarkedPart(string Path, string Name)
{
    string Begin => $"<!-- {Name}: written by the tests with UPDATE_GOLDEN=1 -->\n";

    string End => $"<!-- end of {Name} -->\n";

    /// <summary>The page with the part brought up to date.</summary>
    /// <exception cref="InvalidOperationException">A mark is missing.</exception>
    public string Update(string page, string part)
    {
        var begin = page.IndexOf(Begin, StringComparison.Ordinal);
        var end = page.IndexOf(End, StringComparison.Ordinal);
        if (begin < 0 || end < begin)
            throw new InvalidOperationException($"{Path} has lost its marks {Begin.Trim()} and {End.Trim()}");
        return page[..(begin + Begin.Length)] + part + page[end..];
    }

    /// <summary>The part is what the page has; UPDATE_GOLDEN=1 writes it there.</summary>
    public void Check(string part)
    {
        var written = File.ReadAllText(Repository.At(Path));
        var current = Update(written, part);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            File.WriteAllText(Repository.At(Path), current);
        else
            Assert.Equal(written, current);
    }
}
