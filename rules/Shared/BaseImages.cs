using ConfigLint.Model;

namespace ConfigLint.Rules;

/// <summary>What the name of an image tells about its distribution.</summary>
internal static class BaseImages
{
    private static readonly string[] Distributions = ["debian", "ubuntu", "buildpack-deps"];

    /// <summary>Official images that are built on Debian unless their tag names another distribution (docker-library/official-images).</summary>
    private static readonly string[] OnDebian = ["python", "ruby", "php", "node", "pypy", "golang", "perl", "rust"];

    private static readonly string[] OtherTags = ["alpine", "windowsservercore", "nanoserver", "ubi", "rhel", "fedora", "wolfi", "oracle", "amazon", "al2"];

    private static readonly string[] Releases = ["buster", "bullseye", "bookworm", "trixie", "focal", "jammy", "noble"];

    /// <summary>Debian or Ubuntu for certain, so that <c>/bin/sh</c> is dash.</summary>
    public static bool IsDebian(string? image)
    {
        if (image is null)
            return false;
        var name = image.Split('@')[0];
        var slash = name.LastIndexOf('/');
        var colon = name.IndexOf(':', slash + 1);
        var (repository, tag) = colon < 0 ? (name, "") : (name[..colon], name[(colon + 1)..]);
        if (OtherTags.Any(tag.Contains))
            return false;
        var isOfficial = !repository.Contains('/') || repository.StartsWith("library/", StringComparison.Ordinal) || repository.StartsWith("docker.io/library/", StringComparison.Ordinal);
        var last = FilePaths.NameOf(repository);
        return (isOfficial && (Distributions.Contains(last) || OnDebian.Contains(last))) || Releases.Any(release => tag.Split('-').Contains(release));
    }
}
