namespace ConfigLint.Syntax.Command;

/// <summary>Who cuts a command line into words, and what a "$" means there.</summary>
public enum CommandDialect
{
    /// <summary>A POSIX shell: Procfile, the shell form in a Dockerfile, the string behind <c>sh -c</c>.</summary>
    Shell,

    /// <summary>A compose string: <c>$X</c> and <c>${X:-d}</c> are replaced first, even in single quotes, <c>$$</c> is a dollar; then shlex.</summary>
    Compose,

    /// <summary>supervisor's <c>command=</c>: shlex without a shell, so a "$" means nothing; <c>%(ENV_X)s</c> does.</summary>
    Supervisor,

    /// <summary>
    /// systemd's ExecStart= and its kin (and the words of Environment=): no operators but a ";" alone, C escapes, <c>%i</c> specifiers,
    /// <c>${X}</c> anywhere, <c>$X</c> only as a word of its own, prefixes <c>@ - : + !</c> (systemd.service(5); compared with systemd 252).
    /// </summary>
    Systemd,

    /// <summary>Arguments of ENV, ARG, FROM, COPY… in a Dockerfile: quotes and variables, no operators and no <c>$( )</c>.</summary>
    Dockerfile,

    /// <summary>A value of an env file, without its quotes: <c>$X</c> and <c>${X:-d}</c>, a backslash only before "$" or between double quotes.</summary>
    Dotenv,

    /// <summary>An item of a compose list (<c>command:</c>, <c>environment:</c>): one word as it is, with compose's variables.</summary>
    ComposeItem,

    /// <summary>An item of a Kubernetes command, args or env value: one word as it is, with <c>$(X)</c>; <c>$$</c> is a dollar.</summary>
    Kubernetes,
}
