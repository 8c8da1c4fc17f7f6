using System.Text.RegularExpressions;

namespace CableViewer.Parsing.Lines;

/// <summary>
/// Section breaks that a reflow left inside a line: <c>only a EXAMPLETOWN 00000042  002 OF 004 few of them</c> (formats.md 1.3).
/// </summary>
internal static partial class SectionBreaks
{
    /// <summary>The line with one blank for each of them.</summary>
    public static string RemoveInside(string line)
    {
        if (line.Contains(" OF 0", StringComparison.Ordinal)) line = Inside.Replace(line, " ");
        return line.Contains("Department of State", StringComparison.Ordinal)
            && line.Contains("Case No", StringComparison.Ordinal) ? Banner.Replace(line, " ") : line;
    }

    // "only a UNCLASSIFIED U.S. Department of State Case No. F-2016-00142 Doc No. C06130142 Date: 05/31/2017 few of them"
    [GeneratedRegex(
        @"\s{0,8}(UNCLASSIFIED\s{1,4})?U\.S\. Department of State\s{1,4}Case No\.? ?\S{1,24}\s{1,4}Doc No\.? ?\S{1,24}"
            + @"(\s{1,4}Date: ?[0-9/]{6,10})?\s{0,8}", RegexOptions.ExplicitCapture)]
    private static partial Regex Banner { get; }

    [GeneratedRegex(@"\s{0,8}(?<![A-Za-z])([A-Z][A-Z'.]{1,20} ){1,4}0{2,5}[0-9]{3,6} {1,3}[0-9]{3}(\.[0-9])? OF [0-9]{3}(?![0-9])\s{0,8}",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Inside { get; }
}
