namespace CableViewer.Cables;

/// <summary>The months as date-time groups have them: <c>021309Z MAR 07</c>.</summary>
internal static class MonthName
{
    private static readonly string[] Short = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

    /// <param name="name">Three letters, capital or small.</param>
    /// <returns>1 to 12; 0 for anything else.</returns>
    public static int NumberOf(string name) => Array.FindIndex(Short, month => month.Equals(name, StringComparison.OrdinalIgnoreCase)) + 1;
}
