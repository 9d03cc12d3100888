namespace ConfigLint.Tests.Cli;

/// <summary>One <c>.configlint.yml</c> that must not be taken.</summary>
/// <param name="Message">All that is said, one error a line.</param>
/// <param name="IsSchemaSilent">A fault of the text or a matter of the reader alone, of which a JSON Schema cannot know.</param>
sealed record WrongSettings(string Name, string Text, string Message, bool IsSchemaSilent = false)
{
    static readonly string Keys = "rules, exclude, files, versions, hops, resources, overrides";

    public static IReadOnlyList<WrongSettings> All { get; } =
    [
        // Keys
        new("misspelt key", "rule: {}", "c.yml:1:1: there is no setting rule; did you mean rules?"),
        new("strange key", "zzz: 1", $"c.yml:1:1: there is no setting zzz; known are {Keys}"),
        new("key of another case", "Rules: {}", "c.yml:1:1: there is no setting Rules; did you mean rules?"),
        new("key that is a list", "? [a]\n: b", $"c.yml:1:3: expected one of {Keys}, found a list", IsSchemaSilent: true),
        new("key twice", "exclude: [a]\nexclude: [b]", "c.yml:1:1: exclude is given twice", IsSchemaSilent: true),
        new("misspelt key of a hop", "hops: [{ edge: heroku, in-front-of: a, idle_timeout: 5s }]", "c.yml:1:40: there is no setting idle_timeout; did you mean idle-timeout?"),
        new("misspelt software", "versions: { ngin: 1.2 }", "c.yml:1:13: there is no setting ngin; did you mean nginx?"),
        new("old key of overrides", "overrides: [{ paths: [a], rules: {} }]", "c.yml:1:13: an override needs files\nc.yml:1:15: there is no setting paths; known are files, rules"),

        // Shapes
        new("text for the file", "just text", "c.yml:1:1: expected the file to be a map from names to values, found just text"),
        new("list for the file", "- rules", "c.yml:1:1: expected the file to be a map from names to values, found a list"),
        new("list for rules", "rules: [CL9001]", "c.yml:1:8: expected a map from rules to severities, found a list"),
        new("text for exclude", "exclude: legacy", "c.yml:1:10: expected a list of patterns, such as [a, b], found legacy"),
        new("map in exclude", "exclude: [{ a: b }]", "c.yml:1:11: expected a pattern such as legacy/**, found a map"),
        new("nothing in exclude", "exclude:\n  -\n", "c.yml:2:4: expected a pattern such as legacy/**, found nothing"),
        new("map for hops", "hops: { edge: heroku }", "c.yml:1:7: expected a list of hops, such as [a, b], found a map"),
        new("text for a hop", "hops: [heroku]", "c.yml:1:8: expected a hop to be a map from names to values, found heroku"),
        new("number for resources", "resources: 4", "c.yml:1:12: expected resources to be a map from names to values, found 4"),

        // Rules
        new("unknown ID", "rules:\n  CL9011: error", "c.yml:2:3: there is no rule CL9011; did you mean CL9001?"),
        new("unknown name", "rules:\n  sampel-rule: error", "c.yml:2:3: there is no rule sampel-rule; did you mean sample-rule?"),
        new("rule by ID and name", "rules:\n  CL9001: error\n  sample-rule: off", "c.yml:3:3: CL9001 is given twice: sample-rule is its name", IsSchemaSilent: true),
        new("misspelt severity", "rules:\n  CL9001: eror", "c.yml:2:11: expected error, warning, note or off, found eror; did you mean error?"),
        new("severity true", "rules:\n  CL9001: true", "c.yml:2:11: expected error, warning, note or off, found true"),
        new("no severity", "rules:\n  CL9001:\n", "c.yml:2:10: expected error, warning, note or off, found nothing"),
        new("unknown option", "rules:\n  CL9001: { pahts: [] }", "c.yml:2:13: there is no setting pahts; did you mean paths?"),
        new("option of a rule that has none", "rules:\n  CL0004: { limit: 3s }", "c.yml:2:13: there is no setting limit; known are severity"),
        new("option that is no duration", "rules:\n  CL9001: { limit: soon }", "c.yml:2:20: expected a duration such as 60s, 2m or 500ms, found soon"),
        new("option that is no number", "rules:\n  CL9001: { most: many }", "c.yml:2:19: expected a whole number, found many"),
        new("option with a fraction", "rules:\n  CL9001: { most: 1.5 }", "c.yml:2:19: expected a whole number, found 1.5"),
        new("option below its range", "rules:\n  CL9001: { most: 0 }", "c.yml:2:19: expected most to be 1 to 100, found 0"),
        new("option above its range", "rules:\n  CL9001: { most: 101 }", "c.yml:2:19: expected most to be 1 to 100, found 101"),
        new("option that is no list", "rules:\n  CL9001: { paths: /a }", "c.yml:2:20: expected a list of texts, such as [a, b], found /a"),

        // Values
        new("unknown format", "files: { a.txt: ngnix }", "c.yml:1:17: expected a format: nginx, apache, php-fpm, php-ini, gunicorn, puma, yaml, dockerfile, procfile, systemd, supervisor, env, haproxy, found ngnix; did you mean nginx?"),
        new("version in words", "versions: { nginx: new }", "c.yml:1:20: expected a version such as \"1.24\", found new"),
        new("version with a suffix", "versions: { nginx: 1.24-alpine }", "c.yml:1:20: expected a version such as \"1.24\", found 1.24-alpine"),
        new("unknown edge", "hops: [{ edge: alb, in-front-of: a }]", "c.yml:1:16: expected aws-alb, cloudflare, cloudfront, gcp-https-lb, azure-app-gateway, heroku, custom, found alb; did you mean aws-alb?"),
        new("hop without files", "hops: [{ edge: heroku }]", "c.yml:1:8: a hop needs in-front-of"),
        new("duration of no unit", "hops: [{ edge: heroku, in-front-of: a, idle-timeout: 60sec }]", "c.yml:1:54: expected a duration such as 60s, 2m or 500ms, found 60sec"),
        new("duration below zero", "hops: [{ edge: heroku, in-front-of: a, idle-timeout: -1 }]", "c.yml:1:54: expected a duration such as 60s, 2m or 500ms, found -1"),
        new("duration of two units", "hops: [{ edge: heroku, in-front-of: a, response-timeout: 1m30s }]", "c.yml:1:58: expected a duration such as 60s, 2m or 500ms, found 1m30s"),
        new("PROXY protocol by version", "hops: [{ edge: custom, in-front-of: a, proxy-protocol: v2 }]", "c.yml:1:56: expected true or false, found v2"),
        new("size in words", "resources: { memory: much }", "c.yml:1:22: expected a size such as 512MiB or 4GiB, found much"),
        new("size of no unit", "resources: { memory: 4GBit }", "c.yml:1:22: expected a size such as 512MiB or 4GiB, found 4GBit"),
        new("no processor", "resources: { cpus: 0 }", "c.yml:1:20: expected a number above 0, found 0"),
        new("computed value", "resources: { memory: !Ref Memory }", "c.yml:1:22: expected a size such as 512MiB or 4GiB, found the tag !Ref", IsSchemaSilent: true),

        // Patterns
        new("empty pattern", "exclude: ['']", "c.yml:1:11: a pattern is empty"),
        new("pattern of slashes", "exclude: [./]", "c.yml:1:11: the pattern ./ names no file: write ** for all files"),
        new("pattern with braces", "exclude: ['*.{conf,cfg}']", "c.yml:1:11: the pattern *.{conf,cfg} has {: only * and ** have a meaning; write one pattern for each case"),
        new("pattern with a question mark", "files: { 'web?.conf': nginx }", "c.yml:1:10: the pattern web?.conf has ?: only * and ** have a meaning; write one pattern for each case"),
        new("pattern with a backslash", @"exclude: [legacy\**]", @"c.yml:1:11: the pattern legacy\** has a backslash: write /"),
        new("pattern that takes back", "exclude: ['!keep.conf']", "c.yml:1:11: the pattern !keep.conf begins with !: patterns cannot take files back"),
        new("pattern that leaves", "overrides: [{ files: [../other/**], rules: {} }]", "c.yml:1:23: the pattern ../other/** leaves its folder"),

        // Overrides
        new("override without files", "overrides: [{ rules: {} }]", "c.yml:1:13: an override needs files"),
        new("override with options", "overrides: [{ files: [a], rules: { CL9001: { most: 2 } } }]", "c.yml:1:44: expected error, warning, note or off, found a map"),

        // Texts
        new("two documents", "exclude: []\n---\nfiles: {}", "c.yml:2:1: there is more than one document: keep one and remove the --- between them", IsSchemaSilent: true),
        new("control characters", "exclude: [a, b: \"\\e[2J\"]\nzz\u202e: 1", $"c.yml:1:14: expected a pattern such as legacy/**, found a map\nc.yml:2:1: there is no setting zz\\u202e; known are {Keys}"),
        new("UTF-16", "r\0u\0l\0e\0s\0:\0", "c.yml:1:2: this is no UTF-8 text: save the file as UTF-8", IsSchemaSilent: true),
        new("Windows line ends", "exclude: []\r\nrule: {}\r\n", "c.yml:2:1: there is no setting rule; did you mean rules?"),
        new("byte order mark", "\ufeffrule: {}", "c.yml:1:2: there is no setting rule; did you mean rules?"),
        new("several", "exclud: []\nresources: { cpus: x, memory: y }", "c.yml:1:1: there is no setting exclud; did you mean exclude?\nc.yml:2:20: expected a number above 0, found x\nc.yml:2:31: expected a size such as 512MiB or 4GiB, found y"),
    ];

    public override string ToString() => Name;
}
