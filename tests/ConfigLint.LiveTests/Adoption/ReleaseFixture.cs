using System.Runtime.InteropServices;

namespace ConfigLint.LiveTests;

/// <summary>A release as .github/workflows/release.yml makes it on Linux: the scripts of .github/release on a clone.</summary>
public sealed class ReleaseFixture : IDisposable
{
    const string Runtime = "linux-x64";

    readonly TempFolder _folder = new();

    public ReleaseFixture()
    {
        if (!IsReady)
            return;
        SourceClone.Create(_folder, "source");
        Build("binary.sh", Runtime, Out);
        Build("packages.sh", Packages);
    }

    public const string NotReady = "needs gcc on x64; " + PackagesCollection.OnlyInCi;

    public static bool IsReady => PackagesCollection.IsWanted && Servers.Find("gcc") is not null
        && RuntimeInformation.OSArchitecture == Architecture.X64;

    /// <summary>The files of the release page.</summary>
    public string Out => _folder.At("out");

    public string Packages => _folder.At("out/packages");

    public string Binary => Path.Combine(Out, "configlint-" + Runtime);

    /// <summary>Where the tests of the release may write.</summary>
    internal TempFolder Folder => _folder;

    /// <summary>Runs a program in the clone.</summary>
    internal Outcome RunInSource(string program, params string[] args) => _folder.Execute("env", ["-C", _folder.At("source"), program, .. args]);

    public void Dispose() => _folder.Dispose();

    void Build(string script, params string[] args) =>
        _folder.MustRun("env", ["MSBUILDDISABLENODEREUSE=1", _folder.At("source/.github/release/" + script), .. args]);
}
