using ConfigLint.Analysis;
using ConfigLint.Cli.Discovery;

namespace ConfigLint.Cli.Fixing;

/// <summary>Writes fixed files over those that were analysed. All are prepared before the first is replaced, so that a fault leaves none half done.</summary>
internal static class FixWriter
{
    /// <exception cref="RunException">One cannot be written or has changed since; no file is changed.</exception>
    public static void Write(IReadOnlyList<FixedFile> files)
    {
        var prepared = new List<AtomicFile>();
        try
        {
            prepared.AddRange(files.Select(Prepare));
            foreach (var file in prepared)
                file.Replace();
        }
        finally
        {
            prepared.ForEach(file => file.Dispose());
        }
    }

    private static AtomicFile Prepare(FixedFile file)
    {
        // The real path: a link stays a link, and what it leads to changes.
        var (path, shown) = (DiskFileSystem.Instance.RealPath(file.File.Path), file.File.Source.Path);
        try
        {
            if (!DiskFileSystem.Instance.ReadAllBytes(path).AsSpan().SequenceEqual(file.File.Source.ToBytes()))
                throw new RunException($"{shown} changed while it was analysed: no file was fixed, run again");
            if (new FileInfo(path).IsReadOnly)
                throw new RunException($"{shown} is read-only: no file was fixed");
            return AtomicFile.Prepare(path, file.After.ToBytes());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RunException($"{shown} cannot be written, so no file was fixed: {e.Message}");
        }
    }
}
