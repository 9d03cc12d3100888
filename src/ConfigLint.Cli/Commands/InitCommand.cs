using System.CommandLine;

namespace ConfigLint.Cli.Commands;

/// <summary><c>configlint init</c>: writes the files that a project needs to use configlint, and overwrites none.</summary>
internal static class InitCommand
{
    private const string Configuration = """
        # yaml-language-server: $schema={1}
        # configlint: {home}
        # Everything is optional; what is not said has the rules' defaults.

        # rules:
        #   CL1004: error            # error, warning, note or off; by ID or name
        # exclude: [legacy/**]
        # files:                     # path to format, where detection needs help
        #   "deploy/web.tmpl": nginx
        # versions: { nginx: "1.24" }
        # hops:                      # what the files cannot say
        #   - edge: aws-alb
        #     idle-timeout: 60s
        #     in-front-of: etc/nginx/**
        # resources: { memory: 4GiB, cpus: 2, php-worker-memory: 64MiB }
        # overrides:                 # severities for some files; the last match wins
        #   - files: [staging/**]
        #     rules: { CL1004: note }

        """;

    private const string PreCommit = """
        repos:
          - repo: {home}
            rev: v{0}
            hooks:
              - id: configlint

        """;

    private const string Workflow = """
        name: configlint
        on:
          push:
            branches: [main]
          pull_request:
        permissions:
          contents: read
          security-events: write
        jobs:
          configlint:
            runs-on: ubuntu-latest
            steps:
              - uses: actions/checkout@v4
              - uses: {repository}@v{0}

        """;

    public static Command Create(CliHost host)
    {
        var preCommit = new Option<bool>("--pre-commit") { Description = "Also write .pre-commit-config.yaml" };
        var gitHub = new Option<bool>("--github") { Description = "Also write .github/workflows/configlint.yml" };
        var command = new Command("init", "Write .configlint.yml into this folder; nothing is overwritten");
        command.Add(preCommit);
        command.Add(gitHub);
        command.SetAction(result =>
        {
            var all = Write(host, ".configlint.yml", Configuration);
            if (result.GetValue(preCommit))
                all &= Write(host, ".pre-commit-config.yaml", PreCommit);
            if (result.GetValue(gitHub))
                all &= Write(host, ".github/workflows/configlint.yml", Workflow);
            return all ? 0 : CommandLine.Failed;
        });
        return command;
    }

    private static bool Write(CliHost host, string name, string text)
    {
        var path = Path.Combine(host.CurrentDirectory, name);
        text = text.ReplaceLineEndings("\n").Replace("{0}", ToolVersion.Text, StringComparison.Ordinal).Replace("{1}", ToolVersion.SettingsSchemaUri, StringComparison.Ordinal)
            .Replace("{home}", ToolVersion.InformationUri, StringComparison.Ordinal)
            .Replace("{repository}", new Uri(ToolVersion.InformationUri).AbsolutePath.TrimStart('/'), StringComparison.Ordinal);
        if (Directory.Exists(path) || File.Exists(path))
        {
            host.Error.Write($"configlint: {name} exists and is left as it is; it could have this:\n\n{text}\n");
            return false;
        }
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? host.CurrentDirectory);
        using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write))
            file.Write(CliHost.Utf8.GetBytes(text));
        host.Out.Write($"wrote {name}\n");
        return true;
    }
}
