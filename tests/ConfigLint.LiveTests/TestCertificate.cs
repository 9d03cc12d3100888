using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ConfigLint.LiveTests;

/// <summary>A certificate for app.test that is its own authority, made anew in each run.</summary>
static class TestCertificate
{
    static readonly Lazy<(string Certificate, string Key)> Pair = new(Make);

    public static string Certificate => Pair.Value.Certificate;

    public static string Key => Pair.Value.Key;

    static (string Certificate, string Key) Make()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=app.test", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("app.test");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return (certificate.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
    }
}
