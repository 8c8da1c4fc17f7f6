using System.Collections.Frozen;
using System.Globalization;
using CableViewer.Cables;

namespace CableViewer.Parsing;

/// <summary>
/// The entries of one REF block, in order: <c>[bullet] [year] ORIGIN serial [year] [more serials]</c>, and what is no cable as text
/// (formats.md 3.4). One pass over the tokens; nothing is looked at more than a few times.
/// </summary>
internal sealed class ReferenceEntries
{
    private const int MostEntries = 500;
    private const int MostOriginWords = 5;

    // Words that look like an origin in front of a number and are none: "OCTOBER 14", "IIR 6 832", "TD 314".
    private static readonly FrozenSet<string> NoOrigins = new[]
    {
        "JANUARY", "FEBRUARY", "MARCH", "APRIL", "MAY", "JUNE", "JULY", "AUGUST", "SEPTEMBER", "OCTOBER", "NOVEMBER", "DECEMBER", "JAN", "FEB", "MAR", "APR", "JUN", "JUL", "AUG", "SEP",
        "SEPT", "OCT", "NOV", "DEC", "SECTION", "PAGE", "PAGES", "IIR", "TD", "TDX", "OSC", "DTG", "FAM", "FAH", "CA", "UNSCR", "UNSC", "UNGA", "REPORT", "REPORTS", "EMAIL", "EMAILS", "MAIL",
        "MAILS", "E", "TELCON", "TELCONS", "TELEPHONE", "PHONE", "CALL", "SVTC", "MEMO", "MEMORANDUM", "LETTER", "PARA", "PARAS", "PARAGRAPH", "PART", "DAILY", "OF", "DATED", "DATE", "NUMBER",
        "MSG", "MESSAGE", "FAX", "FBIS", "GMP", "EUP", "CIA", "ART", "ARTICLE", "RESOLUTION", "THRU", "FOR", "ON", "IN", "FROM", "TO", "WITH", "BY", "INCSR", "SPOT", "POINTS", "EXP", "LIC",
        "LICENSE", "CODEL", "STAFFDEL", "USDEL", "NOTE", "NOTES", "DIPNOTE", "CIRCULAR", "RIGHTS", "CASE", "TAB", "ANNEX", "DRAFT", "ITEM", "CLASSIFIED", "REASON", "REASONS", "DECL",
        "EO", "INTELLIGENCE", "BULLETIN", "GRPO", "VISAS", "DONKEY", "CABLE", "CABLES", "AGREEMENT", "TREATY", "PROTOCOL", "GUIDANCE", "VERSION", "REV", "ROOM", "LAW", "ACT", "USC", "CFR", "INA",
    }.ToFrozenSet();

    // What marks an entry as no cable, wherever it stands in it.
    private static readonly FrozenSet<string> NoCableWords = new[]
    {
        "EMAIL", "EMAILS", "MAIL", "MAILS", "TELCON", "TELCONS", "SVTC", "IIR", "FAX", "MEMO", "LETTER", "FBIS", "OSC", "PHONE", "TELEPHONE", "CONVERSATION", "MEETING", "REPORT", "DISCUSSION", "FAM", "FAH", "NOTE",
    }.ToFrozenSet();

    // Words in front of an entry that say nothing of it.
    private static readonly FrozenSet<string> Fillers = new[] { "AND", "SEE", "ALSO", "CF", "REF", "REFTEL", "NO", "NR" }.ToFrozenSet();

    private static readonly FrozenSet<string> Trailers = new[] { "AND", "NOTAL", "NOTALS", "PREVIOUS", "OTHERS", "EARLIER", "EXCHANGES", "ET", "AL", "SERIES", "SEQ", "PASSIM", "A", "THE", "ALL" }.ToFrozenSet();

    private readonly string text;
    private readonly List<ReferenceToken> tokens;
    private readonly ReferenceId? citing;
    private readonly int? citingYear;
    private readonly NamedPosts posts;
    private readonly List<Reference> references;

    private string? label;
    private char lastLetter;
    private int lastDigit;
    private string? lastOrigin;
    private int? lastYear;

    // Where words begin that are no cable, -1 where none are gathered; whether they merely trail an entry.
    private int restStart = -1;
    private bool restTrails;

    private ReferenceEntries(string text, ReferenceId? citing, int? year, NamedPosts posts, List<Reference> references)
    {
        this.text = text;
        tokens = ReferenceTokens.Cut(text);
        this.citing = citing;
        citingYear = year;
        this.posts = posts;
        this.references = references;
    }

    /// <param name="citing">The citing cable, which is never listed.</param>
    /// <param name="year">Of the citing cable.</param>
    /// <param name="posts">Origins besides those of the table.</param>
    public static void AddTo(List<Reference> references, string block, ReferenceId? citing, int? year, NamedPosts posts) =>
        new ReferenceEntries(block, citing, year, posts, references).Run();

    /// <summary>Whether a line begins with an entry, bulleted or not.</summary>
    public static bool BeginsEntry(string line)
    {
        var entries = new ReferenceEntries(line, null, null, NamedPosts.None, []);
        int at = 0;
        if (entries.TryBullet(0, out _, out int behind)) at = behind;
        return entries.TryItem(at, out _) || entries.TryTurned(at, out _) || (at > 0 && (entries.TryBare(at, out _) || entries.HasNoCableWord(0, entries.tokens.Count)));
    }

    private void Run()
    {
        bool boundary = true, afterItem = false;
        int i = 0;
        while (i < tokens.Count && references.Count < MostEntries)
        {
            if (TryBullet(i, out string bullet, out int next))
            {
                Flush(i);
                label = bullet;
                i = SkipDoubled(next);
                (boundary, afterItem) = (true, false);
                continue;
            }
            ReferenceToken token = tokens[i];
            boundary |= token.OpensLine || IsWord(i, "AND");
            if ((boundary || afterItem) && (TryItem(i, out Item item) || TryTurned(i, out item) || (boundary && restStart < 0 && TryBare(i, out item))))
            {
                Flush(i);
                Emit(item);
                i = item.Next;
                (boundary, afterItem) = (false, true);
                restTrails = true;
                continue;
            }
            if (IsMark(i, ';'))
            {
                Flush(i);
                (boundary, afterItem) = (true, false);
                restTrails = false;
                i++;
                continue;
            }
            if (token.OpensLine && restStart < 0) restTrails = restTrails && !HasNoCableWord(i, EndOfLine(i));
            if (restStart < 0 && !(token.Kind is ReferenceTokenKind.Mark && text[token.Start] is ',' or '.' or '-' or '&' or '/' or '¶' or ')' or '>' or '<' or ':')) restStart = i;
            boundary = IsMark(i, ',') || IsMark(i, '&') || IsWord(i, "AND");
            if (boundary && restStart >= 0 && restTrails)
            {
                // Behind a comma words may be an entry of their own: "ROME 12, SMITH E-MAIL".
                restStart = -1;
                restTrails = !HasNoCableWord(i + 1, EndOfLine(i));
            }
            int close = EndOfBracket(i);
            afterItem &= close > i;
            i = close > i ? close : i + 1;
        }
        Flush(tokens.Count);
    }

    private void Flush(int end)
    {
        int start = restStart;
        bool trails = restTrails;
        restStart = -1;
        restTrails = false;
        if (start < 0 || trails || start >= end || references.Count >= MostEntries) return;
        while (end > start && tokens[end - 1].Kind is ReferenceTokenKind.Mark && text[tokens[end - 1].Start] is ',' or '.' or ';' or '-' or '¶' or '&') end--;
        while (end > start && IsWord(end - 1, "AND")) end--;
        bool says = false;
        for (int i = start; i < end && !says; i++)
            says = tokens[i].Kind is ReferenceTokenKind.Number || (tokens[i].Kind is ReferenceTokenKind.Word && tokens[i].Length > 1 && !Trailers.Contains(Upper(i)));
        if (!says) return;
        references.Add(new Reference { Label = label, Text = TextOf(start, end) });
    }

    private void Emit(Item item)
    {
        (lastOrigin, lastYear) = (item.Origin, item.Year);
        string typed = TextOf(item.Start, item.End);
        foreach (int serial in item.Serials)
        {
            if (item.Year is not { } year || references.Count >= MostEntries) continue;
            var id = new ReferenceId(year, item.Origin, serial);
            if (id == citing || references.Exists(known => known.ReferenceId == id && (known.Label == label || known.Label is null || label is null))) continue;
            references.Add(new Reference { Label = label, Text = typed, ReferenceId = id });
        }
        // Without the year of the citing cable there is an entry, but no ID.
        if (item.Year is null) references.Add(new Reference { Label = label, Text = typed });
    }

    // "06 TBILISI 12", "'08 BUENOS AIRES 1491", "(99) ROME 2196", "STATE (01) 201265", "ASUNCION 701 (08)", "BRASILIA 2799 AND 2764"
    private bool TryItem(int start, out Item item)
    {
        item = default;
        int i = start;
        while (i < tokens.Count && i - start < 3 && tokens[i].Kind is ReferenceTokenKind.Mark && text[tokens[i].Start] is '\'' or '’' or '`' or '-' or '<' or '#' or '.') i++;
        while (i < tokens.Count && tokens[i].Kind is ReferenceTokenKind.Word && Fillers.Contains(Upper(i))) i = SkipMarks(i + 1, ".:");
        int first = i;
        int? year = null;
        if (TryYear(i, out int stated, out int behind) && behind < tokens.Count && tokens[behind].Kind is ReferenceTokenKind.Word) (year, i) = (stated, behind);

        int wordsStart = i, wordsEnd = i, words = 0;
        bool stops = false;
        while (i < tokens.Count && tokens[i].Kind is ReferenceTokenKind.Word && words < MostOriginWords)
        {
            if (words > 0 && Fillers.Contains(Upper(i)) && Upper(i) is "NO" or "NR")
            {
                i = SkipMarks(i + 1, ".");
                break;
            }
            stops |= NoOrigins.Contains(Upper(i));
            words++;
            wordsEnd = ++i;
            int joined = SkipMarks(i, "-./");
            if (joined < tokens.Count && joined - i <= 1 && tokens[joined].Kind is ReferenceTokenKind.Word) i = joined;
        }
        if (words == 0) return false;
        if (IsMark(i, '(') && TryYear(i, out int between, out int afterBetween) && afterBetween < tokens.Count && tokens[afterBetween].Kind is ReferenceTokenKind.Number)
            (year, i) = (year ?? between, afterBetween);
        i = SkipMarks(i, "#:.,-");
        if (!TrySerial(i, out int serial)) return false;
        if (FindOrigin(wordsStart, wordsEnd, words, serial, year, stops) is not { } origin) return false;

        int end = ++i;
        var serials = new List<int>(1) { serial };
        if (TryYearBehind(i, out int later, out int afterYear)) (year, i, end) = (year ?? later, afterYear, afterYear);
        AddMoreSerials(ref i, ref end, serials);
        item = new Item(origin, year ?? citingYear, serials, first, end, i);
        return true;
    }

    // "870 Ulaanbaatar", "377 KATHMANDU"
    private bool TryTurned(int start, out Item item)
    {
        item = default;
        if (!TrySerial(start, out int serial) || tokens[start].Length < 2) return false;
        int i = start + 1, words = 0;
        while (i < tokens.Count && tokens[i].Kind is ReferenceTokenKind.Word && words < 3 && !IsWord(i, "AND"))
        {
            i++;
            words++;
        }
        if (words == 0 || (i < tokens.Count && !IsEndOfEntry(i))) return false;
        ReadOnlySpan<char> typed = text.AsSpan(tokens[start + 1].Start, tokens[i - 1].End - tokens[start + 1].Start);
        if ((OriginCode.FindExactly(typed) ?? (OriginCode.Letters(typed) is { } named && posts.Contain(named) ? named : null)) is not { } origin) return false;
        item = new Item(origin, citingYear, [serial], start, i, i);
        return true;
    }

    // "B. 2962" takes the origin before it; "A) 6307" at the beginning that of the citing cable.
    private bool TryBare(int start, out Item item)
    {
        item = default;
        if (!TrySerial(start, out int serial) || tokens[start].Length < 2 || (lastOrigin ?? citing?.Origin) is not { } origin) return false;
        int i = start + 1, end = i;
        var serials = new List<int>(1) { serial };
        AddMoreSerials(ref i, ref end, serials);
        if (i < tokens.Count && !IsEndOfEntry(i)) return false;
        item = new Item(origin, lastYear ?? citingYear, serials, start, end, i);
        return true;
    }

    // "936/935", "2799 AND 2764", "11657 and 7743, 12155"; not the year of the next entry.
    private void AddMoreSerials(ref int i, ref int end, List<int> serials)
    {
        while (i < tokens.Count && serials.Count < 50)
        {
            int number = i;
            while (number < tokens.Count && number - i < 2 && (IsMark(number, ',') || IsMark(number, '/') || IsMark(number, '&') || IsWord(number, "AND"))) number++;
            if (number == i || !TrySerial(number, out int serial) || tokens[number].Length < 2) return;
            if (number + 1 < tokens.Count && tokens[number + 1].Kind is ReferenceTokenKind.Word && !IsWord(number + 1, "AND") && !Trailers.Contains(Upper(number + 1))) return;
            if (number + 1 < tokens.Count && IsMark(number + 1, '/') && tokens[number].Length < 3) return;
            serials.Add(serial);
            i = end = number + 1;
        }
    }

    // "06", "2007", "094", "O4", "(99)"
    private bool TryYear(int i, out int year, out int next)
    {
        (year, next) = (0, i);
        bool bracketed = IsMark(i, '(');
        int at = bracketed ? SkipMarks(i + 1, "'’") : i;
        if (at >= tokens.Count || tokens[at].Kind is not ReferenceTokenKind.Number || !TryReadYear(text.AsSpan(tokens[at].Start, tokens[at].Length), out year)) return false;
        at++;
        if (bracketed)
        {
            if (!IsMark(at, ')')) return false;
            at++;
        }
        next = SkipMarks(at, "-'’/");
        return true;
    }

    // "(08)", "/08", "-91", and "99" at the end of an entry
    private bool TryYearBehind(int i, out int year, out int next)
    {
        (year, next) = (0, i);
        if (i >= tokens.Count) return false;
        if (IsMark(i, '(')) return TryYear(i, out year, out next);
        int number = IsMark(i, '/') || IsMark(i, '-') ? i + 1 : i;
        if (number >= tokens.Count || tokens[number].Kind is not ReferenceTokenKind.Number || tokens[number].Length != 2) return false;
        if (!TryReadYear(text.AsSpan(tokens[number].Start, 2), out year) || year > (citingYear ?? 2010)) return false;
        if (number > i ? tokens[number].IsApart : number + 1 < tokens.Count && (!IsEndOfEntry(number + 1) || tokens[number].OpensLine)) return false;
        next = number + 1;
        return true;
    }

    private static bool TryReadYear(ReadOnlySpan<char> digits, out int year)
    {
        Span<char> clean = stackalloc char[8];
        year = 0;
        if (digits.Length is < 2 or > 4) return false;
        for (int i = 0; i < digits.Length; i++) clean[i] = digits[i] == 'O' ? '0' : digits[i];
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
        if (i >= tokens.Count || tokens[i].Kind is not ReferenceTokenKind.Number) return false;
        ReadOnlySpan<char> digits = text.AsSpan(tokens[i].Start, tokens[i].Length).TrimStart("0O");
        if (digits.Length is 0 or > 7 || tokens[i].Length > 12) return false;
        // "301601Z", "4B": no serial runs into a letter, but "B)HK05511C." may.
        if (i + 1 < tokens.Count && tokens[i + 1].Kind is ReferenceTokenKind.Word && !tokens[i + 1].IsApart) return false;
        return int.TryParse(digits.Contains('O') ? digits.ToString().Replace('O', '0') : digits, NumberStyles.None, CultureInfo.InvariantCulture, out serial);
    }

    // Port of Spain holds a word that elsewhere says that this is no cable.
    private string? FindOrigin(int start, int end, int words, int serial, int? year, bool stops)
    {
        ReadOnlySpan<char> typed = text.AsSpan(tokens[start].Start, tokens[end - 1].End - tokens[start].Start);
        if (OriginCode.FindExactly(typed) is { } exact) return exact;
        if (stops) return null;
        if (OriginCode.Letters(typed) is { } named && posts.Contain(named)) return named;
        if (serial < 10 && year is null) return null;
        if (OriginCode.Find(typed) is { } near) return near;
        // An office that no table knows is written in capitals, as one word.
        if (words > 1 || tokens[start].Length is < 4 or > 20) return null;
        string code = Upper(start);
        return typed.SequenceEqual(code) && code.AsSpan().IndexOfAnyExceptInRange('A', 'Z') < 0 ? code : null;
    }

    // "A.", "A)", "(A)", "[A]", "A:", "A -", "(1)", "1)", "a.", a bare "A " before an origin; with a pilcrow or dashes before it.
    private bool TryBullet(int start, out string bullet, out int next)
    {
        (bullet, next) = ("", start);
        int i = SkipMarks(start, "¶-");
        if (i >= tokens.Count) return false;
        bool opens = start == 0 || i > start || tokens[start].OpensLine || IsMark(start - 1, ';') || IsMark(start - 1, ',') || IsMark(start - 1, ')') || IsMark(start - 1, '¶');
        if (!opens && !tokens[start].IsApart && !IsMark(start - 1, '.')) return false;

        char open = IsMark(i, '(') ? '(' : IsMark(i, '[') ? '[' : default;
        int name = open == default ? i : i + 1;
        if (name >= tokens.Count) return false;
        if (tokens[name].Kind is ReferenceTokenKind.Number)
        {
            if (!IsMark(name + 1, ')') || tokens[name].Length > 2 || !int.TryParse(text.AsSpan(tokens[name].Start, tokens[name].Length), NumberStyles.None, CultureInfo.InvariantCulture, out int digit)) return false;
            // "(99) ROME 2196" is a year.
            if (digit != lastDigit + 1 || text[tokens[name].Start] == '0') return false;
            bullet = digit.ToString(CultureInfo.InvariantCulture);
            next = SkipMarks(name + 2, ".:");
            return true;
        }
        if (tokens[name].Kind is not ReferenceTokenKind.Word || tokens[name].Length != 1 || !char.IsAsciiLetter(text[tokens[name].Start])) return false;
        char letter = char.ToUpperInvariant(text[tokens[name].Start]);
        if (!opens && letter != lastLetter + 1 && letter != lastLetter) return false;

        bool closed = IsMark(name + 1, ')') || IsMark(name + 1, ']');
        if (open != default)
        {
            if (!closed) return false;
            next = SkipMarks(name + 2, ".:");
        }
        else if (closed || IsMark(name + 1, '.') || IsMark(name + 1, ':'))
        {
            // Initials: "D.C.", "A. B. SMITH E-MAIL".
            if (!closed && name + 2 < tokens.Count && tokens[name + 2].Kind is ReferenceTokenKind.Word && tokens[name + 2].Length == 1 && !tokens[name + 2].IsApart) return false;
            next = name + 2;
        }
        else if (IsMark(name + 1, '-') && tokens[name + 1].IsApart) next = name + 2;
        else if (opens || letter == lastLetter + 1)
        {
            if (name + 1 >= tokens.Count || !tokens[name + 1].IsApart || !(TryItem(name + 1, out _) || (letter == lastLetter && label is not null))) return false;
            next = name + 1;
        }
        else return false;
        bullet = letter.ToString();
        return true;
    }

    // "A. A) PARIS 1", "A. (A) PARIS 1", "A. REF A STATE 1", "A. REF: KATHMANDU 2282", "B. B HAVANA 772"
    private int SkipDoubled(int i)
    {
        if (label![0] is >= 'A' and <= 'Z') lastLetter = label[0];
        else lastDigit = int.Parse(label, CultureInfo.InvariantCulture);
        for (int again = 0; again < 3 && i < tokens.Count; again++)
        {
            if (IsWord(i, "REF") || IsWord(i, "REFTEL"))
            {
                i = SkipMarks(i + 1, ":.");
                if (i < tokens.Count && tokens[i].Kind is ReferenceTokenKind.Word && Upper(i) == label) i = SkipMarks(i + 1, ":.)");
            }
            else if (TryBullet(i, out string same, out int next) && same == label) i = next;
            else if (tokens[i].Kind is ReferenceTokenKind.Word && Upper(i) == label && TryItem(i + 1, out _)) i++;
            else break;
        }
        return i;
    }

    // An entry ends at the end, a line's end, a separator, a bullet or a bracket.
    private bool IsEndOfEntry(int i) =>
        tokens[i].OpensLine || IsMark(i, ';') || IsMark(i, ',') || IsMark(i, '(') || IsMark(i, '.') || IsMark(i, '&') || IsMark(i, '"') || IsMark(i, '¶') || IsWord(i, "AND") || TryBullet(i, out _, out _);

    // Behind a title in brackets or quotes; the same index where there is none.
    private int EndOfBracket(int i)
    {
        char close = IsMark(i, '(') ? ')' : IsMark(i, '"') ? '"' : IsMark(i, '“') ? '”' : default;
        if (close == default) return i;
        for (int j = i + 1; j < tokens.Count && j < i + 80; j++)
            if (IsMark(j, close)) return j + 1;
        return i;
    }

    private int EndOfLine(int i)
    {
        i++;
        while (i < tokens.Count && !tokens[i].OpensLine && !IsMark(i, ';')) i++;
        return i;
    }

    private bool HasNoCableWord(int from, int to)
    {
        for (int i = from; i < to; i++)
            if (tokens[i].Kind is ReferenceTokenKind.Word && NoCableWords.Contains(Upper(i))) return true;
        return false;
    }

    private bool IsMark(int i, char mark) => i >= 0 && i < tokens.Count && tokens[i].Kind is ReferenceTokenKind.Mark && text[tokens[i].Start] == mark;

    private bool IsWord(int i, string word) =>
        i < tokens.Count && tokens[i].Kind is ReferenceTokenKind.Word && text.AsSpan(tokens[i].Start, tokens[i].Length).Equals(word, StringComparison.OrdinalIgnoreCase);

    private int SkipMarks(int i, string marks)
    {
        while (i < tokens.Count && tokens[i].Kind is ReferenceTokenKind.Mark && marks.Contains(text[tokens[i].Start])) i++;
        return i;
    }

    private string Upper(int i) => text[tokens[i].Start..tokens[i].End].ToUpperInvariant();

    private string TextOf(int start, int end) => WhiteSpace.Fold(text.AsSpan(tokens[start].Start, tokens[end - 1].End - tokens[start].Start));

    /// <param name="Start">Index of its first token.</param>
    /// <param name="End">Behind the last token that is part of it.</param>
    /// <param name="Next">Where reading goes on.</param>
    private readonly record struct Item(string Origin, int? Year, List<int> Serials, int Start, int End, int Next);
}
