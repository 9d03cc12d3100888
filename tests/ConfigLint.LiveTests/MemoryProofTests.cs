using static ConfigLint.LiveTests.FpmServer;

namespace ConfigLint.LiveTests;

/// <summary>A pool in 96 MiB: what the kernel does when its children need more, what nginx answers, and configlint's verdict on the same files.</summary>
public sealed class MemoryProofTests
{
    const int MiB = 96;

    // With what PHP takes for itself this makes the 20 MiB a child of which the rule speaks.
    const string Taking = "/hold/16";

    /// <summary>Requests enough for all children of the bad one.</summary>
    const int Requests = 10;

    static readonly Proof[] Proofs =
    [
        new("CL3002", Children(10), Children(4), Visits.FirstOf(Requests, Taking), "502", "exited on signal 9 (SIGKILL)", "recv() failed (104: Connection reset by peer) while reading response header from upstream")
        {
            Beside = Front,
            GoodVisit = Visits.AllOf(Requests, Taking, held: 4),
        },
    ];

    public static IEnumerable<TheoryDataRow<int>> ProofRows => Proof.Rows(Proofs, "Memory ends");

    [Theory]
    [MemberData(nameof(ProofRows))]
    public async Task A_child_is_killed_when_all_of_them_need_more_memory_than_there_is(int number)
    {
        Assert.SkipUnless(IsInstalled, NotFound);
        Assert.SkipUnless(MemoryGroup.AreAllowed, MemoryGroup.Forbidden);
        using var group = new MemoryGroup(MiB << 20);
        await Proofs[number].Show((scene, text) => StartIn(group, scene, text));
    }

    static Task Front(Scene scene)
    {
        scene.Write(".configlint.yml", $"resources: {{ memory: {MiB}MiB }}\n");
        return StartFront(scene, "127.0.0.1:OTHER");
    }

    static string Children(int number) => Pool("listen = 127.0.0.1:OTHER", "pm = static", $"pm.max_children = {number}");
}
