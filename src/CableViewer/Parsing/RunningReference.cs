using System.Globalization;
using System.Text.RegularExpressions;
using CableViewer.Cables;

namespace CableViewer.Parsing;

/// <summary>A cable named in running text: <c>06 MEXICO 1234</c>, <c>MEXICO 983</c>, or an entry of the REF line, <c>ref A</c>, <c>reftel</c>.</summary>
public sealed partial record RunningReference
{
    // More than these in one paragraph are a table, not text.
    private const int MostInParagraph = 200;

    // RIO DE JANEIRO, with one word too many before it.
    private const int MostWords = 4;
    private const int LongestWord = 21;
    private const int LongestSerial = 7;

    /// <summary>Where the words begin in the text, in characters.</summary>
    public required int Start { get; init; }

    public required int Length { get; init; }

    /// <summary>The letter of the REF line's entry, <c>A</c>; empty for a plain <c>reftel</c>; null where the words name a cable themselves.</summary>
    public string? Label { get; init; }

    /// <summary>The cables that the words may name, likeliest first: of the year of the citing cable, then of the year before.</summary>
    public IReadOnlyList<ReferenceId> Candidates { get; init; } = [];

    /// <summary>The references in a text, in order; what they name need not exist, and mere numbers ("PARIS 2804") can be among them.</summary>
    /// <param name="citing">The cable that the text is of.</param>
    public static IReadOnlyList<RunningReference> List(string text, ReferenceId citing)
    {
        List<RunningReference> references = [.. ListIds(text, citing)];
        for (int at = 0; references.Count < MostInParagraph && text.IndexOf("ref", at, StringComparison.OrdinalIgnoreCase) is >= 0 and var found;)
        {
            Match match = Labels.Match(text, found);
            if (match.Success) AddLabels(references, match);
            at = match.Success ? found + match.Length : found + 3;
        }
        // Of those that begin together the longer name comes first.
        return [.. references.OrderBy(reference => reference.Start).ThenByDescending(reference => reference.Length)];
    }

    /// <summary>Only those that name a cable themselves; of those that end together the longer name comes first.</summary>
    /// <param name="citing">The cable that the text is of.</param>
    public static IReadOnlyList<RunningReference> ListIds(string text, ReferenceId citing)
    {
        List<RunningReference>? references = null;
        // Nearly all text is none: what could be one is looked for first, a number, and read only there.
        for (int at = 0; (references is null || references.Count < MostInParagraph) && text.AsSpan(at).IndexOfAnyInRange('0', '9') is >= 0 and var ahead;)
        {
            int number = at + ahead, end = number;
            while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
            AddIds(ref references, text, number, end, citing);
            at = end;
        }
        return references is null ? [] : references;
    }

    // "refs A and B" are two links, each on its letter; the first carries the word.
    private static void AddLabels(List<RunningReference> references, Match match)
    {
        CaptureCollection letters = match.Groups["letter"].Captures;
        if (letters.Count == 0)
        {
            references.Add(new RunningReference { Start = match.Index, Length = match.Length, Label = "" });
            return;
        }
        int start = match.Index;
        foreach (Capture letter in letters)
        {
            references.Add(new RunningReference { Start = start, Length = letter.Index + letter.Length - start, Label = letter.Value.ToUpperInvariant() });
            start = letter.Index + letter.Length;
            // The next link begins at the next letter, not at the comma before it.
            Capture? next = letters.FirstOrDefault(other => other.Index > letter.Index);
            if (next is not null) start = next.Index;
        }
    }

    // Which of the words before the number belong to the name only the archive can tell: "SEE RIO DE JANEIRO 983" is tried as
    // SEERIODEJANEIRO, RIODEJANEIRO, DEJANEIRO, JANEIRO.
    private static void AddIds(ref List<RunningReference>? references, string text, int number, int end, ReferenceId citing)
    {
        if (end - number > LongestSerial || !EndsThere(text, end)) return;
        List<int> starts = WordsBefore(text, number > 0 && text[number - 1] == ' ' ? number - 1 : number);
        if (starts.Count == 0) return;
        int serial = int.Parse(text.AsSpan(number, end - number), NumberStyles.None, CultureInfo.InvariantCulture);
        (int Start, int Year)? year = YearBefore(text, starts[^1]);
        // "LONDON 2004" is a place and a year; a small number behind a place is a day or a count.
        if (serial == 0 || (year is null && (serial < 100 || serial is > 1900 and < 2030))) return;

        // With a year in front the name is all that stands between the two.
        if (year is not null) starts.RemoveRange(0, starts.Count - 1);
        foreach (int start in Enumerable.Reverse(starts))
        {
            string letters = string.Concat(text[start..number].Where(char.IsAsciiLetterUpper));
            var id = new ReferenceId(year?.Year ?? citing.Year, OriginCode.FindExact(letters) ?? letters, serial);
            int from = year?.Start ?? start;
            if (id != citing)
                (references ??= []).Add(new RunningReference { Start = from, Length = end - from, Candidates = year is null ? [id, id with { Year = id.Year - 1 }] : [id] });
        }
    }

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
            while (start > 0 && end - start < LongestWord && (char.IsAsciiLetterUpper(text[start - 1]) || text[start - 1] is '-' or '\'')) start--;
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
        if (end - start is not (2 or 4) || (start > 0 && (char.IsLetter(text[start - 1]) || text[start - 1] is '.' or ',' or '/' or '-'))) return null;
        int year = int.Parse(text.AsSpan(start, end - start), NumberStyles.None, CultureInfo.InvariantCulture);
        if (end - start == 2) year += year >= 66 ? 1900 : 2000;
        return year is >= 1966 and < 2066 ? (start, year) : null;
    }

    // ref A; Ref (A); refs A and B; reftels A, C and D; reftel
    [GeneratedRegex(
        @"\G\b(ref(tel)?s?)\b([ \n]\(?(?<letter>(?-i:[A-Z]))\)?(?![A-Za-z'’.])((, ?and |, ?| and | & |/)\(?(?<letter>(?-i:[A-Z]))\)?(?![A-Za-z'’]))*)(?![A-Za-z])|\G\breftels?\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Labels { get; }
}
