using System.Globalization;
using System.Text.RegularExpressions;
using CableViewer.Cables;

namespace CableViewer.Parsing;

/// <summary>A cable named in running text: <c>06 MEXICO 1234</c>, <c>MEXICO 983</c>, or an entry of the REF line, <c>ref A</c>, <c>reftel</c>.</summary>
public sealed partial record RunningReference
{
    // More than these in one paragraph are a table, not text.
    private const int MostInParagraph = 200;

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
        var references = new List<RunningReference>();
        foreach (Match match in Pattern.Matches(text))
        {
            if (references.Count >= MostInParagraph) break;
            if (match.Groups["ref"].Success) AddLabels(references, match);
            else AddIds(references, match, citing);
        }
        return references;
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
    private static void AddIds(List<RunningReference> references, Match match, ReferenceId citing)
    {
        string digits = match.Groups["serial"].Value.TrimStart('0');
        if (digits is "") return;
        int serial = int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        bool hasYear = match.Groups["year"].Success;
        // "LONDON 2004" is a place and a year; a small number behind a place is a day or a count.
        if (!hasYear && (serial < 100 || serial is > 1900 and < 2030)) return;

        int year = citing.Year;
        if (hasYear)
        {
            year = int.Parse(match.Groups["year"].Value, NumberStyles.None, CultureInfo.InvariantCulture);
            if (year < 100) year += year >= 66 ? 1900 : 2000;
        }
        Group origin = match.Groups["origin"];
        int end = match.Index + match.Length;
        for (int start = origin.Index; ;)
        {
            string letters = string.Concat(origin.Value[(start - origin.Index)..].Where(char.IsAsciiLetterUpper));
            var id = new ReferenceId(year, OriginCode.FindExact(letters) ?? letters, serial);
            int from = hasYear ? match.Index : start;
            if (id != citing)
                references.Add(new RunningReference { Start = from, Length = end - from, Candidates = hasYear ? [id] : [id, id with { Year = year - 1 }] });
            int blank = origin.Value.IndexOf(' ', start - origin.Index);
            if (blank < 0 || hasYear) break;
            start = origin.Index + blank + 1;
        }
    }

    // ref A; Ref (A); refs A and B; reftels A, C and D; reftel; 06 MEXICO 1234; 06MEXICO1234; RIO DE JANEIRO 983
    [GeneratedRegex(
        @"\b(?<ref>[Rr][Ee][Ff](?:[Tt][Ee][Ll])?[Ss]?)\b(?:[ \n]\(?(?<letter>[A-Z])\)?(?![A-Za-z'’.])(?:(?:, ?and |, ?| and | AND | & |/)\(?(?<letter>[A-Z])\)?(?![A-Za-z'’]))*)(?![A-Za-z])|\b(?<ref>[Rr][Ee][Ff][Tt][Ee][Ll][Ss]?)\b|(?<![\w.])'?(?:(?<year>(?:19|20)[0-9]{2}|[0-9]{2})[ -]?)?(?<origin>[A-Z][A-Z'-]{1,20}(?: [A-Z][A-Z'-]{1,20}){0,3})[ ]?(?<serial>[0-9]{1,7})(?![\w/-]|[.,][0-9])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Pattern { get; }
}
