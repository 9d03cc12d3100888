using ConfigLint.Model.Values;
using ConfigLint.Syntax.Ruby;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Model.Puma;

/// <summary>A call of one of Puma's configuration methods.</summary>
public sealed class PumaCall
{
    internal PumaCall(RubyCall syntax, IReadOnlyList<Evaluated> arguments, bool isCertain)
    {
        Syntax = syntax;
        Arguments = arguments;
        IsCertain = isCertain;
    }

    public RubyCall Syntax { get; }

    public string Name => Syntax.Name;

    public Location At => Syntax.Location;

    /// <summary>Values of the arguments without a key; all unknown when a splat hides how many there are.</summary>
    public IReadOnlyList<Evaluated> Arguments { get; }

    /// <summary>Ruby makes this call whenever it reads the file: no condition that is open here stands above it.</summary>
    public bool IsCertain { get; }

    /// <summary>Integer() of an argument; null when it is missing, not known, no integer, or depends on a variable that nothing in the stack sets.</summary>
    public long? WrittenInteger(int index) => IsWritten(index) ? RubyNumbers.Integer(Arguments[index].Value) : null;

    /// <summary>The argument is certain to be what Integer() refuses, such as "20s" or nil.</summary>
    public bool IsWrittenAsNoInteger(int index) => IsWritten(index) && RubyNumbers.IsNoInteger(Arguments[index].Value);

    private bool IsWritten(int index) => index < Arguments.Count && Arguments[index].Reads.All(read => read.Value is EnvironmentValue.Set);

    internal bool GivesTheSameAs(PumaCall other) => ReferenceEquals(this, other)
        || (Name == other.Name && Arguments.Count == other.Arguments.Count && Arguments.Zip(other.Arguments).All(pair => RubyValues.IsSame(pair.First.Value, pair.Second.Value)));
}

/// <summary>What a file says about one setting.</summary>
internal abstract record PumaSetting
{
    private PumaSetting()
    {
    }

    /// <summary>The call that counts; of a setting that adds up, all calls that count; none after clear_binds!.</summary>
    public sealed record Called(IReadOnlyList<PumaCall> Calls) : PumaSetting;

    public sealed record Unknown(string Reason) : PumaSetting;

    /// <summary>Null stands for a setting that is not written.</summary>
    public static PumaSetting Join(PumaSetting? left, PumaSetting? right)
    {
        if (left is Called a && right is Called b && a.Calls.Count == b.Calls.Count && a.Calls.Zip(b.Calls).All(pair => pair.First.GivesTheSameAs(pair.Second)))
            return a;
        return left as Unknown ?? right as Unknown ?? new Unknown("it is set under a condition that is not known here");
    }
}
