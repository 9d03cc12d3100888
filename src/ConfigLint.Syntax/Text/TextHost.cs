namespace ConfigLint.Syntax.Text;

/// <summary>The file that a text was taken out of, such as an nginx configuration in a ConfigMap, and where the text stands in it.</summary>
public abstract class TextHost
{
    /// <summary>The file itself: never a text inside another.</summary>
    public abstract SourceText Source { get; }

    public abstract TextSpan ToHostSpan(TextSpan span);

    /// <summary>Null when the change cannot be made in the file without changing more.</summary>
    public abstract TextEdit? ToHostEdit(TextEdit edit);
}
