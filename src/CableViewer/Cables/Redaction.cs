using System.Text.RegularExpressions;

namespace CableViewer.Cables;

/// <summary>
/// What the publishers of a cable blacked out: a run of X, twelve in most texts, or a press version's <c>[NAME REMOVED]</c>.
/// </summary>
/// <remarks>formats.md, section 1.3: 3,462 runs on 302 of 1,295 pages, lower case in some.</remarks>
public static partial class Redaction
{
    /// <summary>How many stand in a text.</summary>
    public static int Count(ReadOnlySpan<char> text) => Pattern.Count(text);

    /// <summary>Whether a text holds one at least.</summary>
    public static bool IsIn(ReadOnlySpan<char> text) => Pattern.IsMatch(text);

    /// <summary>Where they stand in a text, in order.</summary>
    public static Regex.ValueMatchEnumerator Enumerate(ReadOnlySpan<char> text) => Pattern.EnumerateMatches(text);

    // Five at least: XXX is Roman thirty, and xxxx a placeholder of drafters. The possessive and plural (XXXXXXXXXXXX's) belong to the run.
    [GeneratedRegex(@"(?<![A-Za-z])(X{5,}|x{5,})(?![A-Z])|\[(NAME|SOURCE|DETAILS|Name|Source|Details) (REMOVED|Removed|removed)\]",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern { get; }
}
