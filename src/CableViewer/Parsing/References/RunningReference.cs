using System.Globalization;
using System.Text.RegularExpressions;
using CableViewer.Cables;

namespace CableViewer.Parsing.References;

/// <summary>
/// A cable named in running text: <c>06 MEXICO 1234</c>, <c>MEXICO 983</c>, or an entry of the REF line, <c>ref A</c>, <c>reftel</c>.
/// </summary>
public sealed partial record RunningReference
{
    // More than these in one paragraph are a table, not text.
    private const int MostInParagraph = 200;

    // RIO DE JANEIRO, with one word too many before it.
    private const int MostWords = 4;
    private const int LongestWord = 21;
    private const int LongestSerial = 7;
    private const int LongestSign = 3;

    /// <summary>Where the words begin in the text, in characters.</summary>
    public required int Start { get; init; }

    public required int Length { get; init; }

    /// <summary>
    /// The letter of the REF line's entry, <c>A</c>; empty for a plain <c>reftel</c>; null where the words name a cable themselves.
    /// </summary>
    public string? Label { get; init; }

    /// <summary>
    /// The last letter of a range that begins with <see cref="Label"/>: <c>D</c> of <c>refs B-D</c>; null where there is no range.
    /// </summary>
    public string? Through { get; init; }

    /// <summary>Words other than the name and the number say that a cable is meant: a year, a number sign, brackets around both.</summary>
    public bool IsBacked { get; init; }

    /// <summary>The cables that the words may name, likeliest first: of the year of the citing cable, then of the year before.</summary>
    public IReadOnlyList<ReferenceId> Candidates { get; init; } = [];

    /// <summary>Whether an entry of the REF line is meant, by its letter or between the two of a range.</summary>
    public bool Names(string label) =>
        Label == label || (Through is not null && label.Length == 1 && string.CompareOrdinal(Label, label) < 0
            && string.CompareOrdinal(label, Through) <= 0);

    /// <summary>
    /// The references in a text, in order; what they name need not exist, and mere numbers ("PARIS 2804") can be among them.
    /// </summary>
    /// <param name="citing">The cable that the text is of.</param>
    public static IReadOnlyList<RunningReference> List(string text, ReferenceId citing) =>
        // Of those that begin together the longer name comes first.
        [.. ListIds(text, citing).Concat(ListLabels(text)).OrderBy(reference => reference.Start)
            .ThenByDescending(reference => reference.Length)];

    /// <summary>Only those that name entries of the REF line, in order.</summary>
    public static IReadOnlyList<RunningReference> ListLabels(string text)
    {
        List<RunningReference>? references = null;
        for (int at = 0; (references is null || references.Count < MostInParagraph) && text.IndexOf("ref", at,
            StringComparison.OrdinalIgnoreCase) is >= 0 and var found;)
        {
            Match match = Labels.Match(text, found);
            if (match.Success) AddLabels(references ??= [], match);
            at = match.Success ? found + match.Length : found + 3;
        }
        return references is null ? [] : references;
    }

    /// <summary>Only those that name a cable themselves; of those that end together the longer name comes first.</summary>
    /// <param name="citing">The cable that the text is of.</param>
    public static IReadOnlyList<RunningReference> ListIds(string text, ReferenceId citing)
    {
        List<RunningReference>? references = null;
        // Nearly all text is none: what could be one is looked for first, a number, and read only there.
        for (int at = 0; (references is null || references.Count < MostInParagraph) && text.AsSpan(at).IndexOfAnyInRange('0',
            '9') is >= 0 and var ahead;)
        {
            int number = at + ahead, end = number;
            while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
            AddIds(ref references, text, number, end, citing);
            at = end;
        }
        return references is null ? [] : references;
    }

    // "refs A and B" are two links, each on its letter; the first carries the word. Of "refs B-D" the first letter knows where the range
    // ends.
    private static void AddLabels(List<RunningReference> references, Match match)
    {
        CaptureCollection letters = match.Groups["letter"].Captures, ranges = match.Groups["range"].Captures;
        if (letters.Count == 0)
        {
            references.Add(new RunningReference { Start = match.Index, Length = match.Length, Label = "" });
            return;
        }
        int start = match.Index;
        for (int i = 0; i < letters.Count; i++)
        {
            Capture letter = letters[i];
            int end = letter.Index + letter.Length, next = i + 1 < letters.Count ? letters[i + 1].Index : match.Index + match.Length;
            bool opensRange = ranges.Any(range => range.Index >= end && range.Index < next);
            references.Add(new RunningReference
            {
                Start = start,
                Length = end - start,
                Label = letter.Value.ToUpperInvariant(),
                Through = opensRange && i + 1 < letters.Count ? letters[i + 1].Value.ToUpperInvariant() : null,
            });
            // The next link begins at the next letter, not at the comma before it.
            start = next;
        }
    }

    // Which of the words before the number belong to the name only the archive can tell: "SEE RIO DE JANEIRO 983" is tried as
    // SEERIODEJANEIRO, RIODEJANEIRO, DEJANEIRO, JANEIRO.
    private static void AddIds(ref List<RunningReference>? references, string text, int number, int end, ReferenceId citing)
    {
        if (end - number > LongestSerial || !EndsThere(text, end)) return;
        // "MEXICO #983" and "MEXICO# 983" are numbers of cables for certain.
        int nameEnd = number;
        while (nameEnd > 0 && number - nameEnd < LongestSign && text[nameEnd - 1] is ' ' or '#') nameEnd--;
        bool isSigned = text.AsSpan(nameEnd, number - nameEnd).Contains('#');
        if (!isSigned && number - nameEnd > 1) nameEnd = number - 1;
        List<int> starts = WordsBefore(text, nameEnd);
        if (starts.Count == 0) return;
        int serial = int.Parse(text.AsSpan(number, end - number), NumberStyles.None, CultureInfo.InvariantCulture);
        (int Start, int Year)? year = YearBefore(text, starts[^1]);
        // "LONDON 2004" is a place and a year; a small number behind a place is a day or a count.
        if (serial == 0 || (year is null && !isSigned && (serial < 100 || serial is > 1900 and < 2030))) return;

        // With a year in front the name is all that stands between the two.
        if (year is not null) starts.RemoveRange(0, starts.Count - 1);
        foreach (int start in Enumerable.Reverse(starts))
        {
            string letters = string.Concat(text[start..nameEnd].Where(char.IsAsciiLetterUpper));
            var id = new ReferenceId(year?.Year ?? citing.Year, OriginCode.FindExact(letters) ?? letters, serial);
            int from = year?.Start ?? start;
            if (id != citing)
                (references ??= []).Add(new RunningReference
                {
                    Start = from,
                    Length = end - from,
                    IsBacked = year is not null || isSigned || IsBracketed(text, from, end),
                    Candidates =
                        year is null ? [id, id with { Year = id.Year - 1 }] : [id]
                });
        }
    }

    // "(BAGHDAD 150)"
    private static bool IsBracketed(string text, int start, int end) =>
        start > 0 && end < text.Length && (text[start - 1], text[end]) is ('(', ')') or ('[', ']');

    // Not in the middle of 1234th, 12/07, 12-15 or 1.5.
    private static bool EndsThere(string text, int end) =>
        end == text.Length
        || (!char.IsLetterOrDigit(text[end]) && text[end] is not ('/' or '-' or '_')
            && !(text[end] is '.' or ',' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1])));

    /// <summary>Where up to four words in capitals begin that end at a place, the last word first.</summary>
    private static List<int> WordsBefore(string text, int end)
    {
        var starts = new List<int>();
        while (starts.Count < MostWords)
        {
            int start = end;
            while (start > 0 && end - start < LongestWord && (char.IsAsciiLetterUpper(text[start - 1]) || text[start - 1] is '-' or '\''))
                start--;
            while (start < end && !char.IsAsciiLetterUpper(text[start])) start++;
            // The end of a longer word is no word: "McDONALD 123".
            if (end - start < 2 || (start > 0 && (char.IsLetter(text[start - 1]) || text[start - 1] == '.'))) break;
            starts.Add(start);
            if (start == 0 || text[start - 1] != ' ') break;
            end = start - 1;
        }
        return starts;
    }

    // 06 MEXICO, 06MEXICO, 06-MEXICO, '06 MEXICO, 2006 MEXICO
    private static (int Start, int Year)? YearBefore(string text, int origin)
    {
        int end = origin > 0 && text[origin - 1] is ' ' or '-' ? origin - 1 : origin;
        int start = end;
        while (start > 0 && char.IsAsciiDigit(text[start - 1])) start--;
        if (end - start is not (2 or 4) || (start > 0 && (char.IsLetter(text[start - 1]) || text[start - 1] is '.' or ',' or '/' or '-')))
            return null;
        int year = int.Parse(text.AsSpan(start, end - start), NumberStyles.None, CultureInfo.InvariantCulture);
        if (end - start == 2) year += year >= 66 ? 1900 : 2000;
        return year is >= 1966 and < 2066 ? (start, year) : null;
    }

    // ref A; Ref (A); Ref. A; ref A. at the end of a sentence; refs A and B; refs a, b; reftels A, C and D; refs B-D; refs A through D;
    // reftel. "a ref a day" has an article: a small a counts only where something else than a word follows it.
    [GeneratedRegex(
        @"\G\b(?:ref\.|refs\.|ref(tel)?s?)(?:[ \n]|[ \n]?\()\(?" + OneLetter + AfterLetter
        + @"((, ?and |, ?or |, ?| and | or | ?& ?|/|(?<range> ?[-–] ?| through | thru | to ))\(?" + OneLetter + AfterLetter
            + @")*|\G\breftels?\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Labels { get; }

    private const string OneLetter =
        @"(?<letter>(?-i:[A-Z])|[b-z]|a(?=[).,;:]|,? (and|or) [b-z]\b| ?[-–/&] ?[b-z]\b| (through|thru|to) [b-z]\b))\)?";

    // Not in "ref A.S.", "ref e-mail", "ref A1".
    private const string AfterLetter = @"(?![A-Za-z0-9'’]|\.[A-Za-z0-9]|-[A-Za-z]{2})";
}
