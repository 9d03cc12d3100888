using ConfigLint.Syntax.Text;

namespace ConfigLint.Model.Apache;

/// <summary>Where Apache's environment may come from: Debian's envvars beside the main file, or any other file of the workspace.</summary>
public static class ApacheEnvironment
{
    /// <summary>Some file that is no Apache configuration has this name, so it may well set the variable.</summary>
    public static bool Mentions(Workspace workspace, ApacheConfiguration configuration, string variable)
    {
        if (workspace.IsMentionedOutsideApache(variable))
            return true;
        var folder = configuration.Main.Folder;
        foreach (var name in new[] { "envvars", "../sysconfig/httpd", ".env" })
        {
            var path = $"{folder}/{name}";
            try
            {
                if (workspace.FileSystem.FileExists(path) && SourceText.FromBytes(workspace.FileSystem.ReadAllBytes(path), path).Text.Contains(variable, StringComparison.Ordinal))
                    return true;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // What cannot be read may set it.
                return true;
            }
        }
        return false;
    }
}
