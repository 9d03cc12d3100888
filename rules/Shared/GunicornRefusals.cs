using ConfigLint.Model.Gunicorn;
using ConfigLint.Model.Values;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Rules;

/// <summary>Values with which gunicorn does not start.</summary>
internal static class GunicornRefusals
{
    /// <summary>Those of the file and of the options: each is checked, also one that another overrides.</summary>
    public static IEnumerable<GunicornGiven> Of(GunicornServer server, GunicornValueKind kind) =>
        (server.ConfigFile?.Given ?? []).Concat(server.Options).Where(given => GunicornOptions.Find(given.Name)?.Kind == kind && GunicornValues.IsRefused(kind, given.Value));

    /// <summary>The value in the words of a message.</summary>
    public static string Describe(ConfigValue value) => value switch
    {
        ConfigValue.Nothing => "None",
        ConfigValue.Text text => $"the text \"{Excerpt.Of(text.Value)}\"",
        ConfigValue.Integer integer => integer.Value.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ConfigValue.Real real => PythonText(real.Value),
        ConfigValue.SomeReal => "a fraction",
        ConfigValue.SomeInteger => "a number",
        ConfigValue.Sequence => "a list",
        ConfigValue.Mapping => "a dictionary",
        ConfigValue.Object other => other.What.Contains(' ', StringComparison.Ordinal) ? other.What : $"the module {other.What}",
        _ => "no such value",
    };

    private static string PythonText(double value)
    {
        var text = value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        return text.AsSpan().IndexOfAny('.', 'E') < 0 ? text + ".0" : text;
    }
}
