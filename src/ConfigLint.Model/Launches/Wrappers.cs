namespace ConfigLint.Model.Launches;

/// <summary>Programs that start another one: what stands before the program that matters.</summary>
internal static class Wrappers
{
    /// <summary>Options of a wrapper that take a word of their own.</summary>
    private static readonly Dictionary<string, string[]> WithOptions = new(StringComparer.Ordinal)
    {
        ["exec"] = ["-a"],
        ["nohup"] = [],
        ["time"] = [],
        ["command"] = [],
        ["setsid"] = [],
        ["catatonit"] = [],
        ["env"] = ["-u", "--unset", "-C", "--chdir"],
        ["nice"] = ["-n", "--adjustment"],
        ["ionice"] = ["-c", "-n"],
        ["tini"] = ["-e", "-p"],
        ["dumb-init"] = ["-r", "--rewrite"],
        ["sudo"] = ["-u", "-g", "--user", "--group"],
        ["runuser"] = ["-u", "--user"],
        ["chpst"] = ["-u", "-e", "-n", "-l", "-o"],
        ["stdbuf"] = ["-i", "-o", "-e"],
        ["ddtrace-run"] = [],
        ["newrelic-admin"] = [],
        ["opentelemetry-instrument"] = ["--traces_exporter", "--metrics_exporter", "--logs_exporter", "--service_name", "--exporter_otlp_endpoint"],
        ["scout-admin"] = [],
        ["dotenv"] = ["-f", "--file", "-e"],
        ["doppler"] = ["-p", "--project", "-c", "--config"],
        ["honcho"] = ["-e", "--env"],
        ["poetry"] = ["-C", "--directory"],
        ["pipenv"] = [],
        ["uv"] = ["--project", "--directory", "--with", "--python", "-p", "--group", "--extra", "--env-file"],
        ["pdm"] = ["-p", "--project"],
        ["hatch"] = ["-e", "--env"],
        ["rye"] = [],
        ["bundle"] = ["--gemfile"],
        ["rbenv"] = [],
        ["chamber"] = [],
        ["op"] = ["--env-file"],
        ["infisical"] = ["--env", "--path", "--projectId"],
        ["wait-for-it"] = ["-t", "-h", "-p"],
        ["wait-for-it.sh"] = ["-t", "-h", "-p"],
    };

    /// <summary>The word by which a tool with many commands starts a program: <c>poetry run</c>.</summary>
    private static readonly Dictionary<string, string[]> Commands = new(StringComparer.Ordinal)
    {
        ["poetry"] = ["run"],
        ["pipenv"] = ["run"],
        ["uv"] = ["run"],
        ["pdm"] = ["run"],
        ["hatch"] = ["run"],
        ["rye"] = ["run"],
        ["dotenv"] = ["run"],
        ["doppler"] = ["run"],
        ["honcho"] = ["run"],
        ["op"] = ["run"],
        ["infisical"] = ["run"],
        ["bundle"] = ["exec"],
        ["rbenv"] = ["exec"],
        ["chamber"] = ["exec"],
        ["newrelic-admin"] = ["run-program", "run-python"],
    };

    /// <summary>These take one word for themselves before the program: <c>gosu user program</c>.</summary>
    private static readonly Dictionary<string, int> WithOperands = new(StringComparer.Ordinal)
    {
        ["gosu"] = 1,
        ["su-exec"] = 1,
        ["setuidgid"] = 1,
        ["envdir"] = 1,
        ["timeout"] = 1,
        ["chroot"] = 1,
        ["chamber"] = 1,
        ["flock"] = 1,
    };

    private static readonly string[] Shells = ["sh", "bash", "ash", "dash", "zsh", "ksh"];

    public static bool IsShell(string program) => Shells.Contains(program);

    /// <summary>Where the next program stands; <paramref name="at"/> itself when this is none of them; -1 when it cannot be told.</summary>
    public static int Skip(IReadOnlyList<LaunchWord> words, int at)
    {
        if (words[at].Text is not { } text)
            return -1;
        var name = FilePaths.NameOf(text);
        if (name.StartsWith("python", StringComparison.Ordinal) || name.StartsWith("pypy", StringComparison.Ordinal))
            return Module(words, at);
        // By convention an entry point that is not at hand ends in exec "$@".
        if (name.Contains("entrypoint", StringComparison.Ordinal) && at + 1 < words.Count)
            return at + 1;
        if (!WithOptions.TryGetValue(name, out var options) && !WithOperands.ContainsKey(name))
            return at;
        var next = SkipOptions(words, at + 1, options ?? []);
        if (next > 0 && Commands.TryGetValue(name, out var commands))
        {
            if (next >= words.Count || words[next].Text is not { } command || !commands.Contains(command))
                return -1;
            next = SkipOptions(words, next + 1, options ?? []);
        }
        if (next < 0)
            return -1;
        next += WithOperands.GetValueOrDefault(name);
        if (next < words.Count && words[next].Text == "--")
            next++;
        while (name == "env" && next < words.Count && words[next].KnownPrefix.Contains('='))
            next++;
        return next < words.Count ? next : -1;
    }

    private static int SkipOptions(IReadOnlyList<LaunchWord> words, int at, string[] withValue)
    {
        while (at < words.Count)
        {
            if (words[at].Text is not { } text)
                return -1;
            if (text == "--")
                return at + 1;
            if (!text.StartsWith('-'))
                return at;
            at += withValue.Contains(text) ? 2 : 1;
        }
        return -1;
    }

    /// <summary><c>python -m module</c>: the module counts as the program. A script by its path does too: <c>python /app/bin/gunicorn</c>.</summary>
    private static int Module(IReadOnlyList<LaunchWord> words, int at)
    {
        for (var i = at + 1; i < words.Count; i++)
        {
            if (words[i].Text is not { } text)
                return -1;
            if (text == "-m")
                return i + 1 < words.Count ? i + 1 : -1;
            if (!text.StartsWith('-'))
                return FilePaths.NameOf(text) is "gunicorn" or "ddtrace-run" or "newrelic-admin" ? i : at;
            if (text is "-W" or "-X")
                i++;
        }
        return at;
    }
}
