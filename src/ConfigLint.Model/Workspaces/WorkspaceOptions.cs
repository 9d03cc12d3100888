namespace ConfigLint.Model;

/// <summary>What <c>.configlint.yml</c> says about the world that the files cannot.</summary>
public sealed record WorkspaceOptions
{
    public static WorkspaceOptions Default { get; } = new();

    /// <summary>Software name in lower case ("nginx", "puma") to version.</summary>
    public IReadOnlyDictionary<string, Version> Versions { get; init; } = new Dictionary<string, Version>();

    /// <summary>Memory of the machine or container in bytes, when stated.</summary>
    public long? Memory { get; init; }

    public double? Cpus { get; init; }

    /// <summary>Memory of one PHP worker in bytes, when stated.</summary>
    public long? PhpWorkerMemory { get; init; }

    /// <summary>Memory of one Gunicorn or Puma worker in bytes, when stated.</summary>
    public long? AppWorkerMemory { get; init; }

    public IReadOnlyList<DeclaredHop> Hops { get; init; } = [];
}

/// <summary>An edge that stands in front of some files but is configured elsewhere.</summary>
/// <param name="Kind">aws-alb, cloudflare, cloudfront, gcp-https-lb, azure-app-gateway, heroku or custom.</param>
/// <param name="InFrontOf">Patterns of the files whose listeners it reaches.</param>
/// <param name="At">Where <c>.configlint.yml</c> declares it.</param>
public sealed record DeclaredHop(
    string Kind,
    TimeSpan? IdleTimeout,
    TimeSpan? ResponseTimeout,
    bool? ProxyProtocol,
    Func<string, bool> InFrontOf,
    ConfigLint.Syntax.Text.Location At);
