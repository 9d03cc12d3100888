using ConfigLint.Cli;
using ConfigLint.Cli.Commands;

return CommandLine.Run(args, CliHost.ForProcess());
