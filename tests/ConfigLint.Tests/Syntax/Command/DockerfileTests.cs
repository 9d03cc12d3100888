using ConfigLint.Syntax.Command;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Tests.Syntax.Command;

/// <summary>As BuildKit's parser and instruction readers say.</summary>
public class DockerfileTests
{
    [Fact]
    public void Stages_have_images_names_and_instructions()
    {
        var file = Parse("ARG V=1\nFROM --platform=linux/amd64 python:$V as base\nENV A=1\nFROM base\nCMD [\"a\"]\nFROM scratch\n");
        Assert.Equal(["python:$V", "base", "scratch"], file.Stages.Select(s => s.From.Image?.Value));
        Assert.Equal(["base", null, null], file.Stages.Select(s => s.From.Name?.Value));
        Assert.Equal([1, 1, 0], file.Stages.Select(s => s.Instructions.Count));
        Assert.Equal("linux/amd64", file.Stages[0].From.Flag("platform")?.Value?.Value);
    }

    [Theory]
    [InlineData("ENV A=1 B=\"x y\" C='z' D=a\\ b", "A=1;B=x y;C=z;D=a b")]
    [InlineData("ENV A some  text \"q\"", "A=some  text q")]
    [InlineData("ENV A=\\\n  1 \\\n# c\n B=2", "A=;1=?;B=2")]
    [InlineData("ENV A=1 \\\n# c\n\n B=2", "A=1;B=2")]
    [InlineData("ARG A B=2 C=", "A=?;B=2;C=")]
    [InlineData("LABEL a.b=\"c d\"", "a.b=c d")]
    [InlineData("ENV A=${B:-x}y", "A=${B:-x}y")]
    public void Settings_come_in_two_forms(string text, string settings)
    {
        var instruction = Assert.IsType<DockerfileSettings>(Parse($"FROM x\n{text}\n").Instructions[1]);
        Assert.Equal(settings, string.Join(';', instruction.Settings.Select(s => $"{s.Name}={s.Value?.Value ?? "?"}")));
    }

    [Theory]
    [InlineData("CMD [\"a\", \"b c\"]", "a|b c")]
    [InlineData("CMD [ \"a\\\"b\" , \"\\u0041\" ]  ", "a\"b|A")]
    [InlineData("CMD [\\\n \"a\", \\\n \"b\" \\\n]", "a|b")]
    [InlineData("CMD []", "")]
    [InlineData("cmd [\"$X\"]", "$X")]
    public void An_exec_form_is_a_JSON_array(string text, string arguments)
    {
        var command = Assert.IsType<DockerfileCommand>(Parse($"FROM x\n{text}\n").Instructions[1]);
        Assert.True(command.IsExecForm);
        Assert.Null(command.ShellForm);
        Assert.Equal(arguments, string.Join('|', command.Arguments.Select(a => a.Literal)));
    }

    [Theory]
    [InlineData("CMD ['a', 'b']", true)]
    [InlineData("CMD [\"a\" \"b\"]", true)]
    [InlineData("CMD [\"a\",]", true)]
    [InlineData("CMD [\"a\"] b", false)]
    [InlineData("CMD [ -f x ] && y", false)]
    [InlineData("CMD a b", false)]
    public void What_is_no_JSON_goes_to_the_shell(string text, bool looksLikeExecForm)
    {
        var command = Assert.IsType<DockerfileCommand>(Parse($"FROM x\n{text}\n").Instructions[1]);
        Assert.False(command.IsExecForm);
        Assert.NotEmpty(command.ShellForm!.Commands);
        Assert.Equal(looksLikeExecForm, command.LooksLikeExecForm);
    }

    [Fact]
    public void A_shell_form_is_read_over_its_continued_lines()
    {
        const string text = "FROM x\nCMD exec gunicorn \\\n  # comment\n\n  --workers 3 \\  \n  app:a\\\npp && true\n";
        var command = Assert.IsType<DockerfileCommand>(Parse(text).Instructions[1]);
        var first = command.ShellForm!.Commands[0];
        Assert.Equal(["exec", "gunicorn", "--workers", "3", "app:app"], first.Words.Select(w => w.Content.Literal));
        Assert.Equal("app:a\\\npp", first.Words[4].Text);
        Assert.Equal("&&", first.Operator);
    }

    [Theory]
    [InlineData("HEALTHCHECK NONE", true, null)]
    [InlineData("HEALTHCHECK --interval=5s CMD curl x", false, "curl x")]
    [InlineData("HEALTHCHECK CMD [\"curl\", \"x\"]", false, "curl x")]
    public void A_health_check_has_a_command_or_none(string text, bool isNone, string? words)
    {
        var check = Assert.IsType<DockerfileCommand>(Parse($"FROM x\n{text}\n").Instructions[1]);
        Assert.Equal(isNone, check.IsNone);
        var found = check.ShellForm?.Commands[0].Words.Select(w => w.Content.Value) ?? check.Arguments.Select(a => a.Value);
        Assert.Equal(words ?? "", string.Join(' ', found));
    }

    [Fact]
    public void Here_documents_belong_to_their_instruction()
    {
        var file = Parse("FROM x\nRUN <<EOF cat\nCMD no\nEOF\nCOPY <<-'A' <<B /x/\n\ta\n\tA\nb\nB\nUSER me\n");
        Assert.Equal(["FROM", "RUN", "COPY", "USER"], file.Instructions.Select(i => i.Keyword));
        Assert.Equal(["\ta\n\tA", "b\nB"], file.Instructions[2].Heredocs.Select(h => file.Source.ToString(h)));
    }

    [Theory]
    // text behind "FROM x", part of the message
    [InlineData("FORM x", "unknown instruction: FORM")]
    [InlineData("FROM a b", "FROM requires")]
    [InlineData("FROM a # b", "FROM requires")]
    [InlineData("ENV", "at least one argument")]
    [InlineData("ENV A", "two arguments")]
    [InlineData("ENV A=1 B", "can't find =")]
    [InlineData("ENV A=\"1", "not closed")]
    [InlineData("CMD [\"a\", 1]", "strings only")]
    [InlineData("SHELL bash", "JSON form")]
    [InlineData("HEALTHCHECK curl", "unknown type")]
    [InlineData("HEALTHCHECK CMD", "command is missing")]
    [InlineData("COPY a", "at least two")]
    [InlineData("ONBUILD ONBUILD RUN x", "ONBUILD trigger")]
    [InlineData("USER", "requires an argument")]
    [InlineData("RUN <<EOF\nx", "\"EOF\" alone")]
    [InlineData("CMD echo \"x", "closing \"")]
    public void What_BuildKit_refuses_is_an_error(string text, string message)
    {
        var error = Assert.Single(DockerfileParser.ParseText(SourceText.From($"FROM x\n{text}\n")).Errors);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FROM x\nSHELL [\"powershell\", \"-c\"]\n", 0)]
    [InlineData("FROM windows/servercore:ltsc2022\n", 0)]
    [InlineData("# escape=`\nFROM x\n", 0)]
    [InlineData("FROM x\nSHELL [\"pwsh\"]\nFROM y\n", 1)]
    [InlineData("FROM x\nSHELL [\"/bin/bash\", \"-c\"]\n", 1)]
    public void Quotes_are_judged_only_for_a_POSIX_shell(string text, int errors) =>
        Assert.Equal(errors, DockerfileParser.ParseText(SourceText.From(text + "RUN dir \"C:\\a\\\"\n")).Errors.Count);

    [Fact]
    public void Nothing_but_ARG_may_stand_before_FROM() =>
        Assert.Contains("no build stage", Assert.Single(DockerfileParser.ParseText(SourceText.From("ARG A\nRUN x\nFROM y\n")).Errors).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("A=b", "b", false)]
    [InlineData("export A = b # c", "b", false)]
    [InlineData("A=b#c", "b#c", false)]
    [InlineData("A='b $X' # c", "b $X", true)]
    [InlineData("A=\"b\\n\\\"c\\\" $X\"", "b\n\"c\" V", true)]
    [InlineData("A=a\"b\"", "a\"b\"", false)]
    [InlineData("A=${Y:-d}", "d", false)]
    [InlineData("A: b", "b", false)]
    [InlineData("A=", "", false)]
    public void An_env_file_is_read_as_compose_reads_it(string text, string value, bool isQuoted)
    {
        var tree = EnvFileParser.ParseText(SourceText.From(text + "\n"));
        Assert.Empty(tree.Errors);
        var entry = Assert.Single(((EnvFile)tree.Root).Entries);
        Assert.Equal(("A", true, isQuoted), (entry.Name, entry.HasValue, entry.IsQuoted));
        Assert.Equal(value, entry.Content.Expand(p => p.Text == "X" ? "V" : p.Default));
    }

    static Dockerfile Parse(string text) => (Dockerfile)DockerfileParser.ParseText(SourceText.From(text)).Root;
}
