using System.Collections.Frozen;
using ConfigLint.Analysis;
using ConfigLint.Model.Gunicorn;
using ConfigLint.Syntax.Python;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Rules;

/// <summary>A23: gunicorn/app/base.py leaves out what is not in its table ("Ignore unknown names").</summary>
internal sealed class CL4001_GunicornUnknownSetting : DiagnosticAnalyzer
{
    /// <summary>Names that people write, most of them after the option of the command line.</summary>
    private static readonly FrozenDictionary<string, string> Meant = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["keep_alive"] = "keepalive",
        ["keepalive_timeout"] = "keepalive",
        ["preload"] = "preload_app",
        ["worker_timeout"] = "timeout",
        ["request_timeout"] = "timeout",
        ["timeouts"] = "timeout",
        ["gracefull_timeout"] = "graceful_timeout",
        ["graceful_shutdown_timeout"] = "graceful_timeout",
        ["worker"] = "workers",
        ["num_workers"] = "workers",
        ["thread"] = "threads",
        ["num_threads"] = "threads",
        ["worker_type"] = "worker_class",
        ["worker_connection"] = "worker_connections",
        ["max_request"] = "max_requests",
        ["max_request_jitter"] = "max_requests_jitter",
        ["max_requests_jitters"] = "max_requests_jitter",
        ["log_level"] = "loglevel",
        ["log_file"] = "errorlog",
        ["logfile"] = "errorlog",
        ["error_log"] = "errorlog",
        ["error_logfile"] = "errorlog",
        ["access_log"] = "accesslog",
        ["access_logfile"] = "accesslog",
        ["access_logformat"] = "access_log_format",
        ["python_path"] = "pythonpath",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Settings without which requests are served all the same.</summary>
    private static readonly FrozenSet<string> Harmless = new[] { "loglevel", "errorlog", "accesslog", "access_log_format", "pythonpath" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Lower =
        GunicornOptions.All.ToFrozenDictionary(option => option.Name, option => option.Name, StringComparer.OrdinalIgnoreCase);

    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL4001",
        "gunicorn-unknown-setting",
        "Gunicorn ignores a name that is no setting",
        RuleCategory.Configuration,
        DiagnosticSeverity.Warning,
        "gunicorn has no setting {0} and ignores the line without a word; {1} is what it reads")
    {
        Fixability = Fixability.Unsafe,
    };

    public override void Initialize(AnalysisContext context) => context.RegisterHopAction<GunicornServer>(Check);

    private void Check(SubjectContext<GunicornServer> context)
    {
        if (context.Subject.ConfigFile is not { AssignsAnything: false, File.Tree.Root: PythonFile root } file)
            return;
        foreach (var assignments in root.DescendantsAndSelf().OfType<PythonAssignment>().SelectMany(Names).GroupBy(name => name.Name, StringComparer.Ordinal))
        {
            if (MeantBy(assignments.Key) is not { } meant || Uses(root, assignments.Key) > assignments.Count())
                continue;
            foreach (var name in assignments)
            {
                context.Report(Diagnostic.Create(Descriptor, name.Location, name.Name, meant) with
                {
                    Severity = Harmless.Contains(meant) ? DiagnosticSeverity.Note : Descriptor.DefaultSeverity,
                    Fix = assignments.Count() == 1 && file.Find(meant) is null ? new Fix($"Write {meant}", isSafe: false, FileEdit.Replace(name.Location, meant)) : null,
                });
            }
        }
    }

    private static IEnumerable<PythonName> Names(PythonAssignment assignment) => assignment.Value is null ? [] : assignment.Targets.OfType<PythonName>();

    private static string? MeantBy(string name) =>
        GunicornOptions.Find(name) is not null ? null : Meant.GetValueOrDefault(name) ?? Lower.GetValueOrDefault(name);

    /// <summary>In how many tokens the name stands, texts among them: an f-string or a format may read it.</summary>
    private static int Uses(PythonFile root, string name) => root.Tokens().Count(token => NameSearch.Contains(root.Source.AsSpan(token.Span), name, IsNamePart));

    private static bool IsNamePart(char c) => char.IsLetterOrDigit(c) || c == '_';
}
