namespace ConfigLint.LiveTests;

/// <summary>Waiting for what will come, not for a time.</summary>
static class Wait
{
    // Only a server that is broken takes as long.
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <exception cref="TimeoutException">It never came.</exception>
    public static async Task Until(Func<bool> condition, Func<string> missing)
    {
        for (var waited = TimeSpan.Zero; !condition(); waited += TimeSpan.FromMilliseconds(20))
        {
            if (waited > Limit)
                throw new TimeoutException(missing());
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
