using System.Text;

namespace ConfigLint.LiveTests;

/// <summary>Types commands into a shell and keeps what was typed and printed, for a reader of the test's output.</summary>
sealed class Transcript(TempFolder folder)
{
    readonly StringBuilder _text = new();

    /// <summary>Runs a line in a folder of the test; what it prints, errors first.</summary>
    public string Type(string place, string line, int code = 0)
    {
        // The program's own build servers would outlive the test.
        var outcome = folder.Execute("env", "-C", folder.At(place), "MSBUILDDISABLENODEREUSE=1", "DOTNET_NOLOGO=1", "GIT_CONFIG_GLOBAL=/dev/null", "bash", "-c", line);
        var printed = outcome.Error + outcome.Out;
        _text.Append($"{place}$ {line}\n{printed}");
        Assert.True(outcome.Code == code, $"ended with {outcome.Code}, not {code}:\n{_text}");
        return printed;
    }

    public void Add(string place, string line, Outcome outcome) => _text.Append($"{place}$ {line}\n{outcome.Error}{outcome.Out}");

    /// <summary>Beside the test program, and in its report.</summary>
    public void Keep(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "transcripts"));
        File.WriteAllText(Path.Combine(folder.FullName, name + ".txt"), _text.ToString());
        TestContext.Current.AddAttachment(name, _text.ToString());
    }
}
