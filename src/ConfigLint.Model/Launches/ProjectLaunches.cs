using ConfigLint.Model.Values;
using ConfigLint.Syntax.Command;
using ConfigLint.Syntax.Ini;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Model.Launches;

/// <summary>What Procfiles and supervisord.conf start.</summary>
internal static class ProjectLaunches
{
    public static IEnumerable<Launch> OfProcfiles(Workspace workspace)
    {
        foreach (var file in workspace.Files.FindAll(f => f.Format == ConfigFormat.Procfile))
        {
            // The platform picks the port.
            var environment = new LayeredEnvironment(
                new Dictionary<string, EnvironmentValue> { ["PORT"] = new EnvironmentValue.Unknown("the platform sets it") }, UntoldEnvironment.Instance);
            var files = new HostFiles(workspace.FileSystem, null, file.Folder);
            foreach (var entry in ((Procfile)file.Tree.Root).Entries)
            {
                foreach (var command in CommandResolver.OfShellLine(entry.Command, span => new Location(file.Source, span), environment, keepsShell: false))
                    yield return Create(LaunchKind.Procfile, file, $"process \"{entry.Name}\"", command, files);
            }
        }
    }

    public static IEnumerable<Launch> OfSupervisor(Workspace workspace)
    {
        foreach (var file in workspace.Files.FindAll(f => f.Format == ConfigFormat.Supervisor))
        {
            foreach (var section in ((IniFile)file.Tree.Root).Sections.Where(s => s.Name.StartsWith("program:", StringComparison.Ordinal)))
            {
                if (section.Entries.LastOrDefault(e => e.Key.Equals("command", StringComparison.OrdinalIgnoreCase)) is not { } entry)
                    continue;
                var line = CommandParser.ParseLine(entry.Source, entry.ValueSpans, CommandDialect.Supervisor);
                // supervisord runs in a container or on a host that its file says nothing of.
                var files = new HostFiles(workspace.FileSystem, null, null);
                var environment = new SupervisorEnvironment(section);
                foreach (var command in line.Commands.SelectMany(c => CommandResolver.OfWords([.. c.Words.Select(w => w.Content)], span => new Location(file.Source, span), new SupervisorNames(environment))))
                    yield return Create(LaunchKind.Supervisor, file, $"program \"{section.Name["program:".Length..]}\"", command with { Environment = environment }, files);
            }
        }
    }

    private static Launch Create(LaunchKind kind, SourceFile file, string name, ResolvedCommand command, HostFiles files) =>
        command.ToLaunch(kind, file, name, command.Folder is { } folder ? files.In(folder) : files);

    /// <summary>The names by which supervisor knows things in a value: <c>ENV_X</c> is the variable X; others, such as <c>here</c>, are its own.</summary>
    private sealed class SupervisorNames(SupervisorEnvironment environment) : IProcessEnvironment
    {
        public EnvironmentValue Find(string name) =>
            name.StartsWith("ENV_", StringComparison.Ordinal) ? environment.Find(name["ENV_".Length..]) : new EnvironmentValue.Unknown("supervisor's own");
    }

    /// <summary><c>environment=A="1",B="2"</c> over supervisord's own, which is not known.</summary>
    private sealed class SupervisorEnvironment(IniSection section) : IProcessEnvironment
    {
        private readonly IniEntry? _entry = section.Entries.LastOrDefault(e => e.Key.Equals("environment", StringComparison.OrdinalIgnoreCase));

        public EnvironmentValue Find(string name)
        {
            foreach (var pair in _entry?.Value.Split(',') ?? [])
            {
                var equals = pair.IndexOf('=', StringComparison.Ordinal);
                if (equals > 0 && pair[..equals].Trim() == name)
                {
                    var value = pair[(equals + 1)..].Trim().Trim('"', '\'');
                    return value.Contains('%') ? new EnvironmentValue.Unknown("supervisor's own variables decide it") : new EnvironmentValue.Set(value, new Location(_entry!.Source, _entry.Span));
                }
            }
            return new EnvironmentValue.Unset();
        }
    }
}
