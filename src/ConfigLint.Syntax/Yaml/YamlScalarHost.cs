using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax.Yaml;

/// <summary>The file around a text that is a scalar's value.</summary>
public sealed class YamlScalarHost(YamlScalar scalar) : TextHost
{
    public override SourceText Source => scalar.Source;

    public override TextSpan ToHostSpan(TextSpan span) => scalar.ToFileSpan(span);

    public override TextEdit? ToHostEdit(TextEdit edit) => scalar.ToFileEdit(edit);

    /// <summary>The scalar's value as a text of its own, shown under the file's path.</summary>
    public static SourceText TextOf(YamlScalar scalar) => SourceText.From(scalar.Value, new YamlScalarHost(scalar));
}
