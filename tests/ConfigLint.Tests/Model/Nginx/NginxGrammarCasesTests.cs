using System.Text.Json;
using ConfigLint.Syntax;

namespace ConfigLint.Tests.Model.Nginx;

/// <summary>../shared/grammar/nginx-cases.json: what `nginx -t` of two versions said of tiny inputs.</summary>
public class NginxGrammarCasesTests
{
    /// <summary>Refused by nginx for something that configlint does not claim as CL0001, with the reason.</summary>
    static readonly Dictionary<string, string> NotClaimed = new()
    {
        ["dollar-brace-bad"] = "how a variable is spelled is checked by the script engine, not by the reader",
        ["bom"] = "an unknown directive may be another module's",
        ["nbsp"] = "an unknown directive may be another module's",
        ["formfeed"] = "an unknown directive may be another module's",
        ["uppercase-directive"] = "an unknown directive may be another module's",
        ["unknown-directive"] = "an unknown directive may be another module's",
        ["if-no-space"] = "an unknown directive may be another module's",
        ["queue"] = "nginx Plus knows it",
        ["health_check"] = "nginx Plus knows it",
        ["include-missing"] = "CL0005",
        ["include-dir"] = "CL0005",
        ["size-1m"] = "CL1008",
        ["size-1M"] = "CL1008",
        ["buffers-one"] = "CL1008",
        ["buffer-size-32k-alone"] = "CL1008",
        ["busy-too-small"] = "CL1008",
        ["proxy-pass-unresolvable"] = "no name is looked up",
        ["upstream-with-port"] = "a check of the upstream's meaning",
        ["upstream-dup-case"] = "a check of the upstream's meaning",
        ["ip_hash-backup"] = "CL1012",
        ["keepalive-0"] = "allowed from 1.29.7 on",
        ["resolve-no-zone"] = "CL1012",
        ["resolve-no-resolver"] = "CL1012",
        ["next-upstream-bad"] = "the set of values depends on the version",
        ["next-upstream-501"] = "the set of values depends on the version",
        ["limit_req_status-200"] = "a range check of one module",
        ["limit_req-unknown-zone"] = "zones may stand in files that are not at hand",
        ["ssl-verify-no-ca"] = "CL1022",
        ["map-three-args"] = "data lines belong to their module",
        ["if-and"] = "the condition belongs to the rewrite module",
        ["split_clients-over-100"] = "a sum check of one module",
    };

    /// <summary>nginx names the line on which its reader noticed; configlint the line of the fault.</summary>
    static readonly Dictionary<string, string> OtherLine = new()
    {
        ["missing-semicolon-newline"] = "the lost semicolon is on line 3, nginx complains about the statement's end on line 4",
        ["unclosed-block"] = "nginx names the end of the file, configlint the block",
        ["lua-unbalanced"] = "nginx names the end of the file, configlint the block",
    };

    public static IEnumerable<TheoryDataRow<string>> Names() => Cases().Select(c => new TheoryDataRow<string>(c.GetProperty("name").GetString()!));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_verdict_is_nginx_s(string name)
    {
        var (test, text) = Find(name);
        var (workspace, _) = Workspaces.Nginx(WithSiblings(name, text));
        var errors = workspace.Files.SelectMany(f => f.Tree.Errors.Where(e => e.Kind == SyntaxErrorKind.Syntax).Select(e => new ConfigLint.Syntax.Text.Location(f.Source, e.Span)))
            .Concat(workspace.Problems.Where(p => p.RuleId == "CL0001").Select(p => p.At)).ToList();
        var verdicts = (string[])["1.22.1", "1.31.5"];
        var refused = verdicts.Select(v => !test.GetProperty(v).GetProperty("ok").GetBoolean()).ToList();
        if (!refused.Contains(true) || NotClaimed.ContainsKey(name) || IsOtherModule(test))
        {
            Assert.True(errors.Count == 0, $"{name}: {string.Join("; ", errors)}");
            return;
        }
        if (refused.Contains(false))
            return; // the versions differ: silence and an error are both right
        Assert.True(errors.Count > 0, $"{name} is refused by nginx: {text}");
        var message = test.GetProperty("1.31.5").GetProperty("msg")[0].GetString()!;
        if (!OtherLine.ContainsKey(name))
            Assert.Equal(message[(message.LastIndexOf(':') + 1)..], errors[0].Start.Line.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Every_exception_names_a_case() =>
        Assert.Empty(NotClaimed.Keys.Concat(OtherLine.Keys).Except(Names().Select(n => n.Data)));

    static bool IsOtherModule(JsonElement test) => test.GetProperty("1.22.1").GetProperty("ok").GetBoolean() && test.GetProperty("name").GetString()!.Contains("lua", StringComparison.Ordinal);

    static (JsonElement Test, string Text) Find(string name)
    {
        var test = Cases().Single(c => c.GetProperty("name").GetString() == name);
        return (test, test.GetProperty("text").GetString()!);
    }

    // Cases that include a file name it in their own text.
    static (string, string)[] WithSiblings(string name, string text) => name switch
    {
        "dup-include-scalar" => [("nginx.conf", text), ("nginx/dup.inc", "proxy_read_timeout 5s;\n")],
        _ => [("nginx.conf", text), ("nginx/empty.inc", "")],
    };

    static List<JsonElement> Cases()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(SharedCorpus.Shared, "grammar", "nginx-cases.json")));
        return [.. document.RootElement.EnumerateArray().Select(e => e.Clone())];
    }
}
