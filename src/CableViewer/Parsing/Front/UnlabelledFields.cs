using CableViewer.Parsing.Lines;
using CableViewer.Parsing.References;

namespace CableViewer.Parsing.Front;

/// <summary>
/// A subject or REF entries that stand below TAGS without their labels: <c>TAGS: PGOV PREL</c>, <c>THE NEW LAMP OF THE TOWER</c>, <c>(B)
/// OSLO 106</c>.
/// </summary>
internal static class UnlabelledFields
{
    private const int FewestWords = 4;
    private const int LongestCode = 5;
    private const int LongestSubject = 250;
    private const int LongestEntry = 80;

    // Words that titles have, and lists of TAGS, places and persons have not.
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> TitleWords = new HashSet<string>(
        ["OF", "THE", "TO", "IN", "ON", "FOR", "WITH", "FROM", "BY", "WILL", "IS", "ARE", "HAS", "AS", "VS", "ITS"],
            StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <param name="tags">The lines of the TAGS field; what belongs to another field is taken from them.</param>
    /// <returns>The lines of a subject and of a REF line, each empty where there is none.</returns>
    public static (List<string> Subject, List<string> References) TakeFrom(List<string> tags)
    {
        List<string> subject = [], references = [];
        int from = 1;
        for (; from < tags.Count && subject.Count == 0 && references.Count == 0; from++)
        {
            string line = tags[from].Trim();
            if (line is "" || line.Length > LongestSubject || LineKind.IsCaption(line) || LineKind.IsHandling(line)
                || LineKind.IsHandlingNote(line) || LineKind.IsRule(line)) continue;
            if (IsEntry(line)) references.Add(line);
            else if (IsTitle(line)) subject.Add(line);
        }
        // The field goes on to the next empty line.
        for (; from < tags.Count && tags[from].Trim() is not "" and var line; from++)
        {
            if (references.Count > 0 && !IsEntry(line)) break;
            (subject.Count > 0 ? subject : references).Add(line);
        }
        int taken = subject.Count + references.Count;
        tags.RemoveRange(from - taken, taken);
        return (subject, references);
    }

    private static bool IsEntry(string line) =>
        line.Length < LongestEntry && line.AsSpan().ContainsAnyInRange('0', '9') && line[0] is '(' or >= 'A' and <= 'Z'
        && ReferenceEntries.BeginsEntry(line);

    private static bool IsTitle(ReadOnlySpan<char> line)
    {
        int words = 0;
        bool isLong = false, isTitle = false;
        foreach (Range range in line.SplitAny(' ', ',', ';'))
        {
            ReadOnlySpan<char> word = line[range];
            if (word.IsEmpty) continue;
            words++;
            isLong |= word.Length > LongestCode;
            isTitle |= TitleWords.Contains(word);
        }
        return words >= FewestWords && isLong && isTitle && (char.IsUpper(line[0]) || line[0] is '"' or '“' || char.IsDigit(line[0]));
    }
}
