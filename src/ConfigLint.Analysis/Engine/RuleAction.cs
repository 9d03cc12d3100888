using ConfigLint.Model;

namespace ConfigLint.Analysis;

/// <summary>One registration of a rule: what it wants to see, and the call.</summary>
/// <param name="SubjectType">The action is called for subjects of this type and of types derived from it.</param>
internal sealed record RuleAction(DiagnosticDescriptor Rule, Type SubjectType, Action<object, Stack, Action<Diagnostic>> Invoke);
