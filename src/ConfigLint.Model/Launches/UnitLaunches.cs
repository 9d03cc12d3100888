using ConfigLint.Model.Values;
using ConfigLint.Syntax.Command;
using ConfigLint.Syntax.Ini;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Model.Launches;

/// <summary>What systemd units start: ExecStart= with the unit's drop-ins, variables and working directory.</summary>
internal static class UnitLaunches
{
    public static IEnumerable<Launch> Read(Workspace workspace)
    {
        foreach (var file in workspace.Files.FindAll(f => f.Format == ConfigFormat.SystemdUnit && f.Path.EndsWith(".service", StringComparison.Ordinal)))
        {
            foreach (var launch in ReadUnit(workspace, file))
                yield return launch;
        }
    }

    private static IEnumerable<Launch> ReadUnit(Workspace workspace, SourceFile file)
    {
        List<IniFile> parts = [(IniFile)file.Tree.Root, .. DropIns(workspace, file).Select(f => (IniFile)f.Tree.Root)];
        var entries = parts.SelectMany(part => part.EntriesOf("Service")).ToList();
        var root = HostRoot(file.Path);
        var environment = Environment(workspace, entries, root);
        var folder = entries.LastOrDefault(e => e.Key == "WorkingDirectory")?.Value.TrimStart('-');
        var files = new HostFiles(workspace.FileSystem, root, null);
        foreach (var entry in Effective(entries, "ExecStart"))
        {
            var line = CommandParser.ParseLine(entry.Source, entry.ValueSpans, CommandDialect.Systemd);
            Location At(TextSpan span) => new(entry.Source, span);
            foreach (var command in line.Commands.Where(c => c.Program is not null))
            {
                IReadOnlyList<WordText> words = [command.Program!, .. command.Words.Skip(command.Prefix.Contains('@') ? 2 : 1).Select(w => w.Content)];
                var own = folder is null || folder.Contains('%') ? files : files.In(folder);
                foreach (var resolved in CommandResolver.OfWords(words, At, environment))
                    yield return resolved.ToLaunch(LaunchKind.SystemdUnit, file, $"unit {file.Name}", own, stopGrace: StopGrace(entries));
            }
        }
    }

    /// <summary>An empty assignment clears what was set before it (systemd.service(5)).</summary>
    private static IEnumerable<IniEntry> Effective(IReadOnlyList<IniEntry> entries, string key)
    {
        var all = entries.Where(e => e.Key == key).ToList();
        var cleared = all.FindLastIndex(e => e.Value.Length == 0);
        return all.Skip(cleared + 1);
    }

    private static IEnumerable<SourceFile> DropIns(Workspace workspace, SourceFile unit)
    {
        var folder = unit.Path + ".d";
        return workspace.FileSystem.List(folder)
            .Where(name => name.EndsWith(".conf", StringComparison.Ordinal))
            .Select(name => workspace.OpenIfThere($"{folder}/{name}", ConfigFormat.SystemdUnit))
            .OfType<SourceFile>()
            .Where(f => f.Format == ConfigFormat.SystemdUnit);
    }

    /// <summary>EnvironmentFile= overrides Environment= (systemd.exec(5)); a file that is not at hand may set anything.</summary>
    private static UnitEnvironment Environment(Workspace workspace, IReadOnlyList<IniEntry> entries, string? root)
    {
        var values = new Dictionary<string, EnvironmentValue>(StringComparer.Ordinal);
        foreach (var entry in Effective(entries, "Environment"))
        {
            foreach (var word in CommandParser.ParseLine(entry.Source, entry.ValueSpans, CommandDialect.Systemd).Commands.SelectMany(c => c.Words))
            {
                if (word.Content.TrySplit('=', out var name, out var value))
                    values[name] = value.Literal is { } text ? new EnvironmentValue.Set(text, new Location(entry.Source, word.Span)) : new EnvironmentValue.Unknown("it has a specifier");
            }
        }
        var isOpen = false;
        foreach (var entry in Effective(entries, "EnvironmentFile"))
        {
            var path = entry.Value.TrimStart('-');
            var read = root is null || path.Contains('%') ? null : workspace.ReadEnvFile(root + path, UntoldEnvironment.Instance);
            isOpen |= read is null;
            foreach (var (name, value) in read ?? [])
                values[name] = value;
        }
        return new UnitEnvironment(values, isOpen || entries.Any(e => e.Key == "PassEnvironment"));
    }

    /// <summary>90 s by default, unless system.conf says otherwise, which is not read.</summary>
    private static Setting<TimeSpan> StopGrace(IReadOnlyList<IniEntry> entries)
    {
        const string Name = "TimeoutStopSec";
        if (entries.Any(e => e is { Key: "KillMode", Value: not "control-group" and not "mixed" } or { Key: "KillSignal", Value: not "SIGTERM" and not "15" } || e.Key is "SendSIGKILL" or "FinalKillSignal"))
            return Setting<TimeSpan>.Unknown(Name, "the unit says otherwise how its processes are stopped");
        return entries.LastOrDefault(e => e.Key is Name or "TimeoutSec") is { } entry
            ? SystemdTime.TryParse(entry.Value, out var time)
                ? Setting<TimeSpan>.Known(entry.Key, time == TimeSpan.Zero ? TimeSpan.MaxValue : time, new Origin.Written(new Location(entry.Source, entry.Span)))
                : Setting<TimeSpan>.Unknown(Name, "systemd does not read the value")
            : Setting<TimeSpan>.Unknown(Name, "system.conf may set the default");
    }

    /// <summary>The tree of a host: the unit lies in its /etc/systemd or /lib/systemd.</summary>
    private static string? HostRoot(string path)
    {
        foreach (var folder in (string[])["/etc/systemd/", "/usr/lib/systemd/", "/lib/systemd/"])
        {
            if (path.LastIndexOf(folder, StringComparison.Ordinal) is >= 0 and var at)
                return path[..at];
        }
        return null;
    }

    private sealed class UnitEnvironment(Dictionary<string, EnvironmentValue> values, bool isOpen) : IProcessEnvironment
    {
        public EnvironmentValue Find(string name) => values.GetValueOrDefault(name)
            ?? (isOpen ? new EnvironmentValue.Unknown("an EnvironmentFile that is not at hand may set it") : new EnvironmentValue.Unset());
    }
}
