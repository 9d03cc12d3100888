using System.Reflection;
using System.Text.RegularExpressions;
using ConfigLint.Analysis;
using ConfigLint.Rules;
using ConfigLint.Tests.RulePages;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ConfigLint.Tests.Docs;

/// <summary>The rule of docs/writing-a-rule.md compiles as it is shown there, and passes what every rule's page has to pass.</summary>
public sealed class WritingARuleTests
{
    static readonly DocPage Walk = DocPage.Read("docs/writing-a-rule.md");

    [Fact]
    public void The_rule_of_the_walk_compiles_and_its_page_holds()
    {
        var code = Walk.Fences.Single(fence => fence.Language == "csharp" && fence.File is not null);
        var pageText = Walk.Fences.Single(fence => fence.Language == "markdown" && fence.File is not null);
        Assert.Equal(Path.ChangeExtension(code.File, ".md"), pageText.File);

        var rule = Compile(code.Text);
        Assert.Equal(Path.GetFileNameWithoutExtension(code.File), rule.GetType().Name);
        Assert.DoesNotContain(RuleCatalog.All, other => other.Descriptor.Id == rule.Descriptor.Id || other.Descriptor.Name == rule.Descriptor.Name);

        var page = RulePageReader.Read(pageText.File!, pageText.Text);
        Assert.Empty(PageFaults.Of(page, rule.Descriptor, rule.Options));
        var faults = string.Join("\n", page.Cases.Select(section => PageCheck.Case(page, section, [.. RuleCatalog.All, rule])).OfType<string>());
        Assert.True(faults.Length == 0, faults);
    }

    [Fact]
    public void The_failure_that_the_walk_shows_is_what_its_first_page_gives()
    {
        var rule = Compile(Walk.Fences.Single(fence => fence.Language == "csharp" && fence.File is not null).Text);
        var final = Walk.Fences.Single(fence => fence.Language == "markdown" && fence.File is not null);
        // The reader starts without the announcement.
        var first = RulePageReader.Read(final.File!, Regex.Replace(final.Text, @"(?m)^# +\^+ .*\n", ""));
        var shown = Walk.Fences.Single(fence => fence.Info is ["text", "failure"]);
        var failure = PageCheck.Case(first, first.Cases[0], [.. RuleCatalog.All, rule])?.TrimEnd();
        Assert.True(shown.Text.TrimEnd() == failure, failure);
    }

    static DiagnosticAnalyzer Compile(string code)
    {
        const string Usings = "global using System; global using System.Collections.Generic; global using System.Linq;";
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(
            "WalkRule",
            [CSharpSyntaxTree.ParseText(Usings), CSharpSyntaxTree.ParseText(code)],
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return Assert.Single(Assembly.Load(image.ToArray()).GetTypes().Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer))).Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!));
    }
}
