using System.Globalization;
using CableViewer.Parsing.Lines;

namespace CableViewer.Parsing.References;

/// <content>What one entry names: origin, year and serials.</content>
internal sealed partial class ReferenceEntries
{
    private const int MostOriginWords = 5;
    private const int MostSerials = 50;

    // So many digits only State's serials have where the citing post's own are lower.
    private const int StateDigits = 5;
    private const string State = "STATE";

    // "06 TBILISI 12", "'08 BUENOS AIRES 1491", "(99) ROME 2196", "STATE (01) 201265", "ASUNCION 701 (08)", "BRASILIA 2799 AND 2764"
    private bool TryItem(int start, bool mustBeKnown, out Item item)
    {
        item = default;
        int i = start;
        while (i < tokens.Count && i - start < 3 && IsMarkOf(i, "'’`-<#.")) i++;
        while (IsWordAt(i) && ReferenceWords.Fillers.Contains(Upper(i))) i = SkipMarks(i + 1, ".:");
        int first = i;
        int? year = null;
        if (TryYear(i, out int stated, out int next) && IsWordAt(next)) (year, i) = (stated, next);

        int wordsStart = i, wordsEnd = i, words = 0;
        bool stops = false;
        while (IsWordAt(i) && words < MostOriginWords)
        {
            if (words > 0 && (Upper(i) is "NO" or "NR" || (words == 1 && IsWord(i, "TEL"))))
            {
                i = SkipMarks(i + 1, ".");
                break;
            }
            // "BANGKOK A-50" is an airgram, a letter of a series of its own.
            if (words > 0 && IsWord(i, "A") && IsMark(i + 1, '-') && IsNumberAt(i + 2)) return false;
            stops |= ReferenceWords.NotOrigins.Contains(Upper(i));
            words++;
            wordsEnd = ++i;
            int joined = SkipMarks(i, "-./");
            if (joined - i <= 1 && IsWordAt(joined)) i = joined;
        }
        if (words == 0) return false;
        string? split = null;
        if (TryYearBetween(ref i, wordsStart, wordsEnd, ref year, out string? around)) split = around;
        bool isApart = !IsMark(i, '-') && !IsMark(i, '/');
        i = SkipMarks(i, "#:.,-");
        if (!TrySerial(i, out int serial)) return false;
        if ((split ?? FindOrigin(wordsStart, wordsEnd, words, serial, year, stops, mustBeKnown, isApart)) is not { } origin) return false;
        // "BRASILIA 09 MDA 839": a year, and the number of something else.
        if (year is null && tokens[i].Length == 2 && text[tokens[i].Start] == '0' && IsYear(i) && IsWordAt(i + 1) && !IsEndOfEntry(i + 1))
            return false;

        int end = ++i;
        var serials = new List<int>(1) { serial };
        if (TryYearAfter(i, out int later, out int afterYear)) (year, i, end) = (year ?? later, afterYear, afterYear);
        AddMoreSerials(ref i, ref end, serials);
        if (year is null && TryYearOfDate(i, out int dated)) year = dated;
        item = new Item(origin, year, serials, first, end, i);
        return true;
    }

    // "STATE (01) 201265", "STATE 01 201265", "LIMA 08-1234", "SAO 06 PAULO 1038"
    private bool TryYearBetween(ref int i, int wordsStart, int wordsEnd, ref int? year, out string? origin)
    {
        origin = null;
        bool isBracketed = IsMarkOf(i, "([");
        if (!TryYear(i, out int between, out int next)) return false;
        if (isBracketed || IsYearBeforeSerial(i, next))
        {
            if (!IsNumberAt(next)) return false;
            (year, i) = (year ?? between, next);
            return true;
        }
        if (year is not null || !IsYear(i)) return false;
        int end = next;
        while (IsWordAt(end) && end - next < MostOriginWords) end++;
        if (end == next || !IsNumberAt(end)) return false;
        string name = string.Concat(text.AsSpan(tokens[wordsStart].Start, tokens[wordsEnd - 1].End - tokens[wordsStart].Start),
            text.AsSpan(tokens[next].Start, tokens[end - 1].End - tokens[next].Start));
        if (OriginCode.FindExactly(name) is not { } whole) return false;
        (year, i, origin) = (between, end, whole);
        return true;
    }

    // Two or four digits that a longer number follows, with a blank or a hyphen between.
    private bool IsYearBeforeSerial(int i, int next) =>
        IsYear(i) && IsNumberAt(next) && tokens[next].Length >= 3 && !tokens[next].OpensLine
            && (IsMark(i + 1, '-') ? next == i + 2 : next == i + 1 && tokens[next].IsApart);

    // "870 Ulaanbaatar", "377 KATHMANDU"; "2005 Vilnius" is a year, and names no serial.
    private bool TryTurned(int start, out Item item)
    {
        item = default;
        if (!TrySerial(start, out int serial) || tokens[start].Length < 2 || IsYear(start)) return false;
        int i = start + 1, words = 0;
        while (IsWordAt(i) && words < 3 && !IsWord(i, "AND") && !(words > 0 && TryBullet(i, out _, out _)))
        {
            i++;
            words++;
        }
        if (words == 0 || (i < tokens.Count && !IsEndOfEntry(i))) return false;
        ReadOnlySpan<char> typed = text.AsSpan(tokens[start + 1].Start, tokens[i - 1].End - tokens[start + 1].Start);
        if ((OriginCode.FindExactly(typed)
            ?? (OriginCode.Letters(typed) is { } named && citing.Posts.Contain(named) ? named : null)) is not { } origin) return false;
        item = new Item(origin, null, [serial], start, i, i);
        return true;
    }

    // "B. 2962" takes the origin before it; "A) 6307" at the beginning that of the citing cable, or State's where the post had not reached
    // that number.
    private bool TryBare(int start, out Item item)
    {
        item = default;
        if (!TrySerial(start, out int serial) || tokens[start].Length < 2) return false;
        string? origin = lastOrigin;
        // "C. 2008": a year, unless numbers near it are serials.
        if (IsYear(start) && tokens[start].Length == 4 && (lastOrigin is null || Math.Abs(serial - lastSerial) > 100)) return false;
        if (origin is null && citing.Id is { } own)
        {
            if (serial <= own.Serial) origin = own.Origin;
            else if (own.Origin != State && tokens[start].Length >= StateDigits) origin = State;
        }
        if (origin is null) return false;
        int i = start + 1, end = i;
        var serials = new List<int>(1) { serial };
        AddMoreSerials(ref i, ref end, serials);
        if (i < tokens.Count && !IsEndOfEntry(i)) return false;
        item = new Item(origin, lastYear, serials, start, end, i);
        return true;
    }

    // "936/935", "2799 AND 2764", "11657 and 7743, 12155"; not the year of the next entry.
    private void AddMoreSerials(ref int i, ref int end, List<int> serials)
    {
        while (i < tokens.Count && serials.Count < MostSerials)
        {
            int number = i;
            while (number < tokens.Count && number - i < 2 && (IsMarkOf(number, ",/&") || IsWord(number, "AND"))) number++;
            if (number == i || !TrySerial(number, out int serial) || tokens[number].Length < 2) return;
            if (IsWordAt(number + 1) && tokens[number + 1].IsApart && !tokens[number + 1].OpensLine && !IsWord(number + 1, "AND")
                && !ReferenceWords.Trailers.Contains(Upper(number + 1))) return;
            if (IsMark(number + 1, '/') && tokens[number].Length < 3) return;
            serials.Add(serial);
            i = end = number + 1;
        }
    }

    // "06", "2007", "094", "O4", "(99)", "[99]", "0 8"
    private bool TryYear(int i, out int year, out int next)
    {
        (year, next) = (0, i);
        bool bracketed = IsMarkOf(i, "([");
        int at = bracketed ? SkipMarks(i + 1, "'’") : i;
        if (!IsNumberAt(at)) return false;
        // "0 8 TRIPOLI 227"
        if (tokens[at].Length == 1 && text[tokens[at].Start] == '0' && IsNumberAt(at + 1) && tokens[at + 1].Length == 1 && IsWordAt(at + 2)
            && !bracketed)
        {
            (year, next) = (2000 + text[tokens[at + 1].Start] - '0', at + 2);
            return true;
        }
        if (!TryReadYear(text.AsSpan(tokens[at].Start, tokens[at].Length), out year)) return false;
        at++;
        if (bracketed)
        {
            if (!IsMarkOf(at, ")]")) return false;
            at++;
        }
        next = SkipMarks(at, "-'’/");
        return true;
    }

    // "(08)", "/08", "-91", "-2008"; "99" and "2008" at the end of an entry; "OF 2008"
    private bool TryYearAfter(int i, out int year, out int next)
    {
        (year, next) = (0, i);
        if (i >= tokens.Count) return false;
        if (IsMarkOf(i, "([")) return TryYear(i, out year, out next);
        bool isWorded = IsWord(i, "OF") || IsWord(i, "FROM");
        int number = isWorded || IsMark(i, '/') || IsMark(i, '-') ? SkipMarks(i + 1, "'’") : SkipMarks(i, "'’");
        if (!IsNumberAt(number) || tokens[number].Length is not (2 or 4)) return false;
        if (!TryReadYear(text.AsSpan(tokens[number].Start, tokens[number].Length), out year) || year > (citing.Year ?? 2010)) return false;
        bool isJoined = number > i && !isWorded && text[tokens[i].Start] is '/' or '-';
        if (isJoined ? tokens[number].IsApart : (tokens[number].OpensLine || (number + 1 < tokens.Count && !IsEndOfEntry(number + 1))))
            return false;
        next = number + 1;
        return true;
    }

    // "STATE 12345 DATED 11/12/06", "LIMA 12 OF MARCH 3, 2006"
    private bool TryYearOfDate(int i, out int year)
    {
        year = 0;
        if (!IsWord(i, "DATED") && !IsWord(i, "DTD") && !IsWord(i, "OF")) return false;
        for (int at = i + 1; at < tokens.Count && at < i + 7 && !tokens[at].OpensLine && !IsMark(at, ';'); at++)
        {
            bool closes = IsMark(at - 1, '/') || tokens[at].Length == 4;
            if (IsNumberAt(at) && closes && !IsMark(at + 1, '/') && IsYear(at))
                return TryReadYear(text.AsSpan(tokens[at].Start, tokens[at].Length), out year);
        }
        return false;
    }

    // Two digits or four that are a year, and not one to come.
    private bool IsYear(int i) =>
        IsNumberAt(i) && tokens[i].Length is 2 or 4 && TryReadYear(text.AsSpan(tokens[i].Start, tokens[i].Length), out int year)
            && year <= (citing.Year ?? 2010);

    private static bool TryReadYear(ReadOnlySpan<char> digits, out int year)
    {
        Span<char> clean = stackalloc char[8];
        year = 0;
        if (digits.Length is < 2 or > 4) return false;
        for (int i = 0; i < digits.Length; i++) clean[i] = digits[i] is 'O' or 'o' ? '0' : digits[i];
        clean = clean[..digits.Length];
        // Three digits with a leading zero: the last two count.
        if (clean.Length == 3 && clean[0] != '0') return false;
        if (!int.TryParse(clean.Length == 3 ? clean[1..] : clean, NumberStyles.None, CultureInfo.InvariantCulture, out year)) return false;
        if (clean.Length == 4) return year is >= 1966 and <= 2010;
        year += year >= 66 ? 1900 : 2000;
        return year <= 2010;
    }

    private bool TrySerial(int i, out int serial)
    {
        serial = 0;
        if (!IsNumberAt(i)) return false;
        string digits = string.Concat(text[tokens[i].Start..tokens[i].End].Where(c => c != ' ')).Replace('O', '0').Replace('o',
            '0').TrimStart('0');
        if (digits.Length is 0 or > 7 || tokens[i].Length > 12 || IsEllipsis(tokens[i].End)) return false;
        // "301601Z", "4B": no serial runs into a letter, but "14201B. GENEVA 133" runs into the next bullet.
        if (IsWordAt(i + 1) && !tokens[i + 1].IsApart && !IsGluedBullet(i + 1)) return false;
        // "311345 Z MAY 73" is a date-time group, "12/14/07" a date.
        if (tokens[i].Length == 6 && IsWord(i + 1, "Z")) return false;
        if (IsMark(i + 1, '/') && IsNumberAt(i + 2) && IsMark(i + 3, '/') && IsNumberAt(i + 4)) return false;
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out serial);
    }

    // Port of Spain holds a word that elsewhere says that this is no cable.
    private string? FindOrigin(int start, int end, int words, int serial, int? year, bool stops, bool mustBeKnown, bool isApart)
    {
        ReadOnlySpan<char> typed = text.AsSpan(tokens[start].Start, tokens[end - 1].End - tokens[start].Start);
        if (OriginCode.FindExactly(typed) is { } exact) return exact;
        if (stops) return null;
        if (OriginCode.Letters(typed) is { } named && citing.Posts.Contain(named)) return named;
        if (mustBeKnown || (serial < 10 && year is null)) return null;
        if (OriginCode.Find(typed) is { } near) return near;
        // An office that no table knows is written in capitals, as one word, with a blank before the number; "IMSWM-0028" is a paper.
        if (words > 1 || tokens[start].Length is < 4 or > 20 || (!isApart && year is null)) return null;
        string code = Upper(start);
        return typed.SequenceEqual(code) && code.AsSpan().IndexOfAnyExceptInRange('A', 'Z') < 0
            && !LineKind.IsRedaction(code) ? code : null;
    }

    /// <param name="Year">Null where none is typed.</param>
    /// <param name="Start">Index of its first token.</param>
    /// <param name="End">After the last token that is part of it.</param>
    /// <param name="Next">Where reading goes on.</param>
    private readonly record struct Item(string Origin, int? Year, List<int> Serials, int Start, int End, int Next);
}
