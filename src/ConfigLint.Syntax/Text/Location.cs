namespace ConfigLint.Syntax.Text;

/// <summary>A span of one file: where a setting is written, where a diagnostic stands.</summary>
public readonly record struct Location(SourceText Source, TextSpan Span) : IComparable<Location>
{
    public string Path => Source.Path;

    public LinePosition Start => Source.GetLinePosition(Span.Start);

    public LinePosition End => Source.GetLinePosition(Span.End);

    public string Text => Source.ToString(Span);

    /// <summary>The place in the file, for a place in a text inside a file; else the place itself.</summary>
    public Location InFile => Source.Host is { } host ? new Location(host.Source, host.ToHostSpan(Span)) : this;

    public int CompareTo(Location other)
    {
        var byPath = string.CompareOrdinal(Path, other.Path);
        return byPath != 0 ? byPath : Span.CompareTo(other.Span);
    }

    public override string ToString() => $"{Path}:{InFile.Start}";

    public static bool operator <(Location left, Location right) => left.CompareTo(right) < 0;

    public static bool operator >(Location left, Location right) => left.CompareTo(right) > 0;

    public static bool operator <=(Location left, Location right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Location left, Location right) => left.CompareTo(right) >= 0;
}
