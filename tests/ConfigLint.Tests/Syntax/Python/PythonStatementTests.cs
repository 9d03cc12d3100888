using ConfigLint.Syntax.Python;
using static ConfigLint.Tests.Syntax.Python.PythonTestText;

namespace ConfigLint.Tests.Syntax.Python;

public class PythonStatementTests
{
    [Theory]
    [InlineData("a = 1", "a = 1")]
    [InlineData("a = b = 1", "a = b = 1")]
    [InlineData("a, b = 1, 2", "Tuple[a, b] = Tuple[1, 2]")]
    [InlineData("a: int = 1", "a : int = 1")]
    [InlineData("a: int", "a : int = -")]
    [InlineData("a.b['c'] = 1", "a.b['c'] = 1")]
    public void An_assignment_has_targets_and_a_value(string text, string expected)
    {
        var assignment = Assert.IsType<PythonAssignment>(Assert.Single(Statements(text)));
        var annotation = assignment.Annotation is { } a ? " : " + Show(a) : "";
        Assert.Equal(expected, $"{string.Join(" = ", assignment.Targets.Select(Show))}{annotation} = {Show(assignment.Value)}");
    }

    [Fact]
    public void An_augmented_assignment_has_its_operator()
    {
        var assignment = Assert.IsType<PythonAugmentedAssignment>(Assert.Single(Statements("workers //= 2")));
        Assert.Equal(("workers", "//", "2"), (Show(assignment.Target), assignment.Operator, Show(assignment.Value)));
    }

    [Theory]
    [InlineData("import os", "- 0: os")]
    [InlineData("import os.path, a.b as c", "- 0: os, c")]
    [InlineData("from a.b import c as d, e", "a.b 0: d, e")]
    [InlineData("from .... import (a,\n b,\n)", " 4: a, b")]
    [InlineData("from ..a import *", "a 2: *")]
    public void An_import_has_module_and_names(string text, string expected)
    {
        var import = Assert.IsType<PythonImport>(Assert.Single(Statements(text)));
        Assert.Equal(expected, $"{import.Module ?? "-"} {import.Level}: {(import.IsStar ? "*" : string.Join(", ", import.Names.Select(n => n.Binding)))}");
    }

    [Fact]
    public void Statements_on_one_line_are_told_apart() =>
        Assert.Equal(["a = 1", "b = 2", "del c"], Statements("a = 1; b = 2; del c;").Select(s => s.Text));

    [Fact]
    public void If_has_clauses_with_conditions_and_bodies()
    {
        var statement = Assert.IsType<PythonIf>(Assert.Single(Statements("if a == 1:\n    b = 1\n    # note\n\n    c = 2\nelif d: e = 3\nelse:\n\tf = 4\n")));
        Assert.True(statement.HasElse);
        Assert.Equal(
            ["if (a == 1): b = 1; c = 2", "elif d: e = 3", "else -: f = 4"],
            statement.Clauses.Select(c => $"{c.Keyword} {Show(c.Condition)}: {string.Join("; ", c.Body.Select(s => s.Text))}"));
    }

    [Fact]
    public void Blocks_nest()
    {
        var outer = Assert.IsType<PythonIf>(Statements("if a:\n  try:\n    x = 1\n  except ValueError as e:\n    x = 2\n  else:\n    x = 3\n  finally:\n    x = 4\n  y = 5\nz = 6\n")[0]);
        var inner = Assert.IsType<PythonTry>(outer.Clauses[0].Body[0]);
        Assert.Equal(["try", "except", "else", "finally"], inner.Clauses.Select(c => c.Keyword));
        Assert.Equal("y = 5", outer.Clauses[0].Body[1].Text);
        Assert.Same(inner, inner.Clauses[0].Parent);
    }

    [Fact]
    public void A_loop_has_target_and_values()
    {
        var loop = Assert.IsType<PythonFor>(Assert.Single(Statements("for k, v in os.environ.items():\n    locals()[k] = v\n")));
        Assert.Equal(("Tuple[k, v]", "os.environ.items()"), (Show(loop.Target), Show(loop.Values)));
        Assert.Equal("locals()[k]", Show(Assert.IsType<PythonAssignment>(loop.Clauses[0].Body[0]).Targets[0]));
    }

    [Fact]
    public void With_has_items_and_targets()
    {
        var with = Assert.IsType<PythonWith>(Assert.Single(Statements("with open('a') as f, b:\n    x = f.read()\n")));
        Assert.Equal(["open('a')", "f", "b"], with.Clauses[0].Head.Select(Show));
    }

    [Fact]
    public void The_body_of_a_definition_is_text()
    {
        var statements = Statements("@hook\ndef post_fork(server, worker):\n    if a:\n        timeout = 1\n\n    # end\nclass A(B): pass\nasync def f():\n    await x\ntimeout = 2\n");
        Assert.IsType<PythonDecorator>(statements[0]);
        var definition = Assert.IsType<PythonDefinition>(statements[1]);
        Assert.Equal(("post_fork", false), (definition.Name, definition.IsClass));
        Assert.EndsWith("timeout = 1", definition.Text, StringComparison.Ordinal);
        Assert.True(Assert.IsType<PythonDefinition>(statements[2]).IsClass);
        Assert.Equal("f", Assert.IsType<PythonDefinition>(statements[3]).Name);
        Assert.IsType<PythonAssignment>(statements[4]);
    }

    [Fact]
    public void An_unknown_block_is_text_that_tells_what_it_mentions()
    {
        var opaque = Assert.IsType<PythonOpaqueStatement>(Statements("match env:\n    case 'prod':\n        workers = 4\nbind = ':80'\n")[0]);
        Assert.True(opaque.Mentions("workers"));
        Assert.False(opaque.Mentions("bind"));
    }

    [Theory]
    [InlineData("x = 1\r\nif x:\r\n    y = 2\r\n", 2)]
    [InlineData("x = 1\rif x:\r    y = 2\r", 2)]
    [InlineData("\uFEFFx = 1\n", 1)]
    [InlineData("# only a comment", 0)]
    [InlineData("", 0)]
    [InlineData("x = 1 \\\n", 1)]
    public void Line_ends_of_all_kinds_are_read(string text, int count) => Assert.Equal(count, Statements(text).Count);
}
