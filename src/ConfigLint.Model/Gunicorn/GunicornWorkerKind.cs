namespace ConfigLint.Model.Gunicorn;

/// <summary>How a worker of Gunicorn serves requests.</summary>
public enum GunicornWorkerKind
{
    /// <summary>A class that is not known here.</summary>
    Other,

    /// <summary>One request at a time; <c>timeout</c> ends it, and every answer closes its connection.</summary>
    Sync,

    /// <summary>Threads; <c>timeout</c> only watches the main thread.</summary>
    Thread,
    Gevent,
    Eventlet,
    Tornado,

    /// <summary>uvicorn's workers and Gunicorn's own asgi: an event loop.</summary>
    Asgi,
}

internal static class GunicornWorkerKinds
{
    public static GunicornWorkerKind Of(string workerClass, int threads) => workerClass switch
    {
        "sync" or "gunicorn.workers.sync.SyncWorker" => threads > 1 ? GunicornWorkerKind.Thread : GunicornWorkerKind.Sync,
        "gthread" or "gunicorn.workers.gthread.ThreadWorker" => GunicornWorkerKind.Thread,
        "gevent" or "gevent_wsgi" or "gevent_pywsgi" => GunicornWorkerKind.Gevent,
        "eventlet" or "gunicorn.workers.geventlet.EventletWorker" => GunicornWorkerKind.Eventlet,
        "tornado" or "gunicorn.workers.gtornado.TornadoWorker" => GunicornWorkerKind.Tornado,
        "asgi" or "gunicorn.workers.gasgi.ASGIWorker" => GunicornWorkerKind.Asgi,
        _ when workerClass.StartsWith("gunicorn.workers.ggevent.", StringComparison.Ordinal) => GunicornWorkerKind.Gevent,
        _ when workerClass.StartsWith("uvicorn.workers.Uvicorn", StringComparison.Ordinal) || workerClass.StartsWith("uvicorn_worker.Uvicorn", StringComparison.Ordinal) => GunicornWorkerKind.Asgi,
        _ => GunicornWorkerKind.Other,
    };
}
