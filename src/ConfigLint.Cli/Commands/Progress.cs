namespace ConfigLint.Cli.Commands;

/// <summary>Says on a terminal that a run of more than a second is still going; a shorter one says nothing.</summary>
internal sealed class Progress : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(250);

    private readonly Lock _lock = new();
    private readonly TextWriter _error;
    private readonly Func<int> _count;
    private readonly Timer? _timer;
    private bool _isShown;
    private bool _isOver;

    /// <param name="count">How many configs have been read so far.</param>
    public Progress(CliHost host, bool isQuiet, Func<int> count)
    {
        _error = host.Error;
        _count = count;
        if (host.ErrorIsTerminal && !isQuiet)
            _timer = new Timer(_ => Show(), null, Patience, Step);
    }

    public void Dispose()
    {
        _timer?.Dispose();
        lock (_lock)
        {
            _isOver = true;
            if (_isShown)
                _error.Write("\r\e[K");
        }
    }

    private void Show()
    {
        lock (_lock)
        {
            if (_isOver)
                return;
            _isShown = true;
            _error.Write($"\rconfiglint: working, {_count()} configs read so far\e[K");
        }
    }
}
