using ConfigLint.Syntax.Text;
using Superpower;
using Superpower.Model;
using Superpower.Parsers;

namespace ConfigLint.Syntax.Command;

/// <summary>
/// Reads a Dockerfile into a lossless tree. Never throws; what BuildKit refuses becomes an error on a node, and the rest is still read.
/// Sources: moby/buildkit, frontend/dockerfile/parser (lines, flags, JSON) and frontend/dockerfile/instructions/parse.go (arguments).
/// </summary>
public static class DockerfileParser
{
    private static readonly TokenListParser<SyntaxKind, SyntaxToken> Keyword = One(SyntaxKind.Keyword, "an instruction");

    private static readonly TokenListParser<SyntaxKind, SyntaxToken[]> Flags =
        Token.Matching<SyntaxKind>(kind => kind == SyntaxKind.Name, "a flag").Select(ToSyntaxToken).Many();

    private static readonly TokenListParser<SyntaxKind, SyntaxToken[]> Arguments =
        Token.Matching<SyntaxKind>(kind => kind is not (SyntaxKind.Keyword or SyntaxKind.Name), "an argument").Select(ToSyntaxToken).Many();

    /// <summary>One instruction; what is missing is a default token or an empty list, so this never fails. Two keywords: ONBUILD.</summary>
    internal static readonly TokenListParser<SyntaxKind, DockerfileStatement> Statement = Parse
        .Sequence(Keyword, Keyword, Flags, Arguments)
        .Select(all => new DockerfileStatement(all.Item1, all.Item2, all.Item3, all.Item4));

    public static SyntaxTree ParseText(SourceText source)
    {
        var lines = new DockerfileLines(source);
        var instructions = new List<DockerfileInstruction>();
        var hasStage = false;
        var isPosixShell = true;
        while (lines.Next() is { } line)
        {
            var instruction = new DockerfileBuilder(line, lines.Escape, isPosixShell).Build();
            hasStage |= instruction is DockerfileFrom;
            isPosixShell = IsPosixShell(instruction, lines.Escape) ?? isPosixShell;
            if (!hasStage && instruction.Keyword != "ARG" && DockerfileKeywords.IsKnown(instruction.Keyword))
                instruction.AddError(new SyntaxError(instruction.KeywordSpan, $"no build stage in current context: FROM is expected before {instruction.Keyword}"));
            instructions.Add(instruction);
        }
        return new SyntaxTree(new Dockerfile(source, lines.Escape, [.. instructions]), hasErrors: true);
    }

    /// <summary>What an instruction says about the shell of those that follow, if it does.</summary>
    private static bool? IsPosixShell(DockerfileInstruction instruction, char escape)
    {
        if (instruction is DockerfileFrom from)
        {
            var image = from.Image?.Value ?? "";
            return escape == '\\' && !image.Contains("windows", StringComparison.OrdinalIgnoreCase) && !image.Contains("nanoserver", StringComparison.OrdinalIgnoreCase);
        }
        if (instruction is not DockerfileCommand { Keyword: "SHELL", Arguments: [{ Value: var program }, ..] })
            return null;
        return program[(program.LastIndexOf('/') + 1)..] is "sh" or "ash" or "dash" or "bash" or "ksh" or "zsh";
    }

    private static TokenListParser<SyntaxKind, SyntaxToken> One(SyntaxKind kind, string name) =>
        Token.Matching<SyntaxKind>(found => found == kind, name).Select(ToSyntaxToken).OptionalOrDefault();

    private static SyntaxToken ToSyntaxToken(Token<SyntaxKind> token) =>
        new(token.Kind, token.Position.Absolute, token.Position.Absolute + token.Span.Length);
}

/// <summary>The tokens of one instruction, placed in the joined text.</summary>
internal readonly record struct DockerfileStatement(SyntaxToken Keyword, SyntaxToken InnerKeyword, SyntaxToken[] Flags, SyntaxToken[] Arguments);
