namespace ConfigLint.Cli.Graph;
internal sealed class HtmlGraph : IGraphWriter
{
    public void Write(Picture picture, TextWriter output) { }
}
