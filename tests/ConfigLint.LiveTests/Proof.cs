namespace ConfigLint.LiveTests;

/// <summary>What a client does, and what comes of it: "502", "no answer", "4 connections".</summary>
delegate Task<string> Visit(Scene scene);

/// <summary>A rule's promise: the bad file fails on a real server in this way and with these words in its log, the good one does not.</summary>
/// <param name="Bad">The server's file, with the placeholders of <see cref="Scene.Fill"/>.</param>
/// <param name="Failure">What the visit gives then; before it, "exit N" if the server refuses to start.</param>
sealed record Proof(string Rule, string Bad, string Good, Visit Visit, string Failure, params string[] Words)
{
    /// <summary>Where the end of a visit differs: what would never end with the bad one is let go with the good one.</summary>
    public Visit? GoodVisit { get; init; }

    public string Success { get; init; } = "200";

    /// <summary>Starts what is in front of the server or behind it, before the server.</summary>
    public Func<Scene, Task>? Beside { get; init; }

    public static IEnumerable<TheoryDataRow<int>> Rows(Proof[] proofs, string theory) =>
        proofs.Select((proof, i) => new TheoryDataRow<int>(i) { TestDisplayName = $"{theory}: {proof.Rule} ({i})" });

    /// <param name="start">Starts the servers of the proof on a file.</param>
    public async Task Show(Func<Scene, string, Task> start)
    {
        using (var scene = new Scene())
        {
            await Begin(scene, Bad);
            Assert.Equal(Failure, await Outcome(scene, Visit));
            foreach (var words in Words)
                await scene.UntilLogged(words);
            Assert.True(scene.IsReported(Rule), $"{Rule} is not reported:\n{scene.Fill(Bad)}");
        }
        using (var scene = new Scene())
        {
            await Begin(scene, Good);
            var outcome = await Outcome(scene, GoodVisit ?? Visit);
            Assert.True(Success == outcome, $"{outcome}, expected {Success}:\n{scene.Log}");
            Assert.False(scene.IsReported(Rule), $"{Rule} is reported:\n{scene.Fill(Good)}");
        }

        async Task Begin(Scene scene, string text)
        {
            if (Beside is { } beside)
                await beside(scene);
            await start(scene, text);
        }
    }

    static async Task<string> Outcome(Scene scene, Visit visit)
    {
        if (scene.Server.IsUp)
            return await visit(scene);
        var refusal = $"exit {scene.Server.ExitCode}";
        return scene.HasFront ? $"{refusal}, {await visit(scene)}" : refusal;
    }
}
