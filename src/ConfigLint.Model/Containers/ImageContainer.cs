using ConfigLint.Syntax.Command;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Model.Containers;

/// <summary>Whatever container an image of this tree is run in, when no compose file says it: only its files are known.</summary>
public sealed class ImageContainer : Container
{
    private readonly ContainerFiles _files;

    internal ImageContainer(IFileSystem files, DockerImage image)
        : base($"image of {image.File}", new Location(image.File.Source, (image.File.Tree.Root as Dockerfile)?.Stages is [.., var last] ? last.From.Span : default))
    {
        BuiltImage = image;
        _files = new ContainerFiles(files, [], image, null);
    }

    internal DockerImage BuiltImage { get; }

    internal ContainerFiles Files => _files;

    public override string? Image => null;

    public override Setting<long> MemoryLimit => Setting<long>.Unknown("memory limit", "nothing says how the image is run");

    public override Setting<double> CpuLimit => Setting<double>.Unknown("cpus", "nothing says how the image is run");

    public override Setting<int> Replicas => Setting<int>.Unknown("replicas", "nothing says how the image is run");

    public override Setting<TimeSpan> StopGrace => Setting<TimeSpan>.Unknown("stop grace", "nothing says how the image is run");

    public override IReadOnlyList<string> PathsOf(SourceFile file) => _files.PathsOf(file.Path);
}
