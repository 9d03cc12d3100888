using ConfigLint.Syntax.Text;

namespace ConfigLint.Model;

/// <summary>Something a rule can look at: a hop, an upstream group, a server, a whole configuration.</summary>
public abstract class ModelElement
{
    protected ModelElement(string name, Location at)
    {
        Name = name;
        At = at;
    }

    /// <summary>What a message calls it, such as <c>upstream "app"</c> or <c>pool "www"</c>.</summary>
    public string Name { get; }

    /// <summary>The words that define it: where a finding about the whole element stands.</summary>
    public Location At { get; }

    public override string ToString() => $"{Name} ({At})";
}
