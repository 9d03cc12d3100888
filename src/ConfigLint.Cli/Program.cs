using System.CommandLine;

var root = new RootCommand("Finds the settings of proxies and app servers that end in a 502, 503 or 504.");
return root.Parse(args).Invoke();
