using System.Collections.Frozen;
using System.Text.RegularExpressions;
using CableViewer.Cables;
using CableViewer.Parsing.Lines;

namespace CableViewer.Parsing.Front;

/// <summary>
/// Who classified a cable and why: <c>Classified By: Ambassador A. Person for reasons 1.4 (b) and (d)</c> (formats.md 4.5).
/// </summary>
public static partial class ClassifiedByLine
{
    private const int LongestField = 600;

    // Shorter lines are not torn inside a word.
    private const int TornFrom = 50;

    private static readonly FrozenSet<string> WholeWords = new[]
    {
        "for", "reason", "reasons", "and", "under", "per", "based", "on", "of", "in", "the", "at", "due", "to", "de", "van", "von", "al",
            "el", "bin", "by", "section", "sections", "a.i.", "acting", "as", "with", "also", "b", "c", "d",
    }.ToFrozenSet();

    /// <summary>The classifiers, and the reason as typed.</summary>
    internal static (IReadOnlyList<Classifier> Classifiers, string? Reason) Read(FrontLines front, string opening)
    {
        string text = "";
        foreach (FrontField field in front.Fields)
        {
            if (field.Label is not (FrontLabel.ClassifiedBy or FrontLabel.Reason) || text.Length > LongestField) continue;
            text += " " + Joined(field.Lines);
        }
        if (text is "") text = opening;
        if (text.Length > LongestField) text = text[..LongestField];
        text = PageLine.Replace(text, " ");

        // The label can be doubled, or stand before references that slipped behind it: the last one that has a name counts.
        MatchCollection labels = Label.Matches(text);
        if (labels.Count == 0) return ([], ReasonOf(text));
        string? reason = ReasonOf(text[(labels[^1].Index + labels[^1].Length)..]);
        int end = text.Length;
        for (int i = labels.Count - 1; i >= 0; i--)
        {
            int start = labels[i].Index + labels[i].Length;
            if (ReadNames(text[start..end]) is { Count: > 0 } people) return (people, reason);
            end = labels[i].Index;
        }
        return ([], reason);
    }

    // What stands between the label and the reason.
    private static List<Classifier> ReadNames(string field)
    {
        Match end = ReasonStart.Match(field);
        string who = WhiteSpace.Fold(end.Success ? field.AsSpan(0, end.Index) : field);
        if (FirstParagraph.Match(who) is { Success: true } next) who = who[..next.Index];
        bool isCut = !end.Success && (who.EndsWith("...", StringComparison.Ordinal) || who.EndsWith('…'));
        if (isCut) who = who.TrimEnd('.', '…');
        // "A. Person, ..." has its name whole.
        isCut &= !who.TrimEnd().EndsWith(',');
        if (end.Success && end.Value[0] == '.') who += ".";
        if (!Initials.IsMatch(who)) who = who.Trim(' ', ',', ';', '.', '-', ':');
        // "Derived from Multiple Sources" names nobody.
        return who.Length < 3 || who.StartsWith("derived", StringComparison.OrdinalIgnoreCase) ? [] : ClassifierNames.Read(who, isCut);
    }

    private static string Joined(List<string> lines)
    {
        string text = "";
        bool torn = false;
        foreach (string raw in lines)
        {
            string line = raw.Trim(' ', '\t', '\u00a0');
            if (line is "")
            {
                // An empty line ends the field, but not inside a word or sentence.
                if (text.Length > 0 && !torn && !text.EndsWith(':') && (ReasonStart.IsMatch(text) || text.EndsWith('.'))) break;
                torn = text.Length > 0;
                continue;
            }
            if (torn && !IsRest(line)) break;
            // A word torn at the line's end: "Charles O. Blah / a, E.O. 12958", "for re / asons", "Hoyt Y / ee for reasons".
            bool joins = text.Length >= TornFrom && char.IsLetter(text[^1]) && TornWord.Match(line) is { Success: true } rest
                && !WholeWords.Contains(rest.Groups["word"].Value)
                || (text.EndsWith(" REA", StringComparison.Ordinal) && line.StartsWith("SONS", StringComparison.Ordinal));
            text += text is "" || joins ? line : " " + line;
            torn = false;
            if (text.Length > LongestField) break;
        }
        return text;
    }

    private static bool IsRest(string line) =>
        line.StartsWith("reason", StringComparison.OrdinalIgnoreCase) || line.StartsWith("sons", StringComparison.OrdinalIgnoreCase)
            || line.StartsWith("PAGE ", StringComparison.Ordinal)
        || line.StartsWith("1.4", StringComparison.Ordinal) || line.StartsWith("1.5", StringComparison.Ordinal)
            || line.StartsWith("classified by", StringComparison.OrdinalIgnoreCase) || LineKind.IsClassificationLine(line);

    private static string? ReasonOf(string text)
    {
        Match match = Reason.Match(text);
        return match.Success ? match.Value.Trim(' ', '.', ',', ';') : null;
    }

    [GeneratedRegex(@"\b(clas{1,2}i{1,2}f?ied|confidential|secret)\s*(by\s*[:.]?|:)\s*",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Label { get; }

    // "for reasons 1.4", "Resons: 1.5", "FO R REA SONS", "under section 1.4", "E. O. 12958"
    [GeneratedRegex(
        @"[\s,.;:(-]*\b((f\s?o\s?r\s+(the\s+)?(following\s+)?)?(r\s?e\s?a\s?s\s?o\s?n\s?s?|resons?|rasons?|reaons?|reasosn|reasns?|"
            + @"raesons?)\b|(fo?r?\s+)?r[a-z]{3,8}\s*:?\s*(?=1\.\s?[45])|under\s+(section\s+)?1\.|e\.?\s?o\.?\s*1[1-3][0-9]{3}|(per\s+|"
            + @"based\s+(up)?on\s+)(e\.?o|1\.)|section\s+1\.|para\s+1\.|(?<![0-9.])1\.\s?[4-7]\b|for\s+1\.)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex ReasonStart { get; }

    [GeneratedRegex(@"(?<![0-9.])1\.\s?[45]\s*([(\[]?\s*[a-gA-G]\s*[)\],/&]*\s*((and|or|AND|OR|&|,|/)\s*)*){0,8}",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Reason { get; }

    [GeneratedRegex(@"\s[0-9]{1,2}\.\s?\([A-Z/]+\)")]
    private static partial Regex FirstParagraph { get; }

    [GeneratedRegex(@"\b(Jr|JR|Sr|SR)\.$")]
    private static partial Regex Initials { get; }

    [GeneratedRegex(@"^(?<word>[a-z]{1,12})\b[,.;: ]")]
    private static partial Regex TornWord { get; }

    [GeneratedRegex(
        @"\s*(CONFIDENTIAL|SECRET|UNCLASSIFIED)?\s+PAGE [0-9][0-9]\s+[A-Z ]{2,20}\s+[0-9]{3,7}\s+([0-9][0-9] OF [0-9][0-9]\s+)?[0-9]{6}Z",
        RegexOptions.ExplicitCapture)]
    private static partial Regex PageLine { get; }
}
