namespace ConfigLint.Syntax.Text;

/// <summary>A place as people count: line and column from 1, columns in UTF-16 characters (what SARIF calls utf16CodeUnits).</summary>
public readonly record struct LinePosition(int Line, int Column)
{
    public override string ToString() => $"{Line}:{Column}";
}
