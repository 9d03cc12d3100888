namespace ConfigLint.Model.Puma;

/// <summary>preload_app!, whose default depends on other settings.</summary>
internal static class PumaPreload
{
    private const string Name = "preload_app!";

    public static Setting<bool> Read(PumaSettings settings, Setting<int> workers, Setting<bool> pruneBundler)
    {
        if (settings.FromCommandLine(PumaOption.Preload) is { } word)
            return Setting<bool>.Known(Name, true, new Origin.Written(word.At));
        if (settings.CommandLine is { IsComplete: false })
            return Setting<bool>.Unknown(Name, "the command line is known in part");
        if (settings.File?.Find(Name) is PumaSetting.Called { Calls: [var call] })
            return call.Arguments.Count == 0 ? Setting<bool>.Known(Name, true, new Origin.Written(call.At)) : new PumaWritten(call.Arguments[0], call.At).As(Name, RubyValues.IsTruthy);
        if (settings.Missing(Name) is { } reason)
            return Setting<bool>.Unknown(Name, reason);
        if (settings.CommandLine is null)
            return Setting<bool>.Unknown(Name, PumaSettings.NoCommand);
        if (!workers.TryGet(out var count) || !pruneBundler.TryGet(out var prunes))
            return Setting<bool>.Unknown(Name, "the default depends on the workers");
        return VersionBounds.IsAtLeast(settings.Version, new Version(7, 0)) switch
        {
            // Puma::Configuration#set_conditional_default_options
            true => Default(count > 1 && !prunes, "Puma's default from 7.0"),
            _ when count <= 1 => Default(false, "Puma's default"),
            // Before 7.0 it was decided when only the environment had been read: workers of the file and of -w did not count.
            false when workers.Origin is Origin.Environment { Variable: "WEB_CONCURRENCY" } && settings.Written("workers", 0) is null => Default(true, "Puma's default before 7.0"),
            false => Default(false, "Puma's default before 7.0"),
            null => Setting<bool>.Unknown(Name, "the default is not the same in all versions"),
        };
    }

    private static Setting<bool> Default(bool value, string source) => Setting<bool>.Known(Name, value, new Origin.Default(source));
}
