using System.Text.RegularExpressions;

namespace CableViewer.Parsing.Lines;

/// <summary>Section breaks that a reflow left inside a line: <c>only a EXAMPLETOWN 00000042  002 OF 004 few of them</c> (formats.md 1.3).</summary>
internal static partial class SectionBreaks
{
    /// <summary>The line with one blank for each of them.</summary>
    public static string RemoveInside(string line) =>
        line.Contains(" OF 0", StringComparison.Ordinal) ? Inside.Replace(line, " ") : line;

    [GeneratedRegex(@"\s{0,8}(?<![A-Za-z])([A-Z][A-Z'.]{1,20} ){1,4}0{2,5}[0-9]{3,6} {1,3}[0-9]{3}(\.[0-9])? OF [0-9]{3}(?![0-9])\s{0,8}", RegexOptions.ExplicitCapture)]
    private static partial Regex Inside { get; }
}
