using ConfigLint.Model.Launches;

namespace ConfigLint.Model;

/// <summary>An app server that forks workers with one or more threads each: Gunicorn, Puma.</summary>
public interface IWorkerServer
{
    /// <summary>Processes that answer requests: Puma's single mode has one.</summary>
    Setting<int> Workers { get; }

    /// <summary>Requests that one of them works on at once; unknown for event loops.</summary>
    Setting<int> Threads { get; }

    /// <summary>The application is loaded before the workers are forked.</summary>
    Setting<bool> Preloads { get; }

    /// <summary>What starts it; null when that is not known.</summary>
    Launch? Launch { get; }
}
