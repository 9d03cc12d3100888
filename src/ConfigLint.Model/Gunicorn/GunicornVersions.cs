namespace ConfigLint.Model.Gunicorn;

/// <summary>Versions at which a fact changes (the news of gunicorn).</summary>
public static class GunicornVersions
{
    /// <summary>A sync worker over its timeout answers 500 from Python code, where earlier ones close the connection.</summary>
    public static readonly Version AnswersTimeouts = new(22, 0, 0);

    /// <summary>The eventlet worker is gone.</summary>
    public static readonly Version WithoutEventlet = new(26, 0, 0);
}
