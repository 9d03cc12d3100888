using System.Net;

namespace ConfigLint.LiveTests;

/// <summary>A second machine: a network namespace at the other end of a cable.</summary>
sealed class Network : IDisposable
{
    const string Far = "02:00:00:00:00:02";

    static int _last = Environment.ProcessId;

    readonly int _number = Interlocked.Increment(ref _last) % 4000;

    public Network()
    {
        Namespaces.MustRun($"ip netns add {Name}");
        Namespaces.MustRun($"ip link add {Cable} type veth peer name far address {Far} netns {Name}");
        Namespaces.MustRun($"ip addr add {Prefix}.1/24 dev {Cable}");
        Namespaces.MustRun($"ip link set {Cable} up");
        Inside($"ip addr add {Address}/24 dev far");
        Inside("ip link set far up");
        Inside("ip link set lo up");
        Namespaces.MustRun($"ip neigh replace {Address} lladdr {Far} dev {Cable} nud permanent");
        // Somebody who takes packets and never answers.
        Namespaces.MustRun($"ip neigh replace {SilentAddress} lladdr 02:00:00:00:00:09 dev {Cable} nud permanent");
    }

    public string Name => $"configlint-{_number}";

    /// <summary>Of the second machine.</summary>
    public string Address => $"{Prefix}.2";

    /// <summary>Packets to it are lost.</summary>
    public string SilentAddress => $"{Prefix}.9";

    string Cable => $"cfgl{_number}";

    string Prefix => $"10.{100 + (_number / 250)}.{_number % 250}";

    /// <summary>From now on packets to <see cref="Address"/> are lost.</summary>
    public void Lose() => Inside($"ip addr del {Address}/24 dev far");

    public void Recover() => Inside($"ip addr add {Address}/24 dev far");

    /// <summary>Somebody has asked it for a connection, and waits.</summary>
    public bool IsBeingAsked
    {
        get
        {
            // The kernel writes the bytes of an address in the machine's order, and 02 for SYN_SENT.
            var remote = Convert.ToHexString([.. IPAddress.Parse(Address).GetAddressBytes().Reverse()]);
            return File.ReadLines("/proc/net/tcp").Any(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, _, var to, "02", ..] && to.StartsWith(remote, StringComparison.Ordinal));
        }
    }

    public void Dispose() => Namespaces.MustRun($"ip netns del {Name}");

    void Inside(string command) => Namespaces.MustRun($"ip netns exec {Name} {command}");
}
