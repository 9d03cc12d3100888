namespace ConfigLint.Tests.Syntax.Python;

/// <summary>Texts that would cost a naive reader its stack or quadratic time.</summary>
internal static class PythonHostileTexts
{
    private static readonly string[] Repeated =
    [
        "(", "[", "{", "([{", "x=(", "not ", "-", "*", "lambda:", "lambda x=(", "f\"{", "f'''{", "f\"{\n", "x=[\n", "x=\"\n", "a=\\\"\"\"\n", "a='''\n",
        "a=\"\"\"\n", "(a b)", "if x:\n", "else:\n", "def f():\n", " \\\n", "x=1;", "x", "a:", "a=", "a,", "@", "a**", "\0", "\u201c", "\ud800", "{a:",
        "while x:pass\n", "try:\n", "if (\n", "f'{x:{y:{z:", "`", "await ", "x[", "await x(", "print(", "a:=", "(a:=", "*a,", "f'{x!r:", "}", "f'}", "\\N{",
        "\f", "\r", "import a.", "f'{a}", "f'{x:", "\"\"", "'''a'''", "0x", "1_", "if a:\n b\n", "if a: b\n", "\t", "\\", "a\\\n",
    ];

    private static readonly (string Head, string Repeated, string Tail)[] Framed =
    [
        ("x=", "1+", "1"), ("x=", "a.", "a"), ("x=a", "(b)", ""), ("x=", "a<", "a"), ("x=", "a if b else ", "c"), ("x=[", "*[", ""), ("x=", "f\"{f'{", ""),
        ("", "\\\n", "x=1"), ("x=", "'a' ", ""), ("x=", "a and ", "b"), ("x=", "a**", "a"), ("x=", "a[b:", ""), ("for ", "a,", " in b:"), ("for ", "[", ""),
        ("with ", "a as b,", ""), ("f'", "\\N{", ""), ("f'", "\\N{a ", ""), ("import ", "a.", "a"), ("from ", ".", " import a"), ("x=0x", "f", ""),
        ("x=", "9", ""), ("x=1", "0", ".5e9"), ("x='", "\\", ""), ("x=lambda ", "lambda ", ":1"), ("x=(", "lambda:(", ""), ("x={", "a:b,", "}"),
        ("del ", "(a),", ""), ("@", "a(", ""), ("#", "#", ""), ("x=not ", "not ", "a"), ("x=-", "-", "1"),
    ];

    public static IEnumerable<string> All(int length)
    {
        foreach (var text in Repeated)
            yield return Repeat(text, length);
        foreach (var (head, repeated, tail) in Framed)
            yield return head + Repeat(repeated, length) + tail;
        foreach (var tail in new[] { "]", ")", "'\n", "f'{\n", "\"\"\"\n", "}" })
        {
            yield return Repeat("(", length / 2) + Repeat(tail, length / 2);
            yield return "f'{" + Repeat("(", length / 2) + Repeat(tail, length / 2);
        }
        yield return string.Concat(Enumerable.Range(0, (int)Math.Sqrt(length)).Select(i => new string(' ', i) + "if x:\n"));
        yield return string.Concat(Enumerable.Range(0, (int)Math.Sqrt(length)).Select(i => new string(' ', i) + "def f():\n"));
        yield return Repeat(new string('(', 58) + "a b" + Repeat(") b", 58 * 3) + "\n", length);
    }

    private static string Repeat(string text, int length) => string.Concat(Enumerable.Repeat(text, length / text.Length));
}
