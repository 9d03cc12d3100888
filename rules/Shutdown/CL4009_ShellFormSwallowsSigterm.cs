using ConfigLint.Analysis;
using ConfigLint.Model.Launches;

namespace ConfigLint.Rules;

/// <summary>A33: dash stays process 1 and does not pass the stop signal on.</summary>
internal sealed class CL4009_ShellFormSwallowsSigterm : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL4009",
        "shell-form-swallows-sigterm",
        "A shell keeps the stop signal from the app server",
        RuleCategory.Shutdown,
        DiagnosticSeverity.Warning,
        "sh stays process 1 and does not pass SIGTERM on: at each stop {0} works on until it is killed with its running requests, which end in a 502; write exec before it")
    {
        Fixability = Fixability.Safe,
    };

    public override void Initialize(AnalysisContext context) => context.RegisterElementAction<Launch>(Check);

    private void Check(SubjectContext<Launch> context)
    {
        var launch = context.Subject;
        if (!launch.KeepsShell || launch.Kind is not (LaunchKind.Image or LaunchKind.ComposeService or LaunchKind.Kubernetes) || !IsServer(launch.Program) || !BaseImages.IsDebian(launch.BaseImage))
            return;
        context.Report(Diagnostic.Create(Descriptor, launch.At, launch.Program) with
        {
            Fix = launch.CommandStart is { } start ? new Fix("Let the program replace the shell", isSafe: true, FileEdit.Insert(start.Source, start.Span.Start, "exec ")) : null,
        });
    }

    private static bool IsServer(string program) => program is "gunicorn" or "puma" or "uvicorn" || program.StartsWith("php-fpm", StringComparison.Ordinal);
}
