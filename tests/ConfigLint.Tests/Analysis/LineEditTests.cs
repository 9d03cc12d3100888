using ConfigLint.Analysis;
using ConfigLint.Syntax.Text;

namespace ConfigLint.Tests.Analysis;

/// <summary>Edits of statements. In the tables "|" stands for a line end and the statement is "it;".</summary>
public sealed class LineEditTests
{
    [Theory]
    [InlineData("a;|  it;|b;", "a;|b;")]
    [InlineData("a;|it;  |b;", "a;|b;")]
    [InlineData("it;", "")]
    [InlineData("a;|it;", "a;|")]
    [InlineData("a; it; b;", "a; b;")]
    [InlineData("a {|  it; # why|}", "a {|  # why|}")]
    [InlineData("a { it; }", "a { }")]
    [InlineData("{it;}", "{}")]
    public void Delete(string before, string after) => Check(before, after, LineEdit.Delete);

    [Theory]
    [InlineData("a {|\tit;|}", "a {|\tnew;|\tit;|}")]
    [InlineData("it;", "new;|it;")]
    [InlineData("a { it; }", "a { new; it; }")]
    public void InsertBefore(string before, string after) => Check(before, after, statement => LineEdit.InsertBefore(statement, "new;"));

    [Theory]
    [InlineData("a {|\tit;|}", "a {|\tit;|\tnew;|}")]
    [InlineData("  it;  # why|b;", "  it;  # why|  new;|b;")]
    [InlineData("it;", "it;|new;")]
    [InlineData("a { it; }", "a { it; new; }")]
    [InlineData("|  a { it;|}", "|  a { it;|  new;|}")]
    public void InsertAfter(string before, string after) => Check(before, after, statement => LineEdit.InsertAfter(statement, "new;"));

    [Fact]
    public void A_windows_line_end_goes_with_its_line()
    {
        var edit = LineEdit.Delete(Statement("a;\r\n it;\r\nb;"));
        Assert.Equal("a;\r\nb;", TextEdit.Apply(edit.Source.Text, [edit.Edit]));
    }

    static void Check(string before, string after, Func<Location, FileEdit> make)
    {
        var edit = make(Statement(before.Replace('|', '\n')));
        Assert.Equal(after.Replace('|', '\n'), TextEdit.Apply(edit.Source.Text, [edit.Edit]));
    }

    static Location Statement(string text) => new(SourceText.From(text, "n.conf"), new TextSpan(text.IndexOf("it;", StringComparison.Ordinal), 3));
}
