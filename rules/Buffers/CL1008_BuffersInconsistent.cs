using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Model.Nginx;
using ConfigLint.Syntax.Nginx;

namespace ConfigLint.Rules;

/// <summary>W20: buffer sizes that contradict each other, so that nginx neither starts nor reloads.</summary>
public sealed class CL1008_BuffersInconsistent : DiagnosticAnalyzer
{
    public override DiagnosticDescriptor Descriptor { get; } = new(
        "CL1008",
        "buffers-inconsistent",
        "Buffer sizes contradict each other and nginx refuses to start",
        RuleCategory.Buffers,
        DiagnosticSeverity.Error,
        "nginx refuses to start: {0}. Here: {1}.")
    {
        Fixability = Fixability.Unsafe,
    };

    public override void Initialize(AnalysisContext context) => context.RegisterElementAction<NginxConfiguration>(Check);

    private void Check(SubjectContext<NginxConfiguration> context)
    {
        var levels = context.Subject.Root.DescendantsAndSelf().ToList();
        foreach (var prefix in NginxBuffers.Prefixes)
        {
            var writing = levels.Where(level => Writes(level, prefix)).ToHashSet();
            if (writing.Count == 0)
                continue;
            var reported = new HashSet<NginxStatement>();
            // A location that writes none of them has its server's values, which are checked there.
            foreach (var level in levels.Where(level => level.Kind == NginxContextKind.Server || (IsMerged(level) && writing.Contains(level))))
            {
                var buffers = NginxBuffers.Of(level, prefix);
                if (buffers.FindFault() is { } fault && reported.Add(fault.Involved[0]))
                    context.Report(Create(buffers, fault));
            }
        }
    }

    // The values of http are checked where a server inherits them, not by themselves (ngx_http_merge_servers).
    private static bool IsMerged(NginxContext context) => context.Kind is NginxContextKind.Location or NginxContextKind.Fragment;

    private static bool Writes(NginxContext level, string prefix) => level.Statements.Any(s =>
        s.RawName.StartsWith(prefix, StringComparison.Ordinal)
        && (s.RawName.Contains("_buffer", StringComparison.Ordinal) || s.RawName.Contains("_temp_file", StringComparison.Ordinal)));

    private Diagnostic Create(NginxBuffers buffers, NginxBufferFault fault)
    {
        var name = buffers.Prefix;
        var largest = buffers.LargestName is { } larger ? $"{Sizes.Format(buffers.Largest ?? 0)} ({Text(buffers, larger)})" : "";
        var (sentence, numbers) = fault.Check switch
        {
            NginxBufferCheck.AtLeastTwo =>
                ($"there must be at least 2 \"{name}_buffers\"", Text(buffers, buffers.Buffers.Name)),
            NginxBufferCheck.BusyHoldsOne =>
                ($"\"{name}_busy_buffers_size\" must be equal to or greater than the maximum of the value of \"{name}_buffer_size\" and one of the \"{name}_buffers\"",
                    $"{Sizes.Format(buffers.Busy.Value)} against {largest}"),
            NginxBufferCheck.BusyLeavesOne =>
                ($"\"{name}_busy_buffers_size\" must be less than the size of all \"{name}_buffers\" minus one buffer",
                    $"{Sizes.Format(buffers.Busy.Value)}{Derivation(buffers)} against {Sizes.Format(buffers.AllButOne ?? 0)} ({Text(buffers, buffers.Buffers.Name)} less one)"),
            NginxBufferCheck.TempFileWriteHoldsOne =>
                ($"\"{name}_temp_file_write_size\" must be equal to or greater than the maximum of the value of \"{name}_buffer_size\" and one of the \"{name}_buffers\"",
                    $"{Sizes.Format(buffers.TempFileWrite.Value)} against {largest}"),
            _ =>
                ($"\"{name}_max_temp_file_size\" must be 0 or no less than the maximum of \"{name}_buffer_size\" and one of the \"{name}_buffers\"",
                    $"{Sizes.Format(buffers.MaxTempFile.Value)} against {largest}"),
        };
        return Diagnostic.Create(Descriptor, fault.Involved[0].Location, sentence, numbers) with
        {
            Related = [.. fault.Involved.Skip(1).Select(s => new RelatedLocation(s.Location, $"{s.Name} is set here"))],
            Fix = FixOf(buffers, fault),
        };
    }

    private static string Derivation(NginxBuffers buffers) => buffers.Busy.IsDefault
        ? $" (2 × {(buffers.LargestName == buffers.Buffers.Name ? "one buffer" : buffers.BufferSize.Name)})"
        : "";

    private static string Text(NginxBuffers buffers, string name)
    {
        var setting = name == buffers.Buffers.Name
            ? buffers.Buffers.Select(b => $"{b.Count} × {Sizes.Format(b.Size)}")
            : buffers.BufferSize.Select(Sizes.Format);
        return $"{name} {setting.Value}{(setting.IsDefault ? ", the default on 4k pages" : "")}";
    }

    /// <summary>A change at the cause after which nginx accepts the values of this level; null when none is certain.</summary>
    private static Fix? FixOf(NginxBuffers buffers, NginxBufferFault fault)
    {
        if (buffers.Largest is not { } largest)
            return null;
        var cause = fault.Involved[0];
        var twice = 2 * largest;
        var size = Sizes.Format(twice);
        if (cause.Name == buffers.Busy.Name && twice <= buffers.AllButOne)
            return Write(cause, size);
        if (cause.Name == buffers.TempFileWrite.Name)
            return Write(cause, size);
        var onlyHeaderBufferIsWritten = cause.Name == buffers.BufferSize.Name && fault.Check == NginxBufferCheck.BusyLeavesOne
            && buffers.Buffers.IsDefault && buffers.TempFileWrite.IsDefault && buffers.MaxTempFile.IsDefault;
        // Four of the same size: busy is twice the size then, and three remain (nginx -t).
        var four = $"{buffers.Buffers.Name} 4 {Sizes.Format(largest)}";
        // Below a statement that opens a block a line stands in the block.
        return onlyHeaderBufferIsWritten && cause is NginxDirective ? new Fix($"Add {four}", isSafe: false, LineEdit.InsertAfter(cause.Location, four + ";")) : null;
    }

    private static Fix Write(NginxStatement statement, string size) =>
        new($"Write {statement.Name} {size}", isSafe: false, FileEdit.Replace(statement.ArgumentAt(0), size));
}
