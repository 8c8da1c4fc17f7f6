using System.Buffers;
using System.Text.RegularExpressions;
using CableViewer.Parsing.Lines;

namespace CableViewer.Parsing.Paragraphs;

/// <summary>
/// Tells what stands below a text and is not of it: marks of the network, web site trailers, stamps and trailers of archives.
/// </summary>
internal static partial class ClosingFurniture
{
    private const int LongestLine = 200;
    private const int LongestSuffix = 400;
    private const int LongestTrailer = 160;
    private const int MostTrailerWords = 16;

    private static readonly SearchValues<char> Marks = SearchValues.Create(">#.*\"<-/\\|_");

    private static readonly string[] Ends =
        ["END OF DOCUMENT", "END OF CABLE", "END OF MESSAGE", "END OF TELEGRAM", "END CABLE TEXT", "END OF CABLE TEXT", "END DOCUMENT",
            "END MESSAGE", "END CABLE", "CABLE ENDS", "MINIMIZE CONSIDERED", "BT"];

    /// <summary>Whether a whole line is furniture.</summary>
    public static bool IsLine(ReadOnlySpan<char> line) =>
        line.IndexOfAnyExcept(Marks) < 0 || LineKind.IsRule(line) || line.IndexOfAnyExceptInRange('0', '9') < 0 || IsNetworkMark(line)
        || (line.Length < 40 && LineKind.IsClassificationLine(line)) || LineKind.IsSectionBreak(line) || LineKind.IsCaption(line)
        || (line[0] == '#' && line.Length < 8) || IsEnd(line) || line.StartsWith("NOTE BY OC") || line.StartsWith("GP-")
            || IsMarkInBrackets(line) || IsStamp(line)
        || (line.Length < LongestLine && ArchiveTrailer.IsMatch(line))
            || (line[0] == '<' && line.Length < LongestLine && ClosingTags.IsMatch(line));

    /// <summary>
    /// What the declassifiers put there: <c>Declassified/Released US Department of State EO Systematic Review 30 JUN 2005</c>, with a name
    /// before it or not.
    /// </summary>
    public static bool IsStamp(ReadOnlySpan<char> line) =>
        line.Length is > 3 and < LongestLine
            && (line.StartsWith("DECLASSIFIED", StringComparison.OrdinalIgnoreCase) || line.StartsWith("Track impresi")
            || line.StartsWith("Margaret P. Grafeld")
            || line.IndexOf("Declassified/Released", StringComparison.OrdinalIgnoreCase) >= 0
                || line.IndexOf("EO Systematic Review", StringComparison.OrdinalIgnoreCase) >= 0
            || line.StartsWith("Systematic Review ") || (line.StartsWith("US Department of State") && line.Length < 70)
            || line.IndexOf("Current Classification", StringComparison.OrdinalIgnoreCase) >= 0
            || (line.StartsWith("ID:") && line[3..].TrimStart().IndexOfAnyExceptInRange('0', '9') < 0));

    /// <summary>Who released it, on a line of its own above the stamp: <c>Ada P. Keeper</c>.</summary>
    public static bool IsReleaser(ReadOnlySpan<char> line) => line.Length < 40 && Releaser.IsMatch(line);

    /// <summary>An address and the time of printing: <c>example.com/archive - printed 10/12/2010 21:40</c>.</summary>
    public static bool IsWatermark(ReadOnlySpan<char> line) =>
        line.StartsWith("<_protect>")
        || (line.Length < 160 && line.IndexOfAnyInRange('0', '9') >= 0
            && (line.IndexOf('@') >= 0 || line.IndexOf(".com") > 0 || line.IndexOf("www.") >= 0 || line.IndexOf('©') >= 0));

    /// <summary>Where furniture begins at the end of a line that has more: <c>PERSON NNNN</c>.</summary>
    /// <param name="takesDoubtful">Times and page numbers too, which are furniture only below a signature.</param>
    /// <returns>-1 where there is none; 0 is possible for a line of nothing else.</returns>
    public static int FindSuffix(ReadOnlySpan<char> line, bool takesDoubtful)
    {
        int skipped = Math.Max(0, line.Length - LongestSuffix);
        ReadOnlySpan<char> tail = line[skipped..];
        if (tail.TrimEnd() is not [_, _, ..]) return -1;
        foreach (ValueMatch match in Suffix.EnumerateMatches(tail)) return skipped + match.Index;
        if (takesDoubtful)
            foreach (ValueMatch match in DoubtfulSuffix.EnumerateMatches(tail)) return skipped + match.Index;
        return -1;
    }

    /// <summary>Whether a line is of the trailer that names a post's web site, or its address.</summary>
    public static bool IsSiteTrailer(ReadOnlySpan<char> line)
    {
        if (line.StartsWith("http", StringComparison.OrdinalIgnoreCase) || line.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
            return line.Length < LongestTrailer;
        if (line.Length < LongestTrailer && line.EndsWith("visit:", StringComparison.OrdinalIgnoreCase)
            && line.StartsWith("For more", StringComparison.OrdinalIgnoreCase)) return true;
        if (line.Length > LongestTrailer || line.IndexOf("site", StringComparison.OrdinalIgnoreCase) < 0) return false;
        return line.StartsWith("Visit ", StringComparison.OrdinalIgnoreCase)
            || line.StartsWith("Please visit ", StringComparison.OrdinalIgnoreCase)
            || line.StartsWith("To view ", StringComparison.OrdinalIgnoreCase)
            || line.StartsWith("Classified Web", StringComparison.OrdinalIgnoreCase)
                || line.StartsWith("site at:", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A line without the trailer at its end, and without the asterisks around it.</summary>
    public static ReadOnlySpan<char> TrimSiteTrailer(ReadOnlySpan<char> line)
    {
        ReadOnlySpan<char> text = TrimAsterisks(line);
        if (FindSiteTrailer(text) is > 0 and var trailer) return TrimAsterisks(text[..trailer]);
        return LineKind.EndsSentence(text) ? text : line;
    }

    private static ReadOnlySpan<char> TrimAsterisks(ReadOnlySpan<char> line)
    {
        ReadOnlySpan<char> text = line.TrimEnd("* ");
        return line[text.Length..].Count('*') > 5 ? text : line;
    }

    /// <summary>
    /// Where the trailer begins in a line, with no sentence after it: <c>… will dry. Visit Strelsau's Classified Website:
    /// http://www.example.gov/stre lsau.cfm</c>.
    /// </summary>
    /// <returns>-1 where there is none, 0 for a line of nothing else.</returns>
    public static int FindSiteTrailer(ReadOnlySpan<char> line)
    {
        if (IsSiteTrailer(line.Trim())) return 0;
        int visit = line.LastIndexOf("visit ", StringComparison.OrdinalIgnoreCase);
        if (visit < 0 || (visit > 0 && char.IsLetter(line[visit - 1]))) return -1;
        ReadOnlySpan<char> rest = line[visit..];
        int site = rest[..Math.Min(rest.Length, 90)].IndexOf("site", StringComparison.OrdinalIgnoreCase);
        if (site < 0 || rest[..site].IndexOf(". ") >= 0 || rest[..site].IndexOf("Web", StringComparison.OrdinalIgnoreCase) < 0) return -1;
        int words = 0, plain = 0;
        foreach (Range range in rest[(site + 4)..].Split(' '))
        {
            ReadOnlySpan<char> word = rest[(site + 4)..][range];
            if (word.IsEmpty) continue;
            words++;
            if (word.Length > 4 && word.IndexOfAnyExceptInRange('a', 'z') < 0 && !LineKind.IsRedaction(word)) plain++;
        }
        if (words > MostTrailerWords || plain > 2) return -1;
        ReadOnlySpan<char> before = line[..visit].TrimEnd();
        if (before.EndsWith("Please", StringComparison.OrdinalIgnoreCase)) before = before[..^"Please".Length].TrimEnd();
        // A numbered paragraph of its own keeps it: "8. (U) Visit Embassy Strelsau's website".
        if (before.Length < 14 && before is [var first, ..] && (char.IsAsciiDigit(first) || first == '(')) return -1;
        return before.IsEmpty ? 0 : before.Length;
    }

    // NNNN and what is left of it, with the network's next start sign: "NNN", "NNNNMAFVVZCZ".
    private static bool IsNetworkMark(ReadOnlySpan<char> line)
    {
        int length = line.IndexOfAnyExcept('N', 'n');
        if (length < 0) return line.Length is >= 3 and <= 6;
        return length >= 4 && line[0] == 'N' && line.Length < 20 && line[length..].IndexOfAnyExceptInRange('A', 'Z') < 0;
    }

    private static bool IsEnd(ReadOnlySpan<char> line)
    {
        line = line.Trim("<>*=-#. ");
        foreach (string end in Ends)
            if (line.Equals(end, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    private static bool IsMarkInBrackets(ReadOnlySpan<char> line) =>
        line[0] == '<' && line[^1] == '>' && line.Length < 20 && line.IndexOfAnyInRange('0', '9') > 0;

    // > 2003STRELS00042 - Classification: CONFIDENTIAL "
    [GeneratedRegex(
        @"^[>""\s]*(NNNN\s*)?(19|20)[0-9]{2}[A-Z][A-Z ]{2,6}[0-9]{4,6}\s*-\s*(Clas[""\s]*sification:\s*)?(UNCLASSIFIED|CONFIDENTIAL|"
            + @"SECRET|LIMITED OFFICIAL USE)[A-Z/ ]*[\s"">]*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ArchiveTrailer { get; }

    [GeneratedRegex(@"^(\s*</?[A-Za-z]+>)+$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ClosingTags { get; }

    [GeneratedRegex(@"^[A-Z][a-z]+ ([A-Z]\. )?[A-Z][A-Za-z'-]+$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Releaser { get; }

    // The same behind a signature or a sentence: "PERSON NNNN 2003STRELS00042 - SECRET", "PERSON End Cable Text"
    [GeneratedRegex(
        @"[>""\s]+((NNNN\s*)?(19|20)[0-9]{2}[A-Z][A-Z ]{2,6}[0-9]{4,6}\s*-\s*(Clas[""\s]*sification:\s*)?(UNCLASSIFIED|CONFIDENTIAL|"
            + @"SECRET|LIMITED OFFICIAL USE)[A-Z/ ]*|NNNN+|[Ee]nd [Cc]able [Tt]ext)[\s"">.]*$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Suffix { get; }

    // "PERSON 0 11/30/2007", "PERSON 2008-01-08", "PERSON ," and marks.
    [GeneratedRegex(@"(\s+(0 )?[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}( [0-9]{4})?|\s+[0-9]{4}-[0-9]{2}-[0-9]{2}|\s+[""',|\\]+v?)\s*$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex DoubtfulSuffix { get; }
}
