using BenchmarkDotNet.Running;
using ConfigLint.Benchmarks;

// `side-by-side BINARY [NGINX]` measures whole processes against `nginx -t`; anything else goes to BenchmarkDotNet.
if (args is ["side-by-side", var binary, ..])
    return SideBySide.Run(binary, args.ElementAtOrDefault(2) ?? "/usr/sbin/nginx");
BenchmarkSwitcher.FromAssembly(typeof(ParseBenchmarks).Assembly).Run(args);
return 0;
