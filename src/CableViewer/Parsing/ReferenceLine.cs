using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CableViewer.Cables;

namespace CableViewer.Parsing;

/// <summary>The REF line: every entry as typed, with the cable it names where it names one (formats.md 3.4).</summary>
public static partial class ReferenceLine
{
    private const int LongestBlock = 6_000;

    // "…PARIS 28", "OCTOBER 14", "SECTION 02" look like references and are none.
    private static readonly string[] NoOrigins =
    [
        "JANUARY", "FEBRUARY", "MARCH", "APRIL", "MAY", "JUNE", "JULY", "AUGUST", "SEPTEMBER", "OCTOBER", "NOVEMBER", "DECEMBER", "JAN", "FEB", "MAR", "APR", "JUN", "JUL", "AUG", "SEP",
        "SEPT", "OCT", "NOV", "DEC", "SECTION", "PAGE", "IIR", "TD", "OSC", "DTG", "FAM", "CA", "UNSCR", "REPORT", "EMAIL", "MAIL", "TELCON", "SVTC", "MEMO", "LETTER", "PARA", "DAILY", "OF",
        "AND", "THE", "DATED", "NO", "NUMBER", "MSG", "FAX", "FBIS", "GMP", "EUP", "CIA", "ART", "ARTICLE", "REF", "REFTEL", "RESOLUTION", "THRU", "FOR", "ON", "INCSR", "SPOT", "POINTS", "EXP", "LIC",
    ];

    /// <param name="id">Of the citing cable, which gives year and origin and is never listed; null where it is not known.</param>
    /// <param name="year">Of the citing cable, where the ID does not tell.</param>
    internal static List<Reference> Read(FrontLines front, ReferenceId? id, int? year)
    {
        var references = new List<Reference>();
        foreach (FrontField field in front.Of(FrontLabel.Reference))
        {
            string block = BlockOf(field.Lines);
            string? last = null;
            int? lastYear = null;
            foreach ((string? label, string text) in Split(block))
                AddEntry(references, label, text, id, id?.Year ?? year, ref last, ref lastYear);
        }
        return references;
    }

    // Ends at two empty lines, at one that no entry follows, at a paragraph or another part of the cable.
    private static string BlockOf(List<string> lines)
    {
        var block = new StringBuilder();
        int empty = 0;
        for (int i = 0; i < lines.Count && block.Length < LongestBlock; i++)
        {
            ReadOnlySpan<char> line = lines[i].AsSpan().Trim(" \t\u00a0");
            if (i == 0) line = LabelPattern.Replace(line.ToString(), "");
            if (line.IsEmpty)
            {
                if (block.Length > 0 && ++empty == 2) break;
                continue;
            }
            if (i > 0 && IsEnd(line)) break;
            if (empty > 0 && !LooksLikeEntry(line)) break;
            empty = 0;
            if (block.Length > 0) block.Append('\n');
            block.Append(line);
        }
        string text = block.ToString();
        return text.Length > LongestBlock ? text[..LongestBlock] : text;
    }

    private static bool IsEnd(ReadOnlySpan<char> line) =>
        line.StartsWith("summary", StringComparison.OrdinalIgnoreCase) || line.StartsWith("SENSITIVE", StringComparison.Ordinal) || LineKind.IsCaption(line)
        || line.StartsWith("classi", StringComparison.OrdinalIgnoreCase) || line.StartsWith("This ", StringComparison.Ordinal) || LineKind.IsRule(line)
        || (char.IsAsciiDigit(line[0]) && line.Length > 2 && line[..3].IndexOf('.') > 0) || line.StartsWith("C O R R", StringComparison.Ordinal) || line.StartsWith("(U)") || line.StartsWith("(C)");

    private static bool LooksLikeEntry(ReadOnlySpan<char> line) =>
        line.Length < 160 && line.IndexOfAnyInRange('0', '9') >= 0
        && (line[0] is '¶' or '(' or '[' or '-' || (line.Length > 1 && char.IsAsciiLetter(line[0]) && line[1] is '.' or ')' or ':') || char.IsAsciiDigit(line[0])
            || line[..Math.Min(line.Length, 12)].IndexOfAnyInRange('a', 'z') < 0 || Entry.IsMatch(line));

    /// <summary>Cuts at bullets; without bullets at semicolons, commas, line ends and AND.</summary>
    private static IEnumerable<(string? Label, string Text)> Split(string block)
    {
        MatchCollection bullets = Bullet.Matches(block);
        int at = 0;
        string? label = null;
        foreach (Match bullet in bullets)
        {
            if (bullet.Index < at) continue;
            foreach (string part in Unbulleted(block[at..bullet.Index])) yield return (label, part);
            label = bullet.Groups["letter"].Success ? bullet.Groups["letter"].Value.ToUpperInvariant() : bullet.Groups["digit"].Value;
            at = bullet.Index + bullet.Length;
        }
        foreach (string part in Unbulleted(block[at..])) yield return (label, part);
    }

    private static IEnumerable<string> Unbulleted(string text)
    {
        text = Title.Replace(text, " ");
        foreach (string part in Separator.Split(RunOn.Replace(text, "$1 ")))
        {
            string entry = string.Join(' ', part.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Trim(' ', ',', ';', '-');
            if (entry is not "" and not ".") yield return entry;
        }
    }

    private static void AddEntry(List<Reference> references, string? label, string text, ReferenceId? citing, int? year, ref string? lastOrigin, ref int? lastYear)
    {
        text = Notal.Replace(text, "").Trim(' ', '.', ',');
        if (text.Length == 0 || Previous.IsMatch(text)) return;
        List<ReferenceId> ids = [.. IdsOf(text, citing, year, ref lastOrigin, ref lastYear)];
        if (ids.Count == 0)
        {
            // A word that belongs to the entry before: "PRAGUE, 1228".
            if (references.Count < 500 && text.Length > 1) references.Add(new Reference { Label = label, Text = text });
            return;
        }
        foreach (ReferenceId id in ids)
        {
            if (id == citing || references.Exists(known => known.ReferenceId == id && (known.Label == label || known.Label is null || label is null))) continue;
            references.Add(new Reference { Label = label, Text = text, ReferenceId = id });
        }
    }

    private static List<ReferenceId> IdsOf(string text, ReferenceId? citing, int? year, ref string? lastOrigin, ref int? lastYear)
    {
        var ids = new List<ReferenceId>();
        if (NoCable.IsMatch(text)) return ids;
        if (BareSerials.Match(text) is { Success: true } && (lastOrigin ?? citing?.Origin) is { } shared)
        {
            foreach (Match number in Digits.Matches(text)) Add(shared, number.Value, lastYear ?? year);
            lastOrigin = shared;
            return ids;
        }
        Match match = Entry.Match(text);
        if (!match.Success) match = Turned.Match(text);
        if (!match.Success) return ids;
        if (OriginCode.Find(match.Groups["origin"].ValueSpan) is not { } origin)
        {
            string words = string.Concat(match.Groups["origin"].Value.Where(char.IsAsciiLetter)).ToUpperInvariant();
            if (words.Length is < 4 or > 20 || NoOrigins.Any(no => words.EndsWith(no, StringComparison.Ordinal)) || !char.IsUpper(match.Groups["origin"].ValueSpan[0])) return ids;
            origin = words;
        }
        else if (NoOrigins.Contains(match.Groups["origin"].Value.Trim().ToUpperInvariant())) return ids;

        lastYear = YearOf(match) ?? year;
        lastOrigin = origin;
        Add(origin, match.Groups["serial"].Value, lastYear);
        foreach (Match more in MoreSerials.Matches(text[(match.Index + match.Length)..]))
        {
            if (more.Groups["serial"].Value is { Length: > 0 } serial) Add(origin, serial, lastYear);
        }
        return ids;

        void Add(string code, string serial, int? of)
        {
            serial = serial.Replace('O', '0').TrimStart('0');
            if (of is { } known && serial.Length is > 0 and < 8 && int.TryParse(serial, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
                ids.Add(new ReferenceId(known, code, number));
        }
    }

    private static int? YearOf(Match match)
    {
        Group group = match.Groups["year"].Success ? match.Groups["year"] : match.Groups["after"];
        if (!group.Success) return null;
        string digits = group.Value.Replace('O', '0');
        if (digits.Length == 3) digits = digits[1..];
        int year = int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        return digits.Length == 4 ? year : year >= 66 ? 1900 + year : 2000 + year;
    }

    // REF: REFS: Ref(s): REFTEL: REF. "REF A." PROGRAM REF: "REF: REF:" "REF: REFERENCE:"
    [GeneratedRegex(@"^[¶\s]*(PROGRAM )?(REFERENCES?|REFTELS?|REFS?(\(S\))?)\s*[:;.]?\s*((REFERENCES?|REFTELS?|REFS?)\s*:\s*)?", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex LabelPattern { get; }

    // A.  A)  (A)  [A]  A:  "A -"  (1)  a.  "A " before an origin; doubled: "A. A)"  "A. (A)"  "A. REF A"  "A. REF:"
    [GeneratedRegex(
        @"(?<=^|[\s;,.)¶-])[¶]?((?<letter>[A-Za-z])([.):]|\s-\s)|[\(\[](?<letter>[A-Za-z])[\)\]][.:]?|\((?<digit>\d{1,2})\)(?!\s*[A-Z]{1,3}\s\d)|(?<=^|\n|, |¶)(?<letter>[A-Z])(?=\s+(\d\d\s+)?[A-Z][A-Za-z]{2,}\s?[A-Za-z]*\s\d))(?!\w)(\s*(REF:|REF\s+[A-Z](?=\s)|[\(\[]?[A-Z][.)\]](?!\w*\.)|(?<=[A-Z]\.\s*)[A-Z](?=\s[A-Z]{3,}\s\d)))?\s*(?=\S)",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Bullet { get; }

    // A title in brackets or quotes behind an entry; a year in brackets stays.
    [GeneratedRegex(@"\((?!\d{2,4}\))(?=[^()]*[A-Za-z ]{4})[^()]{4,200}\)|""[^""]{0,200}""", RegexOptions.ExplicitCapture)]
    private static partial Regex Title { get; }

    // An origin and its serial that a line end or comma tore apart.
    [GeneratedRegex(@"\b((?:[A-Z]{3,}|[A-Z][a-z]{2,}))\s*[,\n]\s*(?=\d{2,6}(?![\d/]))")]
    private static partial Regex RunOn { get; }

    [GeneratedRegex(@"\s*;\s*|,\s*(?=\D|\d{2}\s*[A-Z])|\n(?=\s*('?\d{2,4}\s*)?[A-Z][A-Za-z' .-]+\s?\d)|\s&\s(?=\D)|\s(?:AND|and)\s(?=[A-Z(]\D)|(?<=\d)\s{2,}(?=('?\d\d\s)?[A-Z]{3})|(?<=\d)\s(?=\d{2,4}\s[A-Z]{3,}\s\d)|(?<=\d{2})\s(?=[A-Z]{4,}\s\d{2,})", RegexOptions.ExplicitCapture)]
    private static partial Regex Separator { get; }

    [GeneratedRegex(@"\s*\(?\bNOTAL\b\)?", RegexOptions.IgnoreCase)]
    private static partial Regex Notal { get; }

    [GeneratedRegex(@"^(and )?(previous|others|exchanges)\b.{0,40}$", RegexOptions.IgnoreCase)]
    private static partial Regex Previous { get; }

    [GeneratedRegex(@"\b(E-?MAILS?|TELCONS?|SVTC|IIR|TD-?\d|OSC|DTG|FAM|TELEPHONE|PHONE|FAX|MEMO|LETTER|DAILY|POINTS|INCSR|UNSCR|HUMAN RIGHTS|CA-\d|EXP\.? ?LIC|USDEL|FBIS|REPORT FOR|CIRCULAR NOTE|DIPNOTE|NOTE VERBALE)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex NoCable { get; }

    // 06 TBILISI 12; '08 BUENOS AIRES 1491; (99) ROME 2196; 10-OTTAWA-57; 09CAIRO0561; ASUNCION 701 (08); PANAMA 00789/08; QUITO 4525-91; AMMAN 07718 99
    [GeneratedRegex(
        @"^\W{0,3}(?:[\(']?(?<year>(?:19|20)\d\d|0?[O\d]\d)\)?[\s\-']{0,3})?(?<origin>[A-Za-z0][A-Za-z'’.\-/ 0]{1,34}?)[\s:.,\-]{0,3}#?\s?(?<serial>[O\d]\d{0,6})(?:\s?(?:\((?<after>\d{2,4})\)|[/\-](?<after>\d{2})(?!\d)|\s(?<after>\d{2})(?=$|[\s,;.])))?(?![\dA-Za-z])")]
    private static partial Regex Entry { get; }

    // 870 Ulaanbaatar; 377 KATHMANDU
    [GeneratedRegex(@"^(?<serial>\d{2,6})\s+(?<origin>[A-Z][A-Za-z'. -]{3,30})$")]
    private static partial Regex Turned { get; }

    [GeneratedRegex(@"^\d{2,7}(\s*([,/&]|AND|and)\s*\d{2,7})*$", RegexOptions.ExplicitCapture)]
    private static partial Regex BareSerials { get; }

    // BRASILIA 2799 AND 2764; Kabul 936/935; GUANGZHOU 11657 and 7743, 12155
    [GeneratedRegex(@"\G\s*(?:,|/|&|AND|and)\s*(?<serial>\d{2,7})(?!\d)(?!\s*[A-Z])", RegexOptions.ExplicitCapture)]
    private static partial Regex MoreSerials { get; }

    [GeneratedRegex(@"\d{2,7}")]
    private static partial Regex Digits { get; }
}
