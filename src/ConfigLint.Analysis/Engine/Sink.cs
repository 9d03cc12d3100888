using ConfigLint.Model;
using ConfigLint.Syntax;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Analysis;

/// <summary>Calls actions one after another and keeps what they report. One of them serves one file or stack on one thread.</summary>
internal sealed class Sink
{
    private readonly Action<Diagnostic> _report;
    private readonly Location _fallback;
    private DiagnosticDescriptor _rule = RunRules.RuleFailed;

    /// <param name="fallback">Where a failure stands whose subject has no place of its own.</param>
    public Sink(Location fallback)
    {
        _fallback = fallback;
        _report = Report;
    }

    public List<Diagnostic> Diagnostics { get; } = [];

    public List<RuleFailure> Failures { get; } = [];

    /// <summary>Calls the actions for one subject. One that throws leaves nothing but its failure; the others run.</summary>
    public void Run(RuleAction[] actions, object subject, Stack stack)
    {
        foreach (var action in actions)
        {
            var before = Diagnostics.Count;
            _rule = action.Rule;
            try
            {
                action.Invoke(subject, stack, _report);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Diagnostics.RemoveRange(before, Diagnostics.Count - before);
                Failures.Add(new RuleFailure(action.Rule, PlaceOf(subject), e));
            }
        }
    }

    private void Report(Diagnostic diagnostic)
    {
        if (diagnostic.Descriptor.Id != _rule.Id)
            throw new InvalidOperationException($"it reported {diagnostic.Descriptor.Id}, which is another rule's");
        Check(diagnostic.Location);
        foreach (var related in diagnostic.Related)
            Check(related.Location);
        foreach (var step in diagnostic.Path)
            Check(step.Location);
        Diagnostics.Add(diagnostic);
    }

    // Reporters cut the text at these places; a place outside is the rule's fault and must not become theirs.
    private static void Check(Location location)
    {
        var (source, span) = location;
        if (source is null || span.Start < 0 || span.Length < 0 || span.End > source.Length)
            throw new InvalidOperationException($"it reported a place outside the text: {source?.Path} {span}");
    }

    private Location PlaceOf(object subject) => subject switch
    {
        SyntaxNode node => node.Location,
        ModelElement element => element.At,
        Link link => link.From.At,
        Route { Hops: [var first, ..] } => first.At,
        Stack { Elements: [var first, ..] } => first.At,
        _ => _fallback,
    };
}

/// <summary>A rule threw.</summary>
internal sealed record RuleFailure(DiagnosticDescriptor Rule, Location At, Exception Exception);
