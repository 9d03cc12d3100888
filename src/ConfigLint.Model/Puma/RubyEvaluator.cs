using System.Numerics;
using ConfigLint.Model.Values;
using ConfigLint.Syntax.Ruby;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Model.Puma;

/// <summary>The methods that a Ruby file may call without a receiver, beyond Ruby's own.</summary>
internal interface IRubyMethods
{
    /// <summary>Null when there is no such method.</summary>
    Evaluated? Call(RubyEvaluator evaluator, RubyCall call);

    /// <summary>The setting that a word stands for in code that is not followed; null for other words.</summary>
    string? SettingOf(string word);
}

/// <summary>
/// Follows the part of Ruby that configuration files use from statement to statement, and says what values its expressions have. Nothing is
/// run: no method of the file's own, no command, no file, no library. What it cannot follow becomes unknown. It never throws, and its work
/// is bounded whatever the file.
/// </summary>
internal sealed partial class RubyEvaluator
{
    // Real files take some hundred steps.
    private const int MostWork = 200_000;

    private readonly IProcessEnvironment _environment;
    private readonly IRubyMethods? _methods;
    private readonly Dictionary<string, RubyDefinition> _definitions = new(StringComparer.Ordinal);
    private int _openConditions;
    private int _work;

    public RubyEvaluator(IProcessEnvironment environment, IRubyMethods? methods = null)
    {
        _environment = environment;
        _methods = methods;
    }

    public RubyState State { get; set; } = RubyState.Start;

    /// <summary>What is met now is run whenever the file is.</summary>
    public bool IsCertain => _openConditions == 0;

    /// <summary>The value of a piece of Ruby, such as that of an ERB tag.</summary>
    public static Evaluated EvaluateText(string ruby, IProcessEnvironment environment) =>
        RubyParser.ParseText(SourceText.From(ruby)) is { Errors.Count: 0, Root: RubyFile file } ? new RubyEvaluator(environment).Run(file.Statements) : Evaluated.Unknown("it is not Ruby");

    /// <summary>The value of the last statement.</summary>
    public Evaluated Run(IReadOnlyList<RubyExpression> statements)
    {
        var last = Evaluated.Of(RubyValues.Nil);
        foreach (var statement in statements)
        {
            if (State.IsEnded)
                break;
            last = Evaluate(statement);
        }
        return last;
    }

    public Evaluated Evaluate(RubyExpression expression)
    {
        if (++_work > MostWork)
        {
            State = RubyState.Start.Lose("the file takes too many steps to follow") with { IsEnded = true };
            return Evaluated.Unknown("the file takes too many steps to follow");
        }
        return expression switch
        {
            RubyLiteral literal => Evaluated.Of(Literal(literal)),
            RubyString text => Interpolate(text),
            RubyHeredoc => Evaluated.Of(new ConfigValue.SomeText()),
            RubyWords words => Evaluated.Of(Words(words)),
            RubyVariable variable => Variable(variable.Name),
            RubyConstant constant => Constant(constant),
            RubyArray array => Array(array),
            RubyHash => Evaluated.Of(new ConfigValue.Object("a hash")),
            RubyLambda lambda => Skip(lambda.Block.Span, lambda.Source, new ConfigValue.Object("a lambda")),
            RubyRange => Evaluated.Of(new ConfigValue.Object("a range")),
            RubyParenthesized inner => Run(inner.Statements),
            RubyUnary unary => Unary(unary),
            RubyBinary binary => Binary(binary),
            RubyConditional or RubyIf or RubyCase or RubyModifier or RubyBegin or RubyLoop => Branches(expression),
            RubyAssignment assignment => Assign(assignment),
            RubyIndex index => Index(index),
            RubyCall call => Call(call),
            RubyKeywordCall keyword => Leave(keyword),
            RubyDefinition definition => Define(definition),
            RubyOpaqueExpression opaque => Skip(opaque.Span, opaque.Source),
            _ => Evaluated.Unknown("it is not followed"),
        };
    }

    /// <summary>Code that is not understood may have changed every setting so far.</summary>
    public Evaluated Lose(string reason)
    {
        State = State.Lose(reason);
        return Evaluated.Unknown(reason);
    }

    /// <summary>Code that is passed over: whatever variable or setting it names may have another value behind it.</summary>
    public Evaluated Skip(TextSpan span, SourceText source, ConfigValue? value = null)
    {
        const string Reason = "it is set in code that is not followed";
        var text = source.AsSpan(span);
        _work += text.Length / 16;
        for (var at = 0; at < text.Length; at++)
        {
            if (!IsWordPart(text[at]))
                continue;
            var start = at;
            while (at < text.Length && IsWordPart(text[at]))
                at++;
            if (at < text.Length && text[at] == '!')
                at++;
            var word = text[start..at].ToString();
            if (word is "@options" or "@config" or "eval" or "instance_eval" or "instance_exec" or "send" or "public_send")
                return Lose($"{word} is called in code that is not followed");
            if (State.Names.ContainsKey(word))
                State = State.With(word, Evaluated.Unknown(Reason));
            if (_methods?.SettingOf(word) is { } setting)
                State = State.With(setting, new PumaSetting.Unknown(Reason));
        }
        return value is null ? Evaluated.Unknown("it is not followed") : Evaluated.Of(value);
    }

    private static bool IsWordPart(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '@' || c > 127;

    private static ConfigValue Literal(RubyLiteral literal) => literal.LiteralKind switch
    {
        RubyLiteralKind.Nil => RubyValues.Nil,
        RubyLiteralKind.True => new ConfigValue.Boolean(true),
        RubyLiteralKind.False => new ConfigValue.Boolean(false),
        RubyLiteralKind.Number when literal.IntegerValue is { } whole => Whole(whole),
        RubyLiteralKind.Number when literal.FloatValue is { } fraction => new ConfigValue.Real(fraction),
        RubyLiteralKind.Symbol when literal.Value is string name => new ConfigValue.Symbol(name),
        // The command is not run.
        RubyLiteralKind.Command => new ConfigValue.SomeText(),
        RubyLiteralKind.Place when literal.Text == "__FILE__" => new ConfigValue.SomeText(),
        RubyLiteralKind.Self or RubyLiteralKind.Regex => new ConfigValue.Object(literal.Text.Length > 20 ? "a pattern" : literal.Text),
        _ => new ConfigValue.Unknown("the literal is not read"),
    };

    private static ConfigValue Whole(BigInteger value) =>
        value >= long.MinValue && value <= long.MaxValue ? new ConfigValue.Integer((long)value) : new ConfigValue.Unknown("the number is too large");

    private static ConfigValue Words(RubyWords words)
    {
        if (words.Source.Text[words.Span.Start + 1] is 'W' or 'I' && words.Text.Contains('#', StringComparison.Ordinal))
            return new ConfigValue.Unknown("there is code in the list");
        return new ConfigValue.Sequence([.. words.Words.Select(ConfigValue (word) => words.IsSymbols ? new ConfigValue.Symbol(word) : new ConfigValue.Text(word))]);
    }

    private Evaluated Interpolate(RubyString text)
    {
        if (!text.IsText)
            return Evaluated.Unknown("there is code in the literal");
        var value = "";
        var isKnown = true;
        var reads = Evaluated.Of(RubyValues.Nil);
        foreach (var part in text.Parts)
        {
            var inner = part.Code is { } code ? Run(code.Statements) : Evaluated.Of(part.Text is { } plain ? new ConfigValue.Text(plain) : new ConfigValue.SomeText());
            reads = reads with { Reads = RubyValues.Reads(reads, inner) };
            if (isKnown && RubyValues.Text(inner.Value) is { } known && value.Length + known.Length <= RubyValues.LongestText)
                value += known;
            else
                isKnown = false;
        }
        return reads with { Value = isKnown ? new ConfigValue.Text(value) : new ConfigValue.SomeText() };
    }

    private Evaluated Variable(string name) => State.Names.TryGetValue(name, out var value) ? value : Evaluated.Unknown($"{name} is not known");

    private Evaluated Constant(RubyConstant constant) => constant.Name switch
    {
        "Float::INFINITY" => Evaluated.Of(new ConfigValue.Real(double.PositiveInfinity)),
        "ENV" => Evaluated.Of(new ConfigValue.Object("ENV")),
        var name => Variable(name),
    };

    private Evaluated Array(RubyArray array)
    {
        if (array.Elements.Any(element => element is RubySplat or RubyPair))
            return Evaluated.Unknown("the list has parts that are not known");
        var items = array.Elements.Select(Evaluate).ToList();
        // Lists in lists could be doubled line by line; no setting needs them.
        return new Evaluated(
            new ConfigValue.Sequence([.. items.Select(item => item.Value is ConfigValue.Sequence ? new ConfigValue.Unknown("a list in a list") : item.Value)]),
            RubyValues.Reads([.. items]));
    }

    private Evaluated Unary(RubyUnary unary)
    {
        if (unary.Operator == "defined?")
            return Evaluated.Unknown("what is defined is known only when Ruby runs");
        var operand = Evaluate(unary.Operand);
        ConfigValue? value = unary.Operator switch
        {
            "!" or "not" => RubyValues.IsTruthy(operand.Value) is { } truth ? new ConfigValue.Boolean(!truth) : null,
            "-" => RubyArithmetic.Binary("-", new ConfigValue.Integer(0), operand.Value),
            "+" => operand.Value,
            _ => null,
        };
        return operand with { Value = value ?? new ConfigValue.Unknown($"{unary.Operator} is not followed") };
    }

    private Evaluated Binary(RubyBinary binary)
    {
        var left = Evaluate(binary.Left);
        if (binary.Operator is "&&" or "and" or "||" or "or")
            return Logic(left, binary.Operator is "&&" or "and", () => Evaluate(binary.Right));
        var right = Evaluate(binary.Right);
        var value = RubyArithmetic.Binary(binary.Operator, left.Value, right.Value);
        return new Evaluated(value ?? new ConfigValue.Unknown($"the result of {binary.Operator} is not known"), RubyValues.Reads(left, right));
    }
}
