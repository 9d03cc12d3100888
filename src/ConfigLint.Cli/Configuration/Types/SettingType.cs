using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using ConfigLint.Syntax.Yaml;

namespace ConfigLint.Cli.Configuration;

/// <summary>
/// One kind of value in <c>.configlint.yml</c>: how it is read, what is said when it is none, and what JSON Schema calls it.
/// The reader and the published schema come from the same description, so they cannot differ.
/// </summary>
internal abstract class SettingType<T>
{
    /// <summary>Adds an error and returns false when the node is no such value.</summary>
    /// <param name="node">No alias that can be resolved.</param>
    public abstract bool TryRead(YamlNode node, SettingsErrors errors, [MaybeNullWhen(false)] out T value);

    /// <summary>A new object on each call, so that a description can be added to it.</summary>
    public abstract JsonObject Schema();
}
