using ConfigLint.Model.Values;
using ConfigLint.Syntax;
using ConfigLint.Syntax.Ruby;

namespace ConfigLint.Model.Puma;

/// <summary>Conditions: a way that is certain is taken; of two that may be taken only what they have in common is known.</summary>
internal sealed partial class RubyEvaluator
{
    /// <summary><c>a || b</c> and <c>a &amp;&amp; b</c>. As values they take a variable that nothing sets for unset.</summary>
    private Evaluated Logic(Evaluated left, bool isAnd, Func<Evaluated> right)
    {
        var truth = RubyValues.IsTruthy(left.Value);
        if (RubyValues.Decide(left) is { } certain && certain != isAnd)
            return left;
        var before = State;
        _openConditions += RubyValues.Decide(left) is null ? 1 : 0;
        var other = right();
        if (RubyValues.Decide(left) is null)
        {
            _openConditions--;
            State = RubyState.Join(before, State, ref _work);
        }
        if (truth is null)
            return new Evaluated(new ConfigValue.Unknown("it depends on a condition that is not known here"), RubyValues.Reads(left, other));
        return truth == isAnd ? other with { Reads = RubyValues.Reads(left, other) } : left;
    }

    private Evaluated Branches(RubyExpression expression) => expression switch
    {
        _ when IsTorn(expression) => Skip(expression.Span, expression.Source),
        RubyConditional choice => Choose(Evaluate(choice.Condition), () => Evaluate(choice.WhenTrue), () => Evaluate(choice.WhenFalse)),
        RubyIf block => Clauses(block.Clauses, 0),
        RubyCase block => Case(block),
        RubyModifier { Keyword: "if" } modifier => Choose(Evaluate(modifier.Condition), () => Evaluate(modifier.Body), Nothing),
        RubyModifier { Keyword: "unless" } modifier => Choose(Evaluate(modifier.Condition), Nothing, () => Evaluate(modifier.Body)),
        RubyModifier { Keyword: "rescue" } modifier => Rescue(() => Evaluate(modifier.Body), [() => Evaluate(modifier.Condition)]),
        RubyBegin block => Begin(block),
        _ => Skip(expression.Span, expression.Source),
    };

    /// <summary>The parser has passed over a part of it, perhaps a clause.</summary>
    private static bool IsTorn(RubyExpression expression) => expression.Children()
        .Any(child => child.Node is SkippedTokens or RubyOpaqueExpression || (child.Node is RubyClause clause && clause.Children().Any(part => part.Node is SkippedTokens)));

    private static Evaluated Nothing() => Evaluated.Of(RubyValues.Nil);

    private Evaluated Choose(Evaluated condition, Func<Evaluated> whenTrue, Func<Evaluated> whenFalse)
    {
        var value = RubyValues.Decide(condition) switch
        {
            true => whenTrue(),
            false => whenFalse(),
            null => Either([whenTrue, whenFalse]),
        };
        return condition.Reads.Count == 0 ? value : value with { Reads = RubyValues.Reads(value, condition) };
    }

    /// <summary>Any one of them is run.</summary>
    private Evaluated Either(IReadOnlyList<Func<Evaluated>> ways)
    {
        var before = State;
        _openConditions++;
        var value = ways[0]();
        var after = State;
        foreach (var way in ways.Skip(1))
        {
            State = before;
            var other = way();
            value = after.IsEnded ? other : State.IsEnded ? value : RubyValues.Join(value, other);
            after = RubyState.Join(after, State, ref _work);
        }
        _openConditions--;
        State = after;
        return value;
    }

    private Evaluated Clauses(IReadOnlyList<RubyClause> clauses, int from)
    {
        // elsif after elsif: a loop would have to keep what is open; real files have few, and the tree's depth is spared by the limit.
        if (from >= clauses.Count)
            return Nothing();
        var clause = clauses[from];
        if (clause.Head.Count == 0)
            return Run(clause.Body);
        if (from >= MostClauses)
            return Lose("there are too many conditions in a row");
        var condition = Evaluate(clause.Head[0]);
        return clause.Keyword == "unless"
            ? Choose(condition, () => Clauses(clauses, from + 1), () => Run(clause.Body))
            : Choose(condition, () => Run(clause.Body), () => Clauses(clauses, from + 1));
    }

    private const int MostClauses = 40;

    private Evaluated Case(RubyCase block)
    {
        var subject = block.Subject is { } expression ? Evaluate(expression) : Evaluated.Of(new ConfigValue.Boolean(true));
        var isCertain = subject.Reads.All(read => read.Value is EnvironmentValue.Set);
        var possible = new List<Func<Evaluated>>();
        var isDecided = false;
        foreach (var clause in block.Clauses)
        {
            var matches = clause.Keyword == "else" ? true : clause.Keyword == "when" && isCertain ? Matches(subject.Value, clause.Head) : null;
            if (matches == false)
                continue;
            possible.Add(() => Run(clause.Body));
            isDecided = matches == true;
            if (isDecided)
                break;
        }
        if (!isDecided)
            possible.Add(Nothing);
        return possible is [var only] ? only() : Either(possible);
    }

    /// <summary>One of the values of a <c>when</c> is the subject; null when that is not known.</summary>
    private bool? Matches(ConfigValue subject, IReadOnlyList<RubyExpression> heads)
    {
        bool? result = false;
        foreach (var head in heads)
        {
            var one = head.Unwrap() is RubyRange range ? IsIn(subject, range) : head is RubySplat ? null : RubyValues.AreEqual(subject, Evaluate(head).Value);
            if (one == true)
                return true;
            result = one is null ? null : result;
        }
        return result;
    }

    private bool? IsIn(ConfigValue subject, RubyRange range)
    {
        var from = range.From is { } low ? RubyValues.Compare(Evaluate(low).Value, subject) : -1;
        var to = range.To is { } high ? RubyValues.Compare(subject, Evaluate(high).Value) : -1;
        return from is null || to is null ? null : from <= 0 && (range.ExcludesEnd && range.To is not null ? to < 0 : to <= 0);
    }

    private Evaluated Begin(RubyBegin block)
    {
        var body = block.Clauses[0];
        var otherwise = block.Clauses.FirstOrDefault(clause => clause.Keyword == "else");
        var rescues = block.Clauses.Where(clause => clause.Keyword == "rescue").Select(Func<Evaluated> (clause) => () => Run(clause.Body)).ToList();
        Evaluated All()
        {
            var value = Run(body.Body);
            return otherwise is null ? value : Run(otherwise.Body);
        }

        var result = rescues.Count == 0 ? All() : Rescue(All, rescues);
        if (block.Clauses.FirstOrDefault(clause => clause.Keyword == "ensure") is { } ensure)
            Run(ensure.Body);
        return result;
    }

    /// <summary>The body is run, or breaks off somewhere and one of the rescues is run.</summary>
    private Evaluated Rescue(Func<Evaluated> body, IReadOnlyList<Func<Evaluated>> rescues)
    {
        var before = State;
        Func<Evaluated> Broken(Func<Evaluated> rescue) => () =>
        {
            // What the body did before it broke off may stand.
            body();
            State = RubyState.Join(State with { IsEnded = false }, before, ref _work);
            return rescue();
        };
        return Either([body, .. rescues.Select(Broken)]);
    }

    /// <summary><c>return</c>, <c>next</c> and the like: how the file goes on from here is not followed.</summary>
    private Evaluated Leave(RubyKeywordCall keyword) => Lose($"{keyword.Keyword} leaves the file early");
}
