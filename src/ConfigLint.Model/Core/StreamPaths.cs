namespace ConfigLint.Model;

/// <summary>Paths by which WebSockets, event streams and long polls are usually reached.</summary>
public static class StreamPaths
{
    private static readonly HashSet<string> Segments = new(StringComparer.OrdinalIgnoreCase)
    {
        "ws", "wss", "websocket", "websockets", "socket.io", "sockjs", "sockjs-node", "cable", "events", "event", "stream", "streams", "streaming",
        "sse", "live", "poll", "longpoll", "longpolling", "hub", "hubs", "signalr", "mercure", "centrifugo", "connection", "notifications", "watch",
    };

    /// <summary>A part of the path, or of a regular expression for it, is such a name.</summary>
    public static bool Contain(string path)
    {
        var start = 0;
        for (var i = 0; i <= path.Length; i++)
        {
            if (i < path.Length && (char.IsAsciiLetterOrDigit(path[i]) || path[i] is '.' or '-' or '_'))
                continue;
            if (i > start && Segments.Contains(path[start..i].Trim('.')))
                return true;
            start = i + 1;
        }
        return false;
    }
}
