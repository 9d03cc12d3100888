using static ConfigLint.Tests.Hostile.HostileFolder;

namespace ConfigLint.Tests.Hostile;

/// <summary>What is a program for its server and data for us: Python, Ruby, command lines.</summary>
static class HostilePrograms
{
    public static IReadOnlyList<HostileInput> All { get; } =
    [
        new("Python: 10^10^10 and its like", (f, _) => f.Write("gunicorn.conf.py", "workers = 10**10**10\nx = \"a\"*10**12\ny=[0]*10**10\nz=1<<10**10\ntimeout = 9**9**9**9\nt=(9**999)**999\n"), "no problems"),
        new("Python: a text doubled 64 times, lists in lists", (f, _) => f.Write("gunicorn.conf.py", $"a = \"xxxxxxxx\"\n{Repeat("a = a + a\n", 64)}b=[1]\n{Repeat("b = b+b\n", 64)}c = [a]\n{Repeat("c=[c,c]\n", 1000)}d=f\"{{c}}{{c}}\"\nbind = a\n"), "no problems"),
        new("Python: 200,000 open brackets", (f, n) => f.Write("gunicorn.conf.py", "workers = " + Repeat("(", 2000 * n)), "CL0006 limit-reached"),
        new("Python: chains of 200,000 operators", (f, n) => f.Write("gunicorn.conf.py", $"workers = {Repeat("-", 2000 * n)}1\nx = {Repeat("not ", 1000 * n)}1\ny = {Repeat("1+", 2000 * n)}1\n"), "CL0006 limit-reached"),
        new("Python: endless loops and recursion", (f, _) => f.Write("gunicorn.conf.py", "def f(n):\n    return f(n) + f(n)\nworkers = f(1)\nwhile True:\n    pass\nfor i in range(10**12):\n    x = i\n"), "no problems"),
        new("Python: comprehensions over 10^12", (f, _) => f.Write("gunicorn.conf.py", "x = [i for i in range(10**12)]\ny = {a: b for a in x for b in x}\nz = sum(range(10**12))\nbind = \",\".join(str(i) for i in range(10**10))\n"), "no problems"),
        new("Ruby: 2^10^10 and its like", (f, _) => f.Write("config/puma.rb", "workers 2**10**10\nx = \"a\"*10**12\nthreads 1, 9**9**9**9\ny=[0]*10**10\nport 1<<10**10\n"), "no problems"),
        new("Ruby: a text doubled 128 times", (f, _) => f.Write("config/puma.rb", $"a = \"xxxxxxxx\"\n{Repeat("a = a + a\n", 64)}{Repeat("a = \"#{a}#{a}\"\n", 64)}bind a\n"), "no problems"),
        new("Ruby: 200,000 open brackets", (f, n) => f.Write("config/puma.rb", "workers " + Repeat("[", 2000 * n)), "CL0001 syntax-error"),
        new("Ruby: 100,000 open blocks", (f, n) => f.Write("config/puma.rb", Repeat("if x\n", 1000 * n)), "CL0001 syntax-error"),
        new("Ruby: 20,000 here documents, interpolations in each other", (f, n) => f.Write("config/puma.rb", "x = " + string.Join(',', Enumerable.Range(0, 200 * n).Select(i => $"<<A{i}")) + "\n" + Repeat("\"#{", 500 * n)), "CL0001 syntax-error"),
        new("Dockerfile: a variable doubled 64 times", (f, _) => f.Write("Dockerfile", $"FROM python\nENV A0=xxxxxxxx\n{Lines(64, i => $"ENV A{i + 1}=$A{i}$A{i}")}CMD gunicorn -b $A64\n"), "1 file"),
        new("Dockerfile: 50,000 stages, each on the one before", (f, n) => f.Write("Dockerfile", $"FROM python:3.12 AS s0\n{Lines(500 * n, i => $"FROM s{i} AS s{i + 1}\nENV A{i}={i}")}CMD gunicorn -b 0.0.0.0:80 app\n"), "1 file"),
        new("systemd: 20,000 units", (f, n) =>
        {
            for (var i = 0; i < 200 * n; i++)
                f.Write($"etc/systemd/system/app{i}.service", $"[Service]\nWorkingDirectory=/srv/app{i}\nExecStart=/usr/bin/gunicorn -b 127.0.0.1:{(i % 60_000) + 1} app:app\n");
        }, " files"),
        new("systemd: 200,000 continued lines", (f, n) => f.Write("app.service", $"[Service]\nEnvironment={string.Join(' ', Enumerable.Range(0, 200 * n).Select(i => $"A{i}=$A{i + 1}"))}\nExecStart=gunicorn {Repeat("\\\n", 2000 * n)}-b :80 {Repeat("\"", 1000 * n)}\n"), "1 file"),
        new("Procfile: shells in shells", (f, n) => f.Write("Procfile", $"web: {Repeat("sh -c \"", 50 * n)}gunicorn\nweb: {Repeat("$(", 500 * n)}\n"), "1 file"),
    ];
}
