using ConfigLint.Model;
using ConfigLint.Tests.Fixes;

namespace ConfigLint.LiveTests;

/// <summary>What a real server accepted it still accepts after all fixes, safe or not, of all rules.</summary>
public sealed class FixAcceptanceTests(ITestOutputHelper output)
{
    /// <summary>Whose files are programs: only our own are given to them.</summary>
    static readonly ConfigFormat[] Programs = [ConfigFormat.Gunicorn, ConfigFormat.Puma];

    static readonly string[] Own = ["pages", "faults"];

    /// <summary>Formats that fixes change and no server checks.</summary>
    static readonly ConfigFormat[] Unchecked = [ConfigFormat.PhpIni, ConfigFormat.Yaml, ConfigFormat.Dockerfile, ConfigFormat.Procfile, ConfigFormat.SystemdUnit, ConfigFormat.Supervisor, ConfigFormat.EnvFile];

    /// <summary>With fewer files than this that a server accepted and a fix changed the test would show nothing.</summary>
    static readonly Dictionary<ConfigFormat, int> Fewest = new()
    {
        [ConfigFormat.Nginx] = 30,
        [ConfigFormat.Apache] = 10,
        [ConfigFormat.PhpFpm] = 5,
        [ConfigFormat.Gunicorn] = 3,
        [ConfigFormat.Puma] = 1,
    };

    public static IEnumerable<TheoryDataRow<ConfigFormat>> Formats => Fewest.Keys.Select(format => new TheoryDataRow<ConfigFormat>(format));

    /// <summary>HAProxy's, for one, has no fix yet.</summary>
    [Fact]
    public void Every_format_that_has_a_fix_has_a_judge()
    {
        var changed = FixedWorkspaces.Of("pages").SelectMany(page => FixedWorkspaces.Fix(page.Files).Except(page.Files)).Select(file => file.Format).Distinct();
        Assert.Empty(changed.Except(Fewest.Keys).Except(Unchecked));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_fixed_file_is_accepted_as_before(ConfigFormat format)
    {
        var judge = ServerVerdict.Of(format);
        Assert.SkipUnless(judge.IsInstalled, judge.NotFound);
        var (changed, accepted, cured) = (0, 0, 0);
        var faults = new List<string>();
        foreach (var (name, before) in (Programs.Contains(format) ? Own : FixedWorkspaces.Kinds).SelectMany(FixedWorkspaces.Of).Where(w => w.Files.Any(file => file.Format == format)))
        {
            var after = FixedWorkspaces.Fix(before);
            foreach (var file in before.Where(file => file.Format == format && !after.Contains(file)))
            {
                changed++;
                var (was, isNow) = (judge.Accepts(before, file.Path), judge.Accepts(after, file.Path));
                accepted += was ? 1 : 0;
                cured += !was && isNow ? 1 : 0;
                if (!was && !isNow)
                    output.WriteLine($"not accepted before: {name}: {judge.LastAnswer}");
                // Looked at twice: another server may hold a port for a moment.
                if (was && !isNow && judge.Accepts(before, file.Path) && !judge.Accepts(after, file.Path))
                    faults.Add($"{name}: {file.Path} is no longer accepted: {judge.LastAnswer}\n{after.First(f => f.Path == file.Path).Text}");
            }
        }
        output.WriteLine($"{format}: {changed} files were changed; {accepted} were accepted before and are still, {cured} are accepted only now");
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.True(accepted >= Fewest[format], $"only {accepted} of the {changed} changed files were accepted as they stood");
    }
}
