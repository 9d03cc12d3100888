using ConfigLint.Analysis;
using ConfigLint.Model;
using ConfigLint.Syntax.Nginx;
using ConfigLint.Syntax.Text;
using CsCheck;

namespace ConfigLint.Tests.Analysis;

/// <summary>Fixes are applied whole, once, in order, and never so that a file breaks.</summary>
public sealed class FixApplierTests
{
    static readonly DiagnosticDescriptor Rule = TestRule.Describe("CL9001", "test");

    [Fact]
    public void All_fixes_of_a_file_are_made_in_one_pass()
    {
        var workspace = Of("a 1; b 2; c 3;");
        var result = Apply(workspace, FixMode.All, Replace(workspace, "1", "10"), Replace(workspace, "3", "30"));
        Assert.Equal(["a.conf: a 10; b 2; c 30;"], Texts(result));
        Assert.Equal(2, result.Applied.Count);
        Assert.Empty(result.Refused);
    }

    [Theory]
    [InlineData(FixMode.SafeOnly, "a.conf: a 10; b 2;")]
    [InlineData(FixMode.All, "a.conf: a 10; b 20;")]
    public void Unsafe_fixes_are_made_only_when_asked_for(FixMode mode, string expected)
    {
        var workspace = Of("a 1; b 2;");
        var result = Apply(workspace, mode, Replace(workspace, "1", "10"), Replace(workspace, "2", "20") with { IsSafe = false });
        Assert.Equal([expected], Texts(result));
        Assert.Empty(result.Refused);
    }

    [Fact]
    public void Without_a_fix_nothing_changes()
    {
        var workspace = Of("a 1;");
        var suppressed = new Finding(Found(Replace(workspace, "1", "10")), DiagnosticSeverity.Error, new AppliedSuppression("why"));
        var result = new FixApplier(workspace).Apply([suppressed], FixMode.All);
        Assert.Empty(result.Files);
        Assert.Empty(result.Applied);
        Assert.Empty(result.Refused);
    }

    [Fact]
    public void Of_two_fixes_that_overlap_the_first_wins()
    {
        var workspace = Of("a 12345;");
        var result = Apply(workspace, FixMode.All, Replace(workspace, "234", "x"), Replace(workspace, "123", "y"), Replace(workspace, "45", "z"), Replace(workspace, "1", "w"));
        Assert.Equal(["a.conf: a wx5;"], Texts(result));
        Assert.Equal(["it overlaps another fix", "it overlaps another fix"], Reasons(result));
    }

    [Fact]
    public void Two_texts_at_one_place_overlap_and_the_same_text_is_made_once()
    {
        var workspace = Of("a 1;");
        var source = workspace.Files[0].Source;
        Fixing Insert(string text) => new([FileEdit.Insert(source, 4, text)]);
        var result = Apply(workspace, FixMode.All, Insert(" b;"), Insert(" b;"), Insert(" c;"));
        Assert.Equal(["a.conf: a 1; b;"], Texts(result));
        Assert.Equal(2, result.Applied.Count);
        Assert.Equal(["it overlaps another fix"], Reasons(result));
    }

    [Fact]
    public void Edits_that_touch_do_not_overlap()
    {
        var workspace = Of("abc;");
        var source = workspace.Files[0].Source;
        var result = Apply(
            workspace,
            FixMode.All,
            new([FileEdit.Replace(At(source, 0, 1), "x")]),
            new([FileEdit.Replace(At(source, 1, 1), "y")]),
            new([FileEdit.Insert(source, 1, "-")]),
            new([FileEdit.Insert(source, 0, "+")]));
        Assert.Equal(["a.conf: +x-yc;"], Texts(result));
    }

    [Fact]
    public void A_fix_with_faults_of_its_own_is_refused()
    {
        var workspace = Of("a 1;");
        var source = workspace.Files[0].Source;
        var stranger = SourceText.From("a 1;", "stranger.conf");
        var result = Apply(
            workspace,
            FixMode.All,
            new([FileEdit.Replace(At(source, 2, 10), "x")]),
            new([FileEdit.Replace(At(source, -1, 1), "x")]),
            new([FileEdit.Replace(At(source, 0, 3), "x"), FileEdit.Replace(At(source, 2, 1), "y")]),
            new([FileEdit.Insert(stranger, 0, "x")]));
        Assert.Empty(result.Files);
        Assert.Equal(
            ["it changes a.conf outside its text", "it changes a.conf outside its text", "its own changes overlap", "stranger.conf is not part of this run"],
            Reasons(result));
    }

    [Fact]
    public void A_file_outside_the_given_paths_is_left_alone()
    {
        var workspace = Of("a 1;", "b 2;");
        var applier = new FixApplier(workspace, file => file.Source.Path == "a.conf");
        var result = applier.Apply(Findings(Replace(workspace, "2", "20", file: 1), Replace(workspace, "1", "10")), FixMode.All);
        Assert.Equal(["a.conf: a 10;"], Texts(result));
        Assert.Equal(["b.conf lies outside the given paths"], Reasons(result));
    }

    [Fact]
    public void A_fix_of_several_files_is_made_whole_or_not_at_all()
    {
        var workspace = Of("a 1;", "b 2;");
        var both = new Fixing([.. Replace(workspace, "1", "10").Edits, .. Replace(workspace, "2", "20", file: 1).Edits]);
        Assert.Equal(["a.conf: a 10;", "b.conf: b 20;"], Texts(Apply(workspace, FixMode.All, both)));

        var overlapped = Apply(workspace, FixMode.All, Replace(workspace, "b", "c", file: 1), Replace(workspace, "2", "3", file: 1), both);
        Assert.Equal(["b.conf: c 3;"], Texts(overlapped));
        Assert.Equal(["it overlaps another fix"], Reasons(overlapped));

        var breaking = new Fixing([.. Replace(workspace, "1", "10").Edits, .. Replace(workspace, ";", "", file: 1).Edits]);
        var broken = Apply(workspace, FixMode.All, breaking, Replace(workspace, "a", "x"));
        Assert.Equal(["a.conf: x 1;"], Texts(broken));
        Assert.Equal(["b.conf would no longer parse"], Reasons(broken));
    }

    [Fact]
    public void A_fix_that_breaks_its_file_is_refused_and_the_others_are_made()
    {
        var workspace = Of(string.Concat(Enumerable.Range(0, 64).Select(i => $"d{i:00} v{i:00};\n")));
        var fixes = Enumerable.Range(0, 64).Select(i => i is 5 or 40
            ? Replace(workspace, $"v{i:00};", "{")
            : Replace(workspace, $"v{i:00}", "x")).ToArray();
        var result = Apply(workspace, FixMode.All, fixes);
        Assert.Equal(62, result.Applied.Count);
        Assert.Equal(["a.conf would no longer parse", "a.conf would no longer parse"], Reasons(result));
        var text = Assert.Single(result.Files).After;
        Assert.Empty(NginxParser.ParseText(text).Errors);
        Assert.Contains("d05 v05;\nd06 x;\n", text.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void When_every_fix_breaks_its_file_the_trials_end()
    {
        var workspace = Of(string.Concat(Enumerable.Repeat("a 1;\n", 2_000)));
        var source = workspace.Files[0].Source;
        var fixes = Enumerable.Range(0, 2_000).Select(i => new Fixing([FileEdit.Replace(At(source, (5 * i) + 3, 1), "{")])).ToArray();
        var result = Apply(workspace, FixMode.All, fixes);
        Assert.Empty(result.Applied);
        Assert.Equal(2_000, result.Refused.Count);
        Assert.Contains("too many fixes of this run break their files", Reasons(result));
    }

    [Fact]
    public void A_file_that_was_broken_before_may_be_fixed_elsewhere()
    {
        var workspace = Of("a 1;\n}\n");
        Assert.Equal(["a.conf: a 10;\n}\n"], Texts(Apply(workspace, FixMode.All, Replace(workspace, "1", "10"))));
    }

    [Fact]
    public void New_lines_have_the_line_ends_of_the_file_and_its_bytes_stay()
    {
        var disk = new InMemoryFileSystem();
        var workspace = new Workspace(disk, WorkspaceOptions.Default);
        byte[] bytes = [0xE9, .. "a 1;\r\nb 2;\r\n"u8];
        var file = workspace.Add("/w/a.conf", SourceText.FromBytes(bytes, "a.conf"), ConfigFormat.Nginx);
        var edit = FileEdit.Insert(file.Source, 5, "\nc 3;");
        var result = new FixApplier(workspace).Apply(Findings(new Fixing([edit])), FixMode.All);
        Assert.Equal((byte[])[0xE9, .. "a 1;\r\nc 3;\r\nb 2;\r\n"u8], Assert.Single(result.Files).After.ToBytes());
    }

    [Fact]
    public void Whatever_the_fixes_the_result_is_what_the_applied_ones_make_of_the_text()
    {
        string[] texts = ["", "x", "x;", ";", "}", "{ y; }", "\n"];
        var edit = Gen.Select(Gen.Int[-1, 24], Gen.Int[0, 6], Gen.Int[0, texts.Length - 1].Select(i => texts[i]));
        Gen.Select(edit.Array[1, 3], Gen.Bool).Array[0, 12].Sample(
            fixes =>
            {
                var workspace = Of("a 1; b { c 2; }\nd 3;\n");
                var source = workspace.Files[0].Source;
                var findings = Findings([.. fixes.Select(fix => new Fixing([.. fix.Item1.Select(e => FileEdit.Replace(At(source, e.Item1, e.Item2), e.Item3))], fix.Item2))]);
                var result = new FixApplier(workspace).Apply(findings, FixMode.All);
                var edits = result.Applied.SelectMany(finding => finding.Diagnostic.Fix!.Edits).Select(e => e.Edit).Distinct().ToList();
                var expected = TextEdit.Apply(source.Text, edits);
                Assert.Equal(findings.Count, result.Applied.Count + result.Refused.Count);
                Assert.Equal(expected, result.Files.Count == 0 ? source.Text : result.Files[0].After.Text);
                Assert.Empty(NginxParser.ParseText(SourceText.From(expected)).Errors);
            },
            iter: 2_000);
    }

    static Workspace Of(params string[] texts) =>
        Workspaces.Of(ConfigFormat.Nginx, [.. texts.Index().Select(text => ($"{(char)('a' + text.Index)}.conf", text.Item))]);

    static Fixing Replace(Workspace workspace, string old, string text, int file = 0)
    {
        var source = workspace.Files[file].Source;
        return new([FileEdit.Replace(At(source, source.Text.IndexOf(old, StringComparison.Ordinal), old.Length), text)]);
    }

    static FixResult Apply(Workspace workspace, FixMode mode, params Fixing[] fixes) => new FixApplier(workspace).Apply(Findings(fixes), mode);

    static IReadOnlyList<Finding> Findings(params Fixing[] fixes) => [.. fixes.Select(fix => new Finding(Found(fix), DiagnosticSeverity.Warning, null))];

    static Diagnostic Found(Fixing fix) =>
        Diagnostic.Create(Rule, new Location(fix.Edits[0].Source, default), "m") with { Fix = new Fix("Change it", fix.IsSafe, fix.Edits) };

    static Location At(SourceText source, int start, int length) => new(source, new TextSpan(start, length));

    static IEnumerable<string> Texts(FixResult result) => result.Files.Select(file => $"{file.After.Path}: {file.After.Text}");

    static IEnumerable<string> Reasons(FixResult result) => result.Refused.Select(refused => refused.Reason);

    sealed record Fixing(IReadOnlyList<FileEdit> Edits, bool IsSafe = true);
}
