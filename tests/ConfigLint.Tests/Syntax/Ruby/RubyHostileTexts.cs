namespace ConfigLint.Tests.Syntax.Ruby;

/// <summary>Texts that would cost a naive reader its stack or quadratic time.</summary>
internal static class RubyHostileTexts
{
    private static readonly string[] Repeated =
    [
        "(", "[", "{", "([{", "x = (", "not ", "-", "*", "!", "-> {", "->(a) {", "\"#{", "%(", "%w[", "/#{", "`#{", "x=[\n", "x=\"\n", "if x\n", "if x then ",
        "unless x\n", "begin\n", "do ", "foo do |x|\n", "foo { |x| ", "case x\nwhen 1\n", "def f\n", "class A\n", "module B\n", "while x do\n", "end\n", "else\n",
        "when ", "rescue => e\n", "a.", "a&.", "a::", "A::", "a ? b : ", "a ?b :", "x if ", "x rescue ", "x and ", "x = ", "x ||= ", "x => ", "a, ", "a,b=", "<<A ",
        "<<~A\n", "<<A\nA\n", "foo <<A, <<B\nA\nB\n", "<<'A'\n", "%", "?", "?a", ":", "::", ":a", "a:", ":\"", "\"a\" ", "'", "\n", "\\\n", "#", "=begin\n",
        "=begin\n=end\n", "\n.a", "\0", "\u00e9", "\ud800", "@", "$", "@@", "1..", "..", "1_", "0x", "1.", "|", "||", "|x|", "&", "&x", "**", "alias ", "undef ", "return ",
        "yield ", "defined? ", "puts ", "puts(", "puts [", "puts -", "puts {", "a b ", "a[", "a [", "for a in ", "\r\n", ";", "def f = ", "def f(a) = ", "x /a", "x / a", "/",
        "p /a/ ", "then ", "__END__", "\t", "}", ")", "]", "\"#{\"", "#{", "%w(", "a b do ", "a {} ", "a do end ", "x=1;",
    ];

    private static readonly (string Head, string Repeated, string Tail)[] Framed =
    [
        ("x = ", "1 + ", "1"), ("x = ", "a.", "a"), ("x = a", "(b)", ""), ("x = a", "[b]", ""), ("x = ", "a ? b : ", "c"), ("x = [", "*[", ""), ("puts ", "\"a\" ", ""),
        ("x = ", "a && ", "b"), ("x = ", "a ** ", "b"), ("x = {", "a: {", ""), ("x = {", "a => {", ""), ("x = 0x", "f", ""), ("x = ", "9", ""), ("x = '", "\\", ""),
        ("x = [", "a,", "]"), ("x = {", "a: b,", "}"), ("foo ", "a, ", "b"), ("foo(", "a: b, ", ")"), ("x = \"", "#{a}", "\""), ("x = \"", "\\", ""), ("if ", "a and ", "b\nend"),
        ("case a\n", "when b then c\n", "end"), ("begin\n", "rescue\n", "end"), ("if x\n", "elsif y\n", "end"), ("foo { |", "a, ", "| }"), ("x = %w[", "[", ""),
        ("x = !", "!", "a"), ("x = ", "not ", "a"), ("x = ", "-", "1"), ("x", " if y", ""), ("x", ".a { }", ""), ("x", ".a do end", ""), ("x = <<A\n", "a\n", "A\n"),
        ("x = \"", "a\n", ""), ("# ", "#", ""), ("def f(", "a, ", ")\nend"), ("foo ", "foo ", "x"), ("foo ", "foo -", "x"), ("x = ", "y = ", "1"),
    ];

    public static IEnumerable<string> All(int length)
    {
        foreach (var text in Repeated)
            yield return Repeat(text, length);
        foreach (var (head, repeated, tail) in Framed)
            yield return head + Repeat(repeated, length) + tail;
        foreach (var tail in new[] { "]", ")", "end\n", "}\n", "x\n", "\"\n", "else\n" })
        {
            yield return Repeat("(", length / 2) + Repeat(tail, length / 2);
            yield return Repeat("if x\n", length / 2) + Repeat(tail, length / 2);
            yield return "\"#{" + Repeat("(", length / 2) + Repeat(tail, length / 2);
            yield return Repeat("\"#{", length / 2) + Repeat(tail, length / 2);
        }
        yield return string.Concat(Enumerable.Range(0, (int)Math.Sqrt(length)).Select(i => new string(' ', i) + "if x\n"));
        yield return string.Concat(Enumerable.Range(0, length / 12).Select(i => $"x <<A{i}\n"));
        yield return string.Concat(Enumerable.Range(0, length / 12).Select(i => $"a{i} = {i}\n"));
    }

    private static string Repeat(string text, int length) => string.Concat(Enumerable.Repeat(text, length / text.Length));
}
