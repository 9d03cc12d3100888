using ConfigLint.Model.Launches;
using ConfigLint.Model.Values;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Model.Puma;

/// <summary>One written value, with what it depends on.</summary>
internal readonly record struct PumaWritten(Evaluated Value, Location At)
{
    public Setting<T> As<T>(string name, Func<ConfigValue, T?> convert)
        where T : struct =>
        convert(Value.Value) is { } known ? Setting<T>.Known(name, known, Value.OriginAt(At))
        : Setting<T>.Unknown(name, Value.Value is ConfigValue.Unknown unknown ? unknown.Reason : "the value is not known, or Puma refuses it");
}

/// <summary>What decides a Puma's settings, in the order of their weight: command line, configuration file, environment, defaults.</summary>
internal sealed class PumaSettings
{
    public const string NoCommand = "no command that starts Puma is known, and it may set it";

    public PumaCommandLine? CommandLine { get; init; }

    /// <summary>Null when there is none, or it is not known: <see cref="UnreadFile"/>.</summary>
    public PumaConfigFile? File { get; init; }

    /// <summary>Why a file that Puma reads is not known; null when <see cref="File"/> is all there is.</summary>
    public string? UnreadFile { get; init; }

    public required IProcessEnvironment Environment { get; init; }

    public Version? Version { get; init; }

    /// <summary>Ruby is known to be JRuby or TruffleRuby, where some defaults differ.</summary>
    public bool IsOtherRuby { get; init; }

    /// <summary>A setting that a command line or the environment may give as well.</summary>
    public Setting<long> Integer(string name, string method, int argument, PumaOption option, Func<ConfigValue, long?> convert, params ReadOnlySpan<string> variables)
    {
        if (FromCommandLine(option) is { } word)
            return option == PumaOption.Threads ? Threads(name, word, argument) : word.As(name, convert);
        if (CommandLine is { IsComplete: false })
            return Setting<long>.Unknown(name, "the command line is known in part");
        if (Written(method, argument) is { } written)
            return written.As(name, convert);
        if (Missing(method) is { } reason)
            return Setting<long>.Unknown(name, reason);
        if (CommandLine is null)
            return Setting<long>.Unknown(name, NoCommand);
        foreach (var variable in variables)
        {
            switch (Environment.Find(variable))
            {
                case EnvironmentValue.Set { Value.Length: > 0 } set:
                    return new PumaWritten(new Evaluated(new ConfigValue.Text(set.Value), [new EnvironmentRead(variable, set)]), set.At).As(name, convert);
                case EnvironmentValue.Unknown unknown:
                    return Setting<long>.Unknown(name, unknown.Reason);
                // Heroku and its like, which read Procfiles, set variables for Puma of their own accord.
                case EnvironmentValue.Unset when CommandLine.Launch.Kind == LaunchKind.Procfile:
                    return Setting<long>.Unknown(name, $"the platform may set {variable}");
            }
        }
        // The machine may still set the variable.
        return Default(name) is { IsKnown: true } known && variables.Length > 0
            ? Setting<long>.Known(name, known.Value, new Origin.EnvironmentDefault(variables[0], CommandLine.Launch.At))
            : Default(name);
    }

    /// <summary>A setting that only the file can give.</summary>
    public Setting<long> Integer(string name, Func<ConfigValue, long?> convert) =>
        Written(name, 0) is { } written ? written.As(name, convert)
        : Missing(name) is { } reason ? Setting<long>.Unknown(name, reason)
        : Default(name);

    /// <summary>A setting that its method without an argument, or an option, switches on.</summary>
    public Setting<bool> Flag(string name, PumaOption? option = null)
    {
        if (option is { } given && FromCommandLine(given) is { } word)
            return Setting<bool>.Known(name, true, word.Value.OriginAt(word.At));
        if (File?.Find(name) is PumaSetting.Called { Calls: [var call] })
            return call.Arguments.Count == 0
                ? Setting<bool>.Known(name, true, new Origin.Written(call.At))
                : new PumaWritten(call.Arguments[0], call.At).As(name, RubyValues.IsTruthy);
        if ((Missing(name) ?? (option is null ? null : CommandLine is null ? NoCommand : CommandLine.IsComplete ? null : "the command line is known in part")) is { } reason)
            return Setting<bool>.Unknown(name, reason);
        return Default(name).Select(value => value != 0);
    }

    public Setting<long> Default(string name) => PumaDefaults.Find(name, Version) is { } known && !(IsOtherRuby && name == "max_threads")
        ? Setting<long>.Known(name, known.Value, new Origin.Default(known.Source))
        : Setting<long>.Unknown(name, "the default is not the same in all versions");

    /// <summary>The argument of the call that counts; null when there is none.</summary>
    public PumaWritten? Written(string method, int argument)
    {
        if (File?.Find(method) is not PumaSetting.Called { Calls: [.., var call] })
            return null;
        // threads n stands for threads n, n.
        var index = method == "threads" && call.Arguments.Count == 1 ? 0 : argument;
        return new PumaWritten(index < call.Arguments.Count ? call.Arguments[index] : Evaluated.Unknown("Puma wants more arguments"), call.At);
    }

    /// <summary>Why it is not known that the file does not set it; null when it certainly does not.</summary>
    public string? Missing(string method) => UnreadFile ?? (File?.Find(method) as PumaSetting.Unknown)?.Reason;

    public PumaWritten? FromCommandLine(PumaOption option) => CommandLine?.Last(option) is { } value ? Of(value) : null;

    public static PumaWritten Of(PumaOptionValue value) =>
        new(new Evaluated(value.Text is { } text ? new ConfigValue.Text(text) : new ConfigValue.Unknown("a part of the command line is not known"), value.Word.Reads), value.Word.At);

    private static Setting<long> Threads(string name, PumaWritten word, int argument) => word.As(name, value =>
    {
        if (value is not ConfigValue.Text { Value: var text })
            return null;
        var parts = text.Split(':');
        return RubyNumbers.Integer(new ConfigValue.Text(argument < parts.Length && parts[argument].Length > 0 ? parts[argument] : parts[0]));
    });
}
