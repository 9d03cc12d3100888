using System.Globalization;
using BenchmarkDotNet.Running;
using ConfigLint.Benchmarks;

// `side-by-side BINARY [NGINX]` measures whole processes against `nginx -t`; `fleet BINARY HOSTS…` trees of many hosts;
// `folders BINARY FOLDER…` folders that are there, `hostile BINARY` inputs made to exhaust it. Anything else goes to BenchmarkDotNet.
switch (args)
{
    case ["side-by-side", var binary, ..]:
        return SideBySide.Run(binary, args.ElementAtOrDefault(2) ?? "/usr/sbin/nginx");
    case ["fleet", var binary, .. var sizes]:
        return Fleet.Run(binary, sizes is [] ? [500, 1000, 2000] : [.. sizes.Select(s => int.Parse(s, CultureInfo.InvariantCulture))]);
    case ["folders", var binary, .. var folders]:
        foreach (var folder in folders)
        {
            var (milliseconds, peak) = Processes.Median(binary, [folder], 9);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{milliseconds,9:0.0} ms{peak / 1048576.0,8:0.0} MiB  {folder}"));
        }
        return 0;
    case ["hostile", var binary]:
        return Hostile.Run(binary);
    default:
        BenchmarkSwitcher.FromAssembly(typeof(ParseBenchmarks).Assembly).Run(args);
        return 0;
}
