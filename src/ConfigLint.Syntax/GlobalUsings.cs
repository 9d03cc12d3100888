// Superpower has a TextSpan of its own; in this project the name means ours.
global using TextSpan = ConfigLint.Syntax.Text.TextSpan;
