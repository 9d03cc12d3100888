using ConfigLint.Syntax.Nginx;

namespace ConfigLint.Model.Nginx;

/// <summary>
/// The response buffers of one kind of pass on one level, merged in nginx's order: what is written, else the outer level's, else a default
/// that depends on the others (ngx_http_proxy_merge_loc_conf and its twins of fastcgi, uwsgi and scgi).
/// </summary>
public sealed record NginxBuffers
{
    private const long Gigabyte = 1L << 30;

    private readonly NginxContext _context;

    private NginxBuffers(NginxContext context, string prefix)
    {
        _context = context;
        Prefix = prefix;
        BufferSize = context.Size($"{prefix}_buffer_size");
        Buffers = context.Buffers($"{prefix}_buffers");
        Busy = Derived(context, $"{prefix}_busy_buffers_size");
        TempFileWrite = Derived(context, $"{prefix}_temp_file_write_size");
        MaxTempFile = context.Lookup($"{prefix}_max_temp_file_size").IsAbsent
            ? Setting<long>.Known($"{prefix}_max_temp_file_size", Gigabyte, new Origin.Default("nginx's default"))
            : context.Size($"{prefix}_max_temp_file_size");
    }

    /// <summary>The kinds of pass that have all of these directives; grpc and memcached have a buffer_size only, and nothing to contradict it.</summary>
    public static IReadOnlyList<string> Prefixes { get; } = ["proxy", "fastcgi", "uwsgi", "scgi"];

    public string Prefix { get; }

    /// <summary>Holds the beginning of the response: the whole header must fit.</summary>
    public Setting<long> BufferSize { get; init; }

    public Setting<(int Count, long Size)> Buffers { get; init; }

    /// <summary>Twice <see cref="Largest"/> unless written.</summary>
    public Setting<long> Busy { get; init; }

    /// <summary>Twice <see cref="Largest"/> unless written.</summary>
    public Setting<long> TempFileWrite { get; init; }

    public Setting<long> MaxTempFile { get; init; }

    /// <summary>The larger of buffer_size and one of the buffers; null when one of them is not known.</summary>
    public long? Largest => BufferSize.TryGet(out var first) && Buffers.TryGet(out var buffers) ? Math.Max(first, buffers.Size) : null;

    /// <summary>The directive that gives <see cref="Largest"/>.</summary>
    public string? LargestName => Largest is null ? null : BufferSize.Value > Buffers.Value.Size ? BufferSize.Name : Buffers.Name;

    /// <summary>All buffers but one; null when not known.</summary>
    public long? AllButOne => Buffers.TryGet(out var buffers) ? (buffers.Count - 1) * buffers.Size : null;

    public static NginxBuffers Of(NginxContext context, string prefix) => new(context, prefix);

    /// <summary>The first of nginx's checks that these values fail: null when nginx accepts them or a value is not known.</summary>
    public NginxBufferFault? FindFault()
    {
        if (!Buffers.TryGet(out var buffers))
            return null;
        if (buffers.Count < 2)
            return Fault(NginxBufferCheck.AtLeastTwo, Buffers.Name);
        if (Largest is not { } largest || AllButOne is not { } allButOne || ValueOf(Busy, largest) is not { } busy)
            return null;
        var larger = LargestName!;
        var smaller = larger == Buffers.Name ? BufferSize.Name : Buffers.Name;
        if (busy < largest)
            return Fault(NginxBufferCheck.BusyHoldsOne, Busy.Name, larger, smaller);
        if (busy > allButOne)
            return Busy.IsDefault ? Fault(NginxBufferCheck.BusyLeavesOne, larger, smaller) : Fault(NginxBufferCheck.BusyLeavesOne, Busy.Name, Buffers.Name);
        if (ValueOf(TempFileWrite, largest) is { } write && write < largest)
            return Fault(NginxBufferCheck.TempFileWriteHoldsOne, TempFileWrite.Name, larger, smaller);
        return MaxTempFile.Is(max => max != 0 && max < largest)
            ? Fault(NginxBufferCheck.MaxTempFileHoldsOne, MaxTempFile.Name, larger, smaller)
            : null;
    }

    // The innermost statement brings the contradiction about; the order of the names decides on one level.
    private NginxBufferFault Fault(NginxBufferCheck check, params IEnumerable<string> names) => new(check, [.. names
        .Select(name => _context.Lookup(name))
        .Where(lookup => lookup.Statement is not null)
        .OrderByDescending(lookup => lookup.Level!.SelfAndAncestors().Count())
        .Select(lookup => lookup.Statement!)]);

    /// <summary>The value, or twice the largest when it follows from the others; null when it is not known.</summary>
    private static long? ValueOf(Setting<long> setting, long largest) => setting.IsDefault ? 2 * largest : setting.TryGet(out var value) ? value : null;

    private Setting<long> Derived(NginxContext context, string name) => context.Lookup(name) is { IsAbsent: true } && Largest is { } largest
        ? Setting<long>.Known(name, 2 * largest, new Origin.Default($"nginx's default, 2 × {LargestName}"))
        : context.Lookup(name).IsAbsent ? Setting<long>.Unknown(name, "it follows from values that are not known") : context.Size(name);
}

/// <summary>A check that nginx makes while it merges the buffer directives, in its order.</summary>
public enum NginxBufferCheck
{
    AtLeastTwo,

    /// <summary>busy_buffers_size is no less than the largest buffer.</summary>
    BusyHoldsOne,

    /// <summary>busy_buffers_size is no more than all buffers but one.</summary>
    BusyLeavesOne,

    TempFileWriteHoldsOne,

    MaxTempFileHoldsOne,
}

/// <summary>A failed check.</summary>
/// <param name="Involved">The statements whose values contradict each other or a default, the cause first; at least one.</param>
public sealed record NginxBufferFault(NginxBufferCheck Check, IReadOnlyList<NginxStatement> Involved);
