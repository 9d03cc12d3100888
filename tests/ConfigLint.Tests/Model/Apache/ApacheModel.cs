using ConfigLint.Model;
using ConfigLint.Model.Apache;

namespace ConfigLint.Tests.Model.Apache;

static class ApacheModel
{
    /// <summary>Binds Apache files; the configuration of the first file.</summary>
    public static (Workspace Workspace, ApacheConfiguration Apache) Bind(params (string Path, string Text)[] files)
    {
        var workspace = Workspaces.Of(ConfigFormat.Apache, files);
        var all = StackBuilder.Build(workspace).SelectMany(s => s.Elements).OfType<ApacheConfiguration>();
        return (workspace, all.First(a => a.Main == workspace.Files[0]));
    }

    /// <summary>A whole configuration of one file.</summary>
    public static ApacheConfiguration Whole(string text) => Bind(("httpd.conf", "ServerRoot /usr/local/apache2\nListen 80\n" + text)).Apache;
}
