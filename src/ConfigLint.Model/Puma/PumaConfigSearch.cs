using ConfigLint.Model.Launches;
using ConfigLint.Model.Values;

namespace ConfigLint.Model.Puma;

/// <summary>Which configuration file a command reads: -C, else config/puma/ENVIRONMENT.rb, else config/puma.rb (Puma::Configuration#config_files).</summary>
internal static class PumaConfigSearch
{
    private const string Usual = "config/puma.rb";

    private static readonly string[] EnvironmentVariables = ["APP_ENV", "RACK_ENV", "RAILS_ENV"];

    /// <returns>The file, or why the one that is read is not known; neither when there is none.</returns>
    public static (SourceFile? File, string? Unread) Find(Workspace workspace, PumaCommandLine line)
    {
        var given = line.All(PumaOption.Config).ToList();
        if (line.Last(PumaOption.NoConfig) is not null || given is [{ Text: "-" }])
            return (null, null);
        if (given is [var only])
            return only.Text is { } path ? Open(workspace, line.Launch.Files.Find(path)) : (null, "the path of the configuration is not known");
        if (given.Count > 1)
            return (null, "several configuration files are read");
        if (!line.IsComplete)
            return (null, "the command line is known in part");
        foreach (var path in Candidates(line))
        {
            var place = line.Launch.Files.Find(path);
            if (place is LaunchFile.Absent)
                continue;
            // One of several environments that it may be.
            if (path != Usual && EnvironmentOf(line) is null)
                return (null, $"{path} is there, and the environment is not known");
            return Open(workspace, place);
        }
        return (null, null);
    }

    private static (SourceFile? File, string? Unread) Open(Workspace workspace, LaunchFile place) => place switch
    {
        LaunchFile.Found found when workspace.Open(found.Path, ConfigFormat.Puma) is { Format: ConfigFormat.Puma } file => (file, null),
        LaunchFile.Unknown unknown => (null, unknown.Reason),
        _ => (null, "the configuration is not at hand"),
    };

    private static string[] Candidates(PumaCommandLine line) => EnvironmentOf(line) is { } name
        ? [$"config/puma/{name}.rb", Usual]
        : ["config/puma/production.rb", "config/puma/staging.rb", "config/puma/development.rb", Usual];

    /// <summary>Null when it is not known.</summary>
    private static string? EnvironmentOf(PumaCommandLine line)
    {
        if (line.Last(PumaOption.Environment) is { } given)
            return given.Text;
        foreach (var variable in EnvironmentVariables)
        {
            switch (line.Launch.Environment.Find(variable))
            {
                case EnvironmentValue.Set set:
                    return set.Value;
                case EnvironmentValue.Unknown:
                    return null;
            }
        }
        return null;
    }
}
