using System.Collections.Frozen;
using ConfigLint.Model;
using ConfigLint.Syntax;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Analysis;

/// <summary>Makes the CL0 diagnostics of what parsers, binders and failing rules left behind.</summary>
internal static class RunDiagnostics
{
    /// <summary>More faults of one file than this are only counted: a binary read as a config has one a line.</summary>
    public const int MostSyntaxErrors = 100;

    private const int LongestMessage = 200;

    private static readonly FrozenDictionary<string, DiagnosticDescriptor> Rules = RunRules.All.ToFrozenDictionary(rule => rule.Id);

    /// <summary>False when the file's parser itself failed, so that there is no tree.</summary>
    public static bool TryAddSyntaxErrors(SourceFile file, List<Diagnostic> diagnostics)
    {
        IReadOnlyList<SyntaxError> errors;
        try
        {
            errors = file.Tree.Errors;
        }
        catch (Exception e)
        {
            diagnostics.Add(Failed(StartOf(file.Source), $"{file.Source.Path} could not be read as {file.Format}: {Describe(e)}"));
            return false;
        }
        foreach (var error in errors.Take(MostSyntaxErrors))
        {
            var rule = error.Kind == SyntaxErrorKind.Limit ? RunRules.LimitReached : RunRules.SyntaxError;
            diagnostics.Add(Diagnostic.Create(rule, new Location(file.Source, error.Span), error.Message));
        }
        if (errors.Count > MostSyntaxErrors)
        {
            var first = new Location(file.Source, errors[MostSyntaxErrors].Span);
            diagnostics.Add(Diagnostic.Create(RunRules.LimitReached, first, $"{errors.Count - MostSyntaxErrors} more syntax errors of this file are not listed"));
        }
        return true;
    }

    public static Diagnostic Of(ModelProblem problem)
    {
        var diagnostic = Diagnostic.Create(Rules.GetValueOrDefault(problem.RuleId, RunRules.RuleFailed), problem.At, problem.Message);
        return problem.IsNote ? diagnostic with { Severity = DiagnosticSeverity.Note } : diagnostic;
    }

    /// <summary>One diagnostic for each rule and file, at the first place; the rest is counted.</summary>
    public static IEnumerable<Diagnostic> Of(IEnumerable<RuleFailure> failures) => failures
        .GroupBy(failure => (failure.Rule.Id, failure.At.Path))
        .Select(group =>
        {
            var first = group.MinBy(failure => failure.At.Span)!;
            var message = $"{Name(first.Rule)} failed in {first.At.Path} and is left out there: {Describe(first.Exception)}";
            return Failed(first.At, message) with { Count = group.Count() };
        });

    public static Diagnostic NotStarted(string rule, Exception exception, Location at) =>
        Failed(at, $"{rule} could not start and is left out of this run: {Describe(exception)}");

    public static string Name(DiagnosticDescriptor rule) => $"{rule.Id} {rule.Name}";

    public static Location StartOf(SourceText source) => new(source, default);

    private static Diagnostic Failed(Location at, string message) =>
        Diagnostic.Create(RunRules.RuleFailed, at, message) with { Help = "this is a fault of configlint, not of the file: please report it" };

    /// <summary>Type and message on one line, without a stack trace.</summary>
    private static string Describe(Exception exception) => Excerpt.Of($"{exception.GetType().Name}: {exception.Message}".ReplaceLineEndings(" "), LongestMessage);
}
