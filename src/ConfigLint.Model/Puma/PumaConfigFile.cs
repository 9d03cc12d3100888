using ConfigLint.Model.Values;
using ConfigLint.Syntax.Ruby;

namespace ConfigLint.Model.Puma;

/// <summary>A configuration file of Puma as one process reads it: what it calls, and what that leaves set.</summary>
public sealed class PumaConfigFile
{
    private readonly RubyState _state;

    private PumaConfigFile(SourceFile file, RubyState state, IReadOnlyList<PumaCall> calls)
    {
        File = file;
        _state = state;
        Calls = calls;
    }

    public SourceFile File { get; }

    /// <summary>All calls that may be made, in the order of the text; of those under a condition that is certain only the ones that are made.</summary>
    public IReadOnlyList<PumaCall> Calls { get; }

    /// <summary>No code stands in it that could change settings unseen.</summary>
    public bool IsFollowed => _state is { Lost: null, IsEnded: false };

    /// <summary>Null when the file does not set it.</summary>
    internal PumaSetting? Find(string setting) => _state.IsEnded ? new PumaSetting.Unknown(_state.Lost ?? "the file stops Ruby before its end") : _state.Setting(setting);

    internal static PumaConfigFile Read(SourceFile file, IProcessEnvironment environment)
    {
        var reader = new Reader();
        var evaluator = new RubyEvaluator(environment, reader);
        if (file.Tree.Root is RubyFile root)
            evaluator.Run(root.Statements);
        reader.OfferPlugins(evaluator);
        return new PumaConfigFile(file, evaluator.State, reader.Calls);
    }

    private sealed class Reader : IRubyMethods
    {
        private bool _hasPluginThatSets;

        public List<PumaCall> Calls { get; } = [];

        public string? SettingOf(string word) => PumaDsl.Find(word) is null ? null : PumaDsl.SettingOf(word);

        public Evaluated? Call(RubyEvaluator evaluator, RubyCall call)
        {
            if (PumaDsl.Find(call.Name) is not { } method || call.Name == "load")
                return null;
            var values = evaluator.Values(call.Arguments);
            var made = new PumaCall(call, values, evaluator.IsCertain);
            Calls.Add(made);
            if (call.Block is { } block && !method.IsHook)
                evaluator.Skip(block.Span, call.Source);
            // Of the plugins that people use, the one that sets workers, threads and port.
            _hasPluginThatSets |= call.Name == "plugin" && values is [{ Value: ConfigValue.Symbol { Name: "heroku" } or ConfigValue.Text { Value: "heroku" } }];
            if (call.Name is "get" or "default_host")
                return Evaluated.Unknown("it is read back from Puma");
            Set(evaluator, made);
            return Evaluated.Unknown($"what {call.Name} gives is not known");
        }

        /// <summary>Puma lets its plugins change settings when the file is read (Puma::DSL#_offer_plugins); one that is known does.</summary>
        public void OfferPlugins(RubyEvaluator evaluator)
        {
            if (_hasPluginThatSets)
                evaluator.Lose("the plugin heroku changes settings");
        }

        private static void Set(RubyEvaluator evaluator, PumaCall call)
        {
            var setting = PumaDsl.SettingOf(call.Name);
            var state = evaluator.State;
            PumaSetting next = new PumaSetting.Called([call]);
            if (call.Name == "clear_binds!")
                next = new PumaSetting.Called([]);
            else if (setting == "bind" && state.Setting(setting) is { } before)
                next = before is PumaSetting.Called { Calls: { Count: < MostBinds } calls } ? new PumaSetting.Called([.. calls, call]) : new PumaSetting.Unknown("the other addresses are not known");
            evaluator.State = state.With(setting, next);
        }

        private const int MostBinds = 100;
    }
}
