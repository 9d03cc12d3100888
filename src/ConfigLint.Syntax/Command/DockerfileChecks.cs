using ConfigLint.Syntax.Text;

namespace ConfigLint.Syntax.Command;

/// <summary>What BuildKit refuses in the arguments of an instruction (frontend/dockerfile/instructions/parse.go).</summary>
internal static class DockerfileChecks
{
    public static IEnumerable<SyntaxError> Find(DockerfileInstruction instruction, DockerfileParts parts)
    {
        var message = Fault(instruction, parts);
        if (message is not null)
            yield return new SyntaxError(instruction.KeywordSpan, message);
    }

    private static string? Fault(DockerfileInstruction instruction, DockerfileParts parts)
    {
        var keyword = instruction.Keyword;
        return instruction switch
        {
            _ when !DockerfileKeywords.IsKnown(keyword) => $"unknown instruction: {Excerpt.Of(keyword)}",
            DockerfileFrom when !IsFrom(parts.Words) => "FROM requires either one or three arguments: FROM image [AS name]",
            DockerfileSettings { Settings.Count: 0 } => $"{keyword} requires at least one argument",
            DockerfileSettings settings when keyword != "ARG" && settings.Settings.FirstOrDefault(s => s.Value is null) is { } setting =>
                settings.Settings.Count == 1 ? $"{keyword} must have two arguments" : $"can't find = in \"{Excerpt.Of(setting.Name)}\": name=value is expected",
            DockerfileCommand when IsOtherArray(parts) => "when using JSON array syntax, arrays must be comprised of strings only",
            DockerfileCommand { IsExecForm: false } when keyword == "SHELL" => "SHELL requires the arguments to be in JSON form",
            DockerfileCommand command when keyword == "HEALTHCHECK" => HealthCheckFault(command, parts),
            DockerfileWords words when keyword is "COPY" or "ADD" && words.Words.Count < 2 && words.Heredocs.Count == 0 => $"{keyword} requires at least two arguments",
            DockerfileWords { Words.Count: 0 } when keyword != "MAINTAINER" => $"{keyword} requires an argument",
            _ => null,
        };
    }

    private static bool IsFrom(List<WordText> words) =>
        words.Count == 1 || (words.Count == 3 && words[1].Value.Equals("AS", StringComparison.OrdinalIgnoreCase));

    private static bool IsOtherArray(DockerfileParts parts) =>
        parts.Line is { Span.Length: > 0 } line && JsonStrings.IsAnyArray(parts.Source.AsSpan(line.Span));

    private static string? HealthCheckFault(DockerfileCommand command, DockerfileParts parts)
    {
        if (parts.Words.Count == 0)
            return "HEALTHCHECK requires an argument: CMD or NONE is expected";
        if (command.IsNone)
            return null;
        if (!parts.Words[0].Value.Equals("CMD", StringComparison.OrdinalIgnoreCase))
            return $"unknown type \"{Excerpt.Of(parts.Words[0].Value)}\" in HEALTHCHECK: CMD or NONE is expected";
        return command.ShellForm is null && command.Arguments.Count == 0 ? "a command is missing after HEALTHCHECK CMD" : null;
    }
}
