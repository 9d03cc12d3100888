namespace ConfigLint.Cli.Graph;

/// <summary>A drawing by another program: boxes and arrows in its language, a frame around each stack.</summary>
internal abstract class DiagramGraph : IGraphWriter
{
    protected abstract string Head { get; }

    protected abstract string EndOfFrame { get; }

    protected abstract string Foot { get; }

    public void Write(Picture picture, TextWriter output)
    {
        output.Write(Head);
        foreach (var (i, stack) in picture.Stacks.Index())
        {
            var client = $"s{i + 1}client";
            output.Write($"  {Frame(stack, i + 1)}\n");
            if (stack.Hops.Any(GraphLabels.IsFromClient))
                output.Write($"    {ClientBox(client)}\n");
            foreach (var hop in stack.Hops)
                output.Write($"    {Box(stack, hop)}\n");
            foreach (var hop in stack.Hops.Where(GraphLabels.IsFromClient))
                output.Write($"    {ClientArrow(client, hop.Id)}\n");
            foreach (var link in stack.Links)
                output.Write($"    {Arrow(stack, link)}\n");
            output.Write($"  {EndOfFrame}\n");
        }
        output.Write(Foot);
    }

    /// <param name="number">Of the stack, from 1.</param>
    protected abstract string Frame(PictureStack stack, int number);

    protected abstract string ClientBox(string id);

    protected abstract string Box(PictureStack stack, PictureHop hop);

    protected abstract string ClientArrow(string client, string hop);

    protected abstract string Arrow(PictureStack stack, PictureLink link);
}
