namespace ConfigLint.Cli;

/// <summary>The run itself failed: its message goes to standard error in one line, and the exit code is 2.</summary>
internal sealed class RunException : Exception
{
    public RunException(string message)
        : base(message)
    {
    }
}
