using System.Text;
using ConfigLint.Analysis;
using ConfigLint.Cli.Baselines;
using ConfigLint.Cli.Configuration;
using ConfigLint.Cli.Discovery;
using ConfigLint.Cli.Fixing;
using ConfigLint.Cli.Reporters;
using ConfigLint.Rules;

namespace ConfigLint.Cli.Commands;

/// <summary>One <c>configlint check</c> from paths to exit code.</summary>
internal sealed class CheckRun
{
    private readonly CliHost _host;
    private readonly CheckSettings _settings;
    private readonly RuleIndex _rules = new(RuleCatalog.All);
    private int _readCount;

    public CheckRun(CliHost host, CheckSettings settings)
    {
        _host = host;
        _settings = settings;
    }

    public int Execute()
    {
        var outputs = _settings.Outputs.Select(ParseOutput).ToList();
        CheckPlaces(outputs);
        if (_settings is { UnsafeFixes: true, Fix: false, Diff: false })
            throw new RunException("--unsafe-fixes does nothing without --fix or --diff");
        if (_settings is { WriteBaseline: not null, NewFrom: not null })
            throw new RunException("--write-baseline takes all findings of the run: leave --new-from out");
        var choice = new RuleChoice(_rules, _settings.Select, _settings.Ignore, _settings.Severities);
        var text = _settings.ReadsStdin ? ReadStdin() : null;
        using var progress = new Progress(_host, _settings.Quiet, () => _readCount);
        var targets = text is { } given ? Targets.ForText(given.Name, _host.CurrentDirectory) : Targets.Resolve(_settings.Paths, _host.CurrentDirectory);
        var lints = Lint.Each(_settings, _rules, choice, targets, text is { } t ? (targets.Files.First(), t.Bytes) : null, count => _readCount = count);
        if (_settings.Diff)
        {
            progress.Dispose();
            return WriteDiff(lints);
        }
        if (_settings.Fix)
            lints.ForEach(lint => lint.WriteFixes());
        var report = ReportOf(lints, targets);
        progress.Dispose();
        WriteNotes(lints);
        WriteReports(report, lints, outputs);
        return _settings.WriteBaseline is null && report.Findings.Any(Fails) ? 1 : 0;
    }

    private static (string Format, string File) ParseOutput(string output)
    {
        var equals = output.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0 || equals == output.Length - 1)
            throw new RunException($"--output {output}: expected FORMAT=FILE");
        var format = output[..equals];
        return ReporterFactory.Formats.Contains(format)
            ? (format, output[(equals + 1)..])
            : throw new RunException($"--output {output}: expected one of {string.Join(", ", ReporterFactory.Formats)} before \"=\"");
    }

    private (string Name, byte[] Bytes)? ReadStdin()
    {
        if (_settings.Paths.Count > 1)
            throw new RunException("\"-\" cannot be mixed with other paths");
        if (_settings.StdinFileName is not { } name)
            throw new RunException("\"-\" needs --stdin-filename NAME, which tells the format and the folder");
        if (_settings.Fix)
            throw new RunException("--fix cannot write to standard input; --diff shows the fixes");
        using var input = _host.In();
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; (read = input.Read(buffer)) > 0;)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > DiskFileSystem.MaxFileSize)
                throw new RunException($"standard input is larger than {DiskFileSystem.MaxFileSize / (1024 * 1024)} MiB");
        }
        return (name, bytes.ToArray());
    }

    private int WriteDiff(List<Lint> lints)
    {
        var any = false;
        foreach (var file in lints.SelectMany(lint => lint.Fix()))
        {
            any = true;
            Write(file, UnifiedDiff.Of(file.File.Source, file.After));
        }
        WriteNotes(lints);
        return any ? 1 : 0;
    }

    /// <summary>To a file or a patch byte for byte; a terminal must not obey what a config says.</summary>
    private void Write(FixedFile file, string diff)
    {
        if (_host.OutIsTerminal)
            _host.Out.Write(string.Join('\n', diff.Split('\n').Select(line => Printable.Escape(line))));
        else if (file.File.Source.IsUtf8 || _host.OutBytes is null)
            _host.Out.Write(diff);
        else
        {
            // The names are UTF-8, the lines are those of the file.
            var hunks = diff.IndexOf("@@", StringComparison.Ordinal);
            _host.Out.Write(diff[..hunks]);
            _host.Out.Flush();
            _host.OutBytes.Write(Encoding.Latin1.GetBytes(diff[hunks..]));
        }
    }

    private void WriteNotes(List<Lint> lints)
    {
        if (_settings.Verbose)
        {
            foreach (var line in lints.SelectMany(lint => lint.Workspace.Trace.Concat(lint.Refused)))
                _host.Error.Write(Printable.Escape(line) + "\n");
        }
        var fixes = lints.Sum(lint => lint.FixedCount);
        if (fixes > 0 && !_settings.Quiet)
            _host.Error.Write($"{(_settings.Diff ? "would fix" : "fixed")} {fixes} {(fixes == 1 ? "problem" : "problems")} in {string.Join(", ", lints.SelectMany(lint => lint.FixedFiles).Order(StringComparer.Ordinal).Select(Printable.Escape))}\n");
        Lint.WriteUnrecognised(lints, _host.Error);
        if (lints.Sum(lint => lint.Workspace.Files.Count) == 0 && !_settings.Quiet)
            _host.Error.Write("configlint: no configs found\n");
    }

    private Report ReportOf(List<Lint> lints, Targets targets)
    {
        var findings = lints.SelectMany(lint => lint.Findings).ToList();
        if (lints.Count > 1)
            findings = [.. AnalysisResult.Sort(findings)];
        var fingerprints = new Fingerprints(findings);
        if (_settings.NewFrom is { } revision)
        {
            var changed = new ChangedLines(revision, targets.Roots, targets.Absolute);
            findings = [.. findings.Where(f => changed.Contains(f.Diagnostic.Location) || f.Diagnostic.Related.Any(r => changed.Contains(r.Location)))];
        }
        var counted = findings.FindAll(f => f.Suppression is null);
        var known = _settings.Baseline is { } baseline
            ? BaselineFile.Read(targets.Absolute(baseline), baseline).Known(counted, fingerprints, path => File.Exists(targets.Absolute(path)))
            : null;
        var report = new Report
        {
            Findings = counted.FindAll(f => known?.Contains(f) != true),
            Baselined = counted.FindAll(f => known?.Contains(f) == true),
            HasBaseline = known is not null,
            Suppressed = findings.FindAll(f => f.Suppression is not null),
            Fingerprints = fingerprints,
            FileCount = lints.Sum(lint => lint.Workspace.Files.Count(file => file.Source.Host is null)),
            Category = _settings.SarifCategory,
        };
        if (_settings.WriteBaseline is { } file)
            BaselineFile.Write(targets.Absolute(file), file, new Report { Findings = counted, Fingerprints = fingerprints, FileCount = report.FileCount });
        return report;
    }

    private void WriteReports(Report report, List<Lint> lints, List<(string Format, string File)> outputs)
    {
        ReporterFactory.Create(_settings.Format, TextReporter(_host.HasColor(_settings.Color), _host.Width)).Write(report, _host.Out);
        foreach (var (format, file) in outputs)
        {
            var path = Path.GetFullPath(file, _host.CurrentDirectory);
            if (lints.Any(lint => lint.Workspace.Find(path) is not null))
                throw new RunException($"--output {format}={file}: this is one of the analysed configs");
            using var writer = new StreamWriter(path, append: false, CliHost.Utf8);
            ReporterFactory.Create(format, TextReporter(hasColor: false)).Write(report, writer);
        }
    }

    /// <summary>Asked before anything is read: a run may take long, and its report must have a place.</summary>
    private void CheckPlaces(List<(string Format, string File)> outputs)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (format, file) in outputs)
        {
            var path = Path.GetFullPath(file, _host.CurrentDirectory);
            if (!taken.Add(path))
                throw new RunException($"--output {format}={file}: another --output goes to the same file");
            if (Directory.Exists(path))
                throw new RunException($"--output {format}={file}: this is a folder");
            if (!Directory.Exists(Path.GetDirectoryName(path)))
                throw new RunException($"--output {format}={file}: there is no folder {Path.GetDirectoryName(file)}");
        }
    }

    private TextReporter TextReporter(bool hasColor, int? width = null) => new(hasColor ? new Style(true) : Style.Plain, _settings.Quiet, _settings.Statistics, width);

    private bool Fails(Finding finding) => _settings.FailLevel switch
    {
        "error" => finding.Severity == DiagnosticSeverity.Error,
        "note" => true,
        "never" => false,
        _ => finding.Severity >= DiagnosticSeverity.Warning,
    };
}
