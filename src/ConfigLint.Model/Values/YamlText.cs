using ConfigLint.Syntax.Text;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Model.Values;

/// <summary>The value of a scalar as a text of its own, for the readers of what stands in it, with the way back to places of the file.</summary>
internal static class YamlText
{
    public static Location At(YamlNode node) => new(node.Source, node.Span);

    public static (SourceText Text, Func<TextSpan, Location> Locate) Of(YamlScalar scalar) =>
        (SourceText.From(scalar.Value, scalar.Source.Path), span => new Location(scalar.Source, scalar.ToFileSpan(span)));
}
